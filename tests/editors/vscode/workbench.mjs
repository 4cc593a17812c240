// The real VS Code without a screen: its server on this machine, its window in Chromium, and the hands of a user.

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';

const CACHE = process.env.PIRAST_EDITORS;
const PATIENCE_MS = 60000;
const { chromium } = createRequire(path.join(CACHE, 'vscode/'))('playwright-core');

const BASIC_SETTINGS = {
  'chat.disableAIFeatures': true,
  'editor.fontFamily': 'Vazirmatn',
  'editor.fontSize': 20,
  'editor.lineHeight': 1.9,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

export class Workbench {
  /**
   * Installs the packed extension `vsix` and opens `folder`, which is trusted unless `restricted` says otherwise;
   * everything that VS Code writes goes below `home`.
   */
  static async open({ home, folder, vsix, settings, restricted = false }) {
    fs.mkdirSync(home, { recursive: true });
    const workbench = new Workbench();
    workbench.extensions = path.join(home, 'extensions');
    workbench.settingsFile = path.join(home, 'server/data/Machine/settings.json');
    workbench.set(settings);
    const folders = ['--server-data-dir', path.join(home, 'server'), '--extensions-dir', workbench.extensions];
    const install = spawnSync('vscode-server', [...folders, '--install-extension', vsix], { encoding: 'utf8' });
    if (install.status !== 0) {
      throw new Error(`the extension does not install: ${install.stdout}${install.stderr}`);
    }
    // VS Code takes PATH from a login shell.
    fs.writeFileSync(path.join(home, '.profile'), `export PATH='${process.env.PATH}'\n`);
    const port = await freePort();
    const address = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
    const log = fs.openSync(path.join(home, 'server.log'), 'w');
    const trust = restricted ? [] : ['--disable-workspace-trust'];
    workbench.server = spawn('vscode-server', [...folders, ...address, ...trust], {
      env: { ...process.env, HOME: home, SHELL: '/bin/bash' },
      stdio: ['ignore', log, log],
    });
    await answering(`http://127.0.0.1:${port}/version`);
    workbench.browser = await chromium.launchPersistentContext(path.join(home, 'chromium'), {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      env: { ...process.env, FONTCONFIG_FILE: path.join(CACHE, 'vscode/fonts.conf') },
      headless: true,
      viewport: { width: 1100, height: 640 },
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    });
    // Nothing leaves the machine.
    await workbench.browser.route(
      (url) => url.protocol.startsWith('http') && url.hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
    workbench.page = workbench.browser.pages()[0];
    workbench.page.setDefaultTimeout(PATIENCE_MS);
    await workbench.page.goto(`http://127.0.0.1:${port}/?folder=${folder}`);
    await workbench.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    return workbench;
  }

  /** Writes the user's settings; an open VS Code takes them at once. */
  set(settings) {
    fs.mkdirSync(path.dirname(this.settingsFile), { recursive: true });
    fs.writeFileSync(this.settingsFile, JSON.stringify({ ...BASIC_SETTINGS, ...settings }));
  }

  async close() {
    await this.browser?.close();
    this.server?.kill();
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Picks in the box that opens at the top of the window. */
  async pick(text, shown = text) {
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await input.waitFor();
    await input.fill(text);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: shown }).first().waitFor();
    await this.press('Enter');
  }

  async openFile(name) {
    const rows = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name });
    // The box lists the files as they were when it opened, and does not learn of newer ones.
    await eventually(`${name} in the list of files`, async () => {
      await this.press('Control+P');
      const input = this.page.locator('.quick-input-widget input[type=text]');
      await input.waitFor();
      await input.fill(name);
      await rows.first().waitFor({ timeout: 3000 }).catch(() => undefined);
      if (await rows.first().isVisible()) {
        return true;
      }
      await this.press('Escape');
      return false;
    });
    await this.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.monaco-editor .view-line').first().waitFor();
  }

  async command(title) {
    await this.press('F1');
    await this.pick(`>${title}`, title);
  }

  squiggles() {
    return this.page.locator('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning, .monaco-editor .squiggly-info');
  }

  /** How many findings Pirast's item in the status bar tells. */
  async findings() {
    const text = await this.page.locator('.statusbar-item').filter({ hasText: 'پیراست' }).innerText();
    const digits = text.replace(/[^۰-۹]/g, '');
    return digits === '' ? 0 : Number([...digits].map((digit) => digit.charCodeAt(0) - 0x6f0).join(''));
  }

  /** What stands in the draft, as far as it is on the screen. */
  async text() {
    const text = await this.page.evaluate(() => {
      const lines = [...document.querySelectorAll('.monaco-editor .view-line')];
      lines.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
      return lines.map((line) => line.textContent).join('\n');
    });
    return text.replaceAll('\u00a0', ' ');
  }

  /** Where the middle of the first occurrence of a text is on the screen. */
  async place(text) {
    return eventually(`“${text}” on the screen`, () =>
      this.page.evaluate((text) => {
        for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
          const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          while (nodes.nextNode()) {
            const start = nodes.currentNode.data.replaceAll('\u00a0', ' ').indexOf(text);
            if (start >= 0) {
              const range = document.createRange();
              range.setStart(nodes.currentNode, start);
              range.setEnd(nodes.currentNode, start + text.length);
              const { x, y, width, height } = range.getBoundingClientRect();
              return { x: x + width / 2, y: y + height / 2 };
            }
          }
        }
        return undefined;
      }, text),
    );
  }

  /** Puts the cursor into the first occurrence of a text. */
  async click(text) {
    await this.page.mouse.move(5, 5);
    const { x, y } = await this.place(text);
    await this.page.mouse.click(x, y);
  }

  /** Rests the mouse on the first occurrence of a text and gives back what the hover says. */
  async hover(text, words) {
    const { x, y } = await this.place(text);
    const hover = this.page.locator('.monaco-hover:visible').filter({ hasText: words }).first();
    // A hover that opened while the text still moved closes again: rest the mouse anew.
    return eventually(`a hover with “${words}”`, async () => {
      await this.page.mouse.move(5, 5);
      await this.page.mouse.move(x, y, { steps: 5 });
      await hover.waitFor({ timeout: 3000 }).catch(() => undefined);
      return (await hover.isVisible()) && (await hover.innerText());
    });
  }

  /** Opens the menu of code actions where the cursor is, and waits for an offer in it. */
  async offers(words, open = () => this.press('Control+.')) {
    const menu = this.page.locator('.action-widget:not(.action-list-submenu-panel):visible');
    const offer = menu.locator('.monaco-list-row').filter({ hasText: words }).first();
    // The menu stays closed where nothing was found yet, and does not learn of what is found while it is open.
    await eventually(`an offer “${words}”`, async () => {
      await open();
      await offer.waitFor({ timeout: 3000 }).catch(() => undefined);
      if (await offer.isVisible()) {
        return true;
      }
      await this.press('Escape');
      return false;
    });
    return offer;
  }

  /** Chooses in the menu of code actions where the cursor is. */
  async choose(words, open) {
    const offer = await this.offers(words, open);
    const { x, y, width, height } = await offer.boundingBox();
    // The first move takes away what shields a new menu from a click that was meant for the text.
    await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
    await offer.click();
  }

  async screenshot(file) {
    await this.page.waitForTimeout(500);
    await this.page.screenshot({ path: file });
  }

  /** The process ids of the servers that came with the installed extension, or that some other program is. */
  servers(program = this.extensions) {
    return fs
      .readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .filter((id) => executable(id).startsWith(program))
      .map(Number);
  }
}

/** Waits until `condition` gives something true, and gives it back. */
export async function eventually(what, condition) {
  const start = Date.now();
  for (;;) {
    const value = await condition();
    if (value) {
      return value;
    }
    if (Date.now() - start > PATIENCE_MS) {
      throw new Error(`in vain waited for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function executable(id) {
  try {
    return fs.readlinkSync(`/proc/${id}/exe`);
  } catch {
    return '';
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answering(url) {
  await eventually(url, () => fetch(url).then((answer) => answer.ok, () => false));
}
