// Findings, hover, quick fix and repair on save, proven by the file on disk.

import { step } from './step.mjs';
import { eventually } from './workbench.mjs';

export async function repairing({ code, draft, repaired, expected, put, disk, findingsAre }) {
  put('draft.md', draft);
  put('saved.md', draft);
  put('lost.txt', 'آنها میخواهند کتابهای تازه را بخوانند.\n');

  await step('the packed extension starts its own server and marks the draft', async () => {
    await code.openFile('draft.md');
    await code.squiggles().first().waitFor({ state: 'attached' });
    await findingsAre(expected.length);
  });

  await step('hover tells what is wrong', async () => {
    await code.hover(expected[0].text, expected[0].message);
    await code.press('Escape');
  });

  await step('the preferred quick fix repairs one finding', async () => {
    await code.click(expected[0].text);
    await code.choose(expected[0].fixes[0].title);
    await findingsAre(expected.length - 1);
  });

  await step('the file is untouched until it is saved', () => {
    if (disk('draft.md') !== draft) throw new Error(disk('draft.md'));
  });

  await step('saving repairs all that is certain', async () => {
    await code.press('Control+S');
    await eventually('the repaired text on disk', () => disk('draft.md') === repaired);
    await findingsAre(0);
  });

  await step('saving repairs a draft that no quick fix touched', async () => {
    await code.openFile('saved.md');
    await findingsAre(expected.length);
    await code.press('Control+End');
    await code.page.keyboard.type('x');
    await code.press('Backspace', 'Control+S');
    await eventually('the repaired text on disk', () => disk('saved.md') === repaired);
    await code.press('Control+Z');
    await findingsAre(expected.length);
  });

  await step('the palette repairs all that is certain', async () => {
    await code.command('Pirast: Repair Everything Certain in This Document');
    await findingsAre(0);
  });

  await step('the palette restores lost half-spaces', async () => {
    await code.openFile('lost.txt');
    await findingsAre(2);
    await code.command('Pirast: Restore Lost Half-Spaces');
    await findingsAre(0);
    await code.press('Control+S');
    const restored = 'آنها می\u200cخواهند کتاب\u200cهای تازه را بخوانند.\n';
    await eventually('the half-spaces on disk', () => disk('lost.txt') === restored);
  });
}
