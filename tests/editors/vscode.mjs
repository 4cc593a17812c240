// Drives the real VS Code: node vscode.mjs
//
// REPOSITORY is the checkout, OUT an empty folder that is opened, HOME_OUT a folder for what VS Code itself writes,
// EXPECTED the JSON that `pirast check` prints for the draft, PIRAST the program to pack. With
// SCREENSHOTS=editors/vscode/images, pictures of what is seen go into that folder.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { dates } from './vscode/dates.mjs';
import { dictionaries } from './vscode/dictionaries.mjs';
import { life } from './vscode/life.mjs';
import { pictures } from './vscode/pictures.mjs';
import { repairing } from './vscode/repairing.mjs';
import { trust } from './vscode/trust.mjs';
import { typing } from './vscode/typing.mjs';
import { eventually, Workbench } from './vscode/workbench.mjs';

const { REPOSITORY, OUT, HOME_OUT, EXPECTED, PIRAST, XDG_CONFIG_HOME } = process.env;
const samples = path.join(REPOSITORY, 'tests/editors');
const sample = (name) => fs.readFileSync(path.join(samples, name), 'utf8');
const vsix = path.join(HOME_OUT, 'pirast.vsix');
execFileSync(path.join(REPOSITORY, 'editors/vscode/package.sh'), [PIRAST, vsix], { stdio: ['ignore', 'ignore', 'inherit'] });

const settings = { 'pirast.fixOnSave': true, 'pirast.halfSpaceKeys': true };
fs.copyFileSync(path.join(samples, 'article.md'), path.join(OUT, 'article.md'));
const code = await Workbench.open({ home: path.join(HOME_OUT, 'trusted'), folder: OUT, vsix, settings });
const scene = {
  code,
  settings,
  vsix,
  program: PIRAST,
  folder: OUT,
  scratch: HOME_OUT,
  userFolder: path.join(XDG_CONFIG_HOME, 'pirast'),
  draft: sample('draft.md'),
  repaired: sample('draft.repaired.md'),
  expected: JSON.parse(fs.readFileSync(EXPECTED, 'utf8')),
  put: (name, text) => fs.writeFileSync(path.join(OUT, name), text),
  disk: (name) => fs.readFileSync(path.join(OUT, name), 'utf8'),
  findingsAre: (count) => eventually(`${count} findings`, async () => (await code.findings()) === count),
};
try {
  for (const part of [pictures, repairing, typing, dictionaries, dates, life]) {
    await part(scene);
  }
  await code.close();
  await trust({ ...scene, home: path.join(HOME_OUT, 'restricted') });
} catch (error) {
  await code.screenshot(path.join(HOME_OUT, 'failed.png')).catch(() => undefined);
  console.error(`FAILED: ${error.message}`);
  process.exitCode = 1;
} finally {
  await code.close();
}
