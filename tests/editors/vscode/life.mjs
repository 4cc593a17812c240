// The life of the server: other settings, a crash, a restart, a program that is not there.

import fs from 'node:fs';
import path from 'node:path';
import { step } from './step.mjs';
import { eventually } from './workbench.mjs';

export async function life({ code, settings, program, draft, expected, put, findingsAre }) {
  put('lives.md', draft);

  await step('a changed setting silences its rule at once', async () => {
    await code.openFile('lives.md');
    await findingsAre(expected.length);
    code.set({ ...settings, 'pirast.rules': { 'arabic-letter': 'off' } });
    await findingsAre(expected.filter((finding) => finding.rule !== 'arabic-letter').length);
    code.set(settings);
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

  await step('a program that cannot be run is told of, and its end is seen in the status bar', async () => {
    code.set({ ...settings, 'pirast.server.path': '/nowhere/pirast' });
    await code.page.locator('.notification-toast').filter({ hasText: '/nowhere/pirast' }).waitFor();
    await code.page.locator('.statusbar-item.warning-kind').filter({ hasText: 'پیراست' }).waitFor();
    code.set(settings);
    await findingsAre(expected.length);
  });

  await step('without the program that came with it, the extension takes the one on PATH', async () => {
    const [installed] = fs.readdirSync(code.extensions).filter((name) => name.startsWith('pirast.'));
    fs.rmSync(path.join(code.extensions, installed, 'server'), { recursive: true });
    await code.command('Pirast: Restart the Server');
    await eventually('the other program', () => code.servers(fs.realpathSync(program)).length > 0);
    await findingsAre(expected.length);
  });
}
