// Words that the project or the user knows, and rules that are ignored in one line.

import fs from 'node:fs';
import path from 'node:path';
import { step } from './step.mjs';
import { eventually } from './workbench.mjs';

const WORD = 'میروند';

export async function dictionaries({ code, folder, userFolder, draft, repaired, expected, put, disk, findingsAre }) {
  put('words.md', draft);
  put('ignored.md', draft);
  const list = 'pirast-words.txt';
  const holds = (file) => () => fs.existsSync(file) && fs.readFileSync(file, 'utf8') === `${WORD}\n`;

  await step('a quick fix adds a word to the dictionary of the project', async () => {
    await code.openFile('words.md');
    await findingsAre(expected.length);
    await code.click(WORD);
    await code.choose(`Add “${WORD}” to the project's dictionary`);
    await eventually('the word on disk', holds(path.join(folder, list)));
    await findingsAre(expected.length - 1);
  });

  await step('a dictionary that is gone is noticed', async () => {
    fs.rmSync(path.join(folder, list));
    fs.rmSync(path.join(folder, 'pirast.toml'));
    await findingsAre(expected.length);
  });

  await step('the palette adds the word at the cursor to the dictionary of the user', async () => {
    await code.click(WORD);
    await code.command('Pirast: Add the Word at the Cursor to My Dictionary');
    await eventually('the word on disk', holds(path.join(userFolder, list)));
    await findingsAre(expected.length - 1);
    fs.rmSync(userFolder, { recursive: true });
    await code.command('Pirast: Restart the Server');
    await findingsAre(expected.length);
  });

  await step('a quick fix ignores a rule in one line', async () => {
    await code.openFile('ignored.md');
    await findingsAre(expected.length);
    await code.click('كودكان');
    await code.choose('Ignore “arabic-letter” in this line');
    await findingsAre(expected.length - 1);
    await code.press('Control+S');
    const ignoring = repaired
      .replace('کودکان', 'كودكان')
      .replace('می\u200cروند.', 'می\u200cروند. <!-- pirast: off-line arabic-letter -->');
    await eventually('the comment on disk', () => disk('ignored.md') === ignoring);
  });
}
