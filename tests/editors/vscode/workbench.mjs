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
  /** Installs the packed extension `vsix` and opens `folder`; everything that VS Code writes goes below `home`. */
  static async open({ home, folder, vsix, settings }) {
    const workbench = new Workbench();
    workbench.extensions = path.join(home, 'extensions');
    workbench.settingsFile = path.join(home, 'server/data/Machine/settings.json');
    workbench.set(settings);
    const folders = ['--server-data-dir', path.join(home, 'server'), '--extensions-dir', workbench.extensions];
    const install = spawnSync('vscode-server', [...folders, '--install-extension', vsix], { encoding: 'utf8' });
    if (install.status !== 0) {
      throw new Error(`the extension does not install: ${install.stdout}${install.stderr}`);
    }
    const port = await freePort();
    const address = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
    const log = fs.openSync(path.join(home, 'server.log'), 'w');
    workbench.server = spawn('vscode-server', [...folders, ...address, '--disable-workspace-trust'], {
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
      (url) => new URL(url).hostname !== '127.0.0.1',
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
    await this.press('Control+P');
    await this.pick(name);
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

  /** Rests the mouse on a squiggle and gives back what the hover says. */
  async hover(locator, words) {
    const box = await locator.boundingBox();
    const hover = this.page.locator('.monaco-hover:visible').filter({ hasText: words }).first();
    // A hover that opened while the text still moved closes again: rest the mouse anew.
    return eventually(`a hover with “${words}”`, async () => {
      await this.page.mouse.move(5, 5);
      await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
      await hover.waitFor({ timeout: 3000 }).catch(() => undefined);
      return (await hover.isVisible()) && (await hover.innerText());
    });
  }

  /** Opens the menu of quick fixes on the next finding and gives back its lines. */
  async quickFixes() {
    await this.press('F8', 'Escape', 'Control+.');
    const menu = this.page.locator('.action-widget:not(.action-list-submenu-panel)');
    await menu.waitFor();
    const lines = await menu.locator('.monaco-list-row').allInnerTexts();
    return lines.map((line) => line.trim()).filter(Boolean);
  }

  async screenshot(file) {
    await this.page.waitForTimeout(500);
    await this.page.screenshot({ path: file });
  }

  /** The process ids of the servers that came with the installed extension. */
  servers() {
    return fs
      .readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .filter((id) => program(id).startsWith(this.extensions))
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

function program(id) {
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
