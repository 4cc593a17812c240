// The life of the server: started, told of changed settings, restarted, stopped.

import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { SELECTOR } from './languages';
import { findServer } from './server';
import { styleSettings } from './settings';

export class Pirast implements vscode.Disposable {
  /** Everything the server logs; stays when the server is restarted. */
  readonly log = vscode.window.createOutputChannel('Pirast', { log: true });
  private client: LanguageClient | undefined;
  private readonly configurationListener: vscode.Disposable;

  constructor(private readonly context: vscode.ExtensionContext) {
    this.configurationListener = vscode.workspace.onDidChangeConfiguration((event) => this.configurationChanged(event));
  }

  /** The server, when it runs. */
  get running(): LanguageClient | undefined {
    return this.client?.isRunning() ? this.client : undefined;
  }

  async start(): Promise<void> {
    try {
      const command = await findServer(this.context);
      this.log.info(`starting ${command} lsp`);
      this.client = new LanguageClient(
        'pirast',
        'Pirast',
        { command, args: ['lsp'] },
        {
          documentSelector: SELECTOR,
          outputChannel: this.log,
          initializationOptions: styleSettings,
          synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/{pirast.toml,.pirast/**}') },
        },
      );
      await this.client.start();
    } catch (error) {
      await this.explainFailure(error);
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  dispose(): void {
    this.configurationListener.dispose();
    this.log.dispose();
  }

  private async configurationChanged(event: vscode.ConfigurationChangeEvent): Promise<void> {
    if (event.affectsConfiguration('pirast.server')) {
      await this.restart();
    } else if (event.affectsConfiguration('pirast')) {
      await this.running?.sendNotification('workspace/didChangeConfiguration', { settings: { pirast: styleSettings() } });
    }
  }

  private async explainFailure(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    this.log.error(message);
    const settings = vscode.l10n.t('Open settings');
    const log = vscode.l10n.t('Show log');
    const chosen = await vscode.window.showErrorMessage(message, settings, log);
    if (chosen === settings) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'pirast.server.path');
    } else if (chosen === log) {
      this.log.show();
    }
  }
}
