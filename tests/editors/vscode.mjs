// Drives the real VS Code: node vscode.mjs
//
// REPOSITORY is the checkout, OUT an empty folder that is opened, HOME_OUT a folder for what VS Code itself writes,
// EXPECTED the JSON that `pirast check` prints for the draft, PIRAST the program to pack. With
// SCREENSHOTS=editors/vscode/images,
// pictures of what is seen go into that folder.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { eventually, Workbench } from './vscode/workbench.mjs';

const { REPOSITORY, OUT, HOME_OUT, EXPECTED, PIRAST, SCREENSHOTS } = process.env;
const samples = path.join(REPOSITORY, 'tests/editors');
const draft = fs.readFileSync(path.join(samples, 'draft.md'), 'utf8');
const repaired = fs.readFileSync(path.join(samples, 'draft.repaired.md'), 'utf8');
const expected = JSON.parse(fs.readFileSync(EXPECTED, 'utf8'));
const SETTINGS = { 'pirast.fixOnSave': true, 'pirast.halfSpaceKeys': true };

const disk = (name) => fs.readFileSync(path.join(OUT, name), 'utf8');
const put = (name, text) => fs.writeFileSync(path.join(OUT, name), text);

async function step(what, run) {
  try {
    await run();
  } catch (error) {
    throw new Error(`${what}: ${error.message}`);
  }
  console.log(`ok: ${what}`);
}

put('draft.md', draft);
put('saved.md', draft);
put('typed.txt', 'می\n');
fs.copyFileSync(path.join(samples, 'article.md'), path.join(OUT, 'article.md'));
const vsix = path.join(HOME_OUT, 'pirast.vsix');
execFileSync(path.join(REPOSITORY, 'editors/vscode/package.sh'), [PIRAST, vsix], { stdio: ['ignore', 'ignore', 'inherit'] });

const code = await Workbench.open({ home: HOME_OUT, folder: OUT, vsix, settings: SETTINGS });
try {
  const picture = (name) => SCREENSHOTS && code.screenshot(path.join(REPOSITORY, SCREENSHOTS, name));
  const findingsAre = (count) => eventually(`${count} findings`, async () => (await code.findings()) === count);

  await step('the packed extension starts its own server and marks the draft', async () => {
    await code.openFile('draft.md');
    await code.squiggles().first().waitFor({ state: 'attached' });
    await findingsAre(expected.length);
  });

  await step('hover tells what is wrong', async () => {
    await code.hover(code.squiggles().first(), expected[0].message);
    await code.press('Escape');
  });

  await step('the preferred quick fix repairs one finding', async () => {
    await code.page.mouse.move(5, 5);
    await code.page.locator('.monaco-editor .view-line').first().click();
    await code.quickFixes();
    await code.press('Enter');
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
  });

  await step('a changed setting silences its rule at once', async () => {
    await code.press('Control+Z');
    await findingsAre(expected.length);
    code.set({ ...SETTINGS, 'pirast.rules': { 'arabic-letter': 'off' } });
    await findingsAre(expected.filter((finding) => finding.rule !== 'arabic-letter').length);
    code.set(SETTINGS);
    await findingsAre(expected.length);
  });

  await step('a server that died is started again', async () => {
    const [crashed] = code.servers();
    process.kill(crashed, 'SIGKILL');
    await eventually('another server', () => code.servers().some((id) => id !== crashed));
    await findingsAre(expected.length);
  });

  await step('the palette restarts the server', async () => {
    const before = code.servers();
    await code.command('Pirast: Restart the Server');
    await eventually('another server', () => code.servers().length === 1 && !before.includes(code.servers()[0]));
    await findingsAre(expected.length);
  });

  await step('the palette repairs all that is certain', async () => {
    await code.command('Pirast: Repair Everything Certain in This Document');
    await findingsAre(0);
  });

  await step('Shift+Space types a half-space', async () => {
    await code.openFile('typed.txt');
    await code.press('Control+Home', 'End', 'Shift+Space');
    await code.page.keyboard.insertText('رود');
    await code.press('Control+S');
    await eventually('the half-space on disk', () => disk('typed.txt') === 'می\u200cرود\n');
  });

  await step('an article is shown with its findings, a hover and the quick fixes', async () => {
    await code.openFile('article.md');
    await eventually('its findings', async () => (await code.findings()) > 5);
    await picture('findings.png');
    const lost = code.squiggles().last();
    await code.hover(lost, /half-space|comparative/);
    await picture('hover.png');
    await code.press('Escape');
    await code.page.mouse.move(5, 5);
    const box = await lost.boundingBox();
    await code.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await code.press('Control+.');
    await code.page.locator('.action-widget:visible').first().waitFor();
    await picture('quick-fix.png');
    await code.press('Escape');
  });
} catch (error) {
  await code.screenshot(path.join(HOME_OUT, 'failed.png'));
  console.error(`FAILED: ${error.message}`);
  process.exitCode = 1;
} finally {
  await code.close();
}
