// What a reader of the README sees, taken from the running editor. SCREENSHOTS names the folder that the pictures go
// into; without it everything is shown all the same.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { step } from './step.mjs';
import { eventually } from './workbench.mjs';

const LANGUAGES = [
  { lang: 'en', suffix: '', offer: 'Change to', date: /2026[^]*1448/ },
  { lang: 'fa', suffix: '.fa', offer: 'شود', date: /۲۰۲۶[^]*۱۴۴۸/ },
];

export async function pictures({ code, scratch, program, settings, folder }) {
  const target = process.env.SCREENSHOTS ? path.join(process.env.REPOSITORY, process.env.SCREENSHOTS) : scratch;
  const picture = (name) => code.screenshot(path.join(target, name));

  await step('an article is shown with its findings', async () => {
    await code.openFile('article.md');
    await eventually('its findings', async () => (await code.findings()) > 5);
    await picture('findings.png');
  });

  await step('hover tells of a finding', async () => {
    await code.hover('بزرگ تر', 'comparative-suffix');
    await picture('hover.png');
    await code.press('Escape');
  });

  for (const { lang, suffix, offer, date } of LANGUAGES) {
    code.set({ ...settings, 'pirast.lang': lang });

    await step(`quick fixes and dates speak ${lang}`, async () => {
      await code.click('میخواهند');
      await code.offers(offer);
      await picture(`quick-fix${suffix}.png`);
      await code.press('Escape');
      await code.hover('آذر', date);
      await picture(`date${suffix}.png`);
      await code.press('Escape');
    });
  }
  code.set(settings);

  await step('the report is a page that a browser shows', async () => {
    const report = path.join(scratch, 'report.html');
    execFileSync(program, ['report', '--lang', 'fa', '--html', report, 'article.md'], { cwd: folder });
    const page = await code.browser.newPage();
    await page.setViewportSize({ width: 760, height: 1200 });
    await page.goto(pathToFileURL(report).href);
    await page.locator('mark').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: path.join(target, 'report.png') });
    await page.close();
  });
}
