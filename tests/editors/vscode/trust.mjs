// A folder that is not trusted: Pirast works, and starts no program that the folder names.

import fs from 'node:fs';
import path from 'node:path';
import { step } from './step.mjs';
import { Workbench, eventually } from './workbench.mjs';

export async function trust({ home, scratch, vsix, draft, expected }) {
  const folder = path.join(scratch, 'strange');
  const planted = path.join(folder, 'pirast');
  const proof = path.join(scratch, 'planted-program-ran');
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'draft.md'), draft);
  fs.writeFileSync(planted, `#!/bin/sh\ntouch '${proof}'\n`, { mode: 0o755 });
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'pirast.server.path': planted }));

  const code = await Workbench.open({ home, folder, vsix, settings: {}, restricted: true });
  try {
    await step('in a folder that is not trusted the findings are shown', async () => {
      await code.page.getByRole('button', { name: 'No, I don’t trust the authors' }).or(code.page.getByText("No, I don't trust")).first().click();
      await code.openFile('draft.md');
      await eventually('the findings', async () => (await code.findings()) === expected.length);
    });
    await step('and no letter of Persian is framed as suspicious', async () => {
      const framed = await code.page.locator('.monaco-editor .unicode-highlight').count();
      if (framed > 0) throw new Error(`${framed} characters are framed`);
    });
    await step('and no program is started that the folder names', () => {
      if (fs.existsSync(proof)) throw new Error('the planted program ran');
    });
  } catch (error) {
    await code.screenshot(path.join(home, 'failed.png'));
    throw error;
  } finally {
    await code.close();
  }
}
