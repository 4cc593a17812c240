// Dates in three calendars: on hover, behind the date, rewritten, and today's.

import { execFileSync } from 'node:child_process';
import { step } from './step.mjs';
import { eventually } from './workbench.mjs';

const CALENDARS = /1405[^]*2026[^]*1448/;

export async function dates({ code, program, settings, put, disk }) {
  put('dates.txt', 'خبر روز سه‌شنبه ۳ آذر ۱۴۰۵ رسید.\n');
  put('today.txt', '');

  await step('hover on a date shows it in three calendars', async () => {
    await code.openFile('dates.txt');
    await code.hover('آذر', CALENDARS);
    await code.press('Escape');
  });

  await step('its equivalent is shown behind it', async () => {
    code.set({ ...settings, 'pirast.inlayHints': true });
    await eventually('an inlay hint', async () => (await code.text()).includes('2026'));
    code.set(settings);
    await eventually('no inlay hint', async () => !(await code.text()).includes('2026'));
  });

  await step('the palette converts the date at the cursor', async () => {
    await code.click('آذر');
    const convert = () => code.command('Pirast: Convert the Date at the Cursor');
    await code.choose(/نوامبر/, convert);
    await code.press('Control+S');
    await eventually('the Gregorian date on disk', () => disk('dates.txt').includes('نوامبر ۲۰۲۶'));
  });

  await step('the palette inserts the date of today', async () => {
    const today = new Date().toLocaleDateString('sv');
    const [solar] = execFileSync(program, ['date', '--lang', 'fa', today], { encoding: 'utf8' }).split(' = ');
    await code.openFile('today.txt');
    await code.command('Pirast: Insert Today’s Date');
    await code.pick(solar);
    await code.press('Control+S');
    await eventually('the date on disk', () => disk('today.txt') === solar);
  });
}
