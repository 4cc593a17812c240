// The life of the server: started, told of changed settings, restarted, stopped.

import * as vscode from 'vscode';
import { LanguageClient, State } from 'vscode-languageclient/node';
import { SELECTOR } from './languages';
import { middleware } from './middleware';
import { findServer } from './server';
import { styleSettings } from './settings';

export class Pirast implements vscode.Disposable {
  /** Everything the server logs; stays when the server is restarted. */
  readonly log = vscode.window.createOutputChannel('Pirast', { log: true });
  /** The program that was started last. */
  program: string | undefined;
  private client: LanguageClient | undefined;
  private failed = false;
  private readonly stateChanged = new vscode.EventEmitter<void>();
  /** The server was started, or ended. */
  readonly onDidChangeState = this.stateChanged.event;
  private readonly configurationListener: vscode.Disposable;

  constructor(private readonly context: vscode.ExtensionContext) {
    this.configurationListener = vscode.workspace.onDidChangeConfiguration((event) => this.configurationChanged(event));
  }

  /** The server, when it runs. */
  get running(): LanguageClient | undefined {
    return this.client?.isRunning() ? this.client : undefined;
  }

  /** Whether the server ended, or could not be started. */
  get stopped(): boolean {
    return this.failed || this.client?.state === State.Stopped;
  }

  async start(): Promise<void> {
    this.failed = false;
    try {
      const command = await findServer(this.context);
      this.program = command;
      this.log.info(`starting ${command} lsp`);
      this.client = new LanguageClient(
        'pirast',
        'Pirast',
        { command, args: ['lsp'] },
        {
          documentSelector: SELECTOR,
          outputChannel: this.log,
          initializationOptions: () => styleSettings(this.context),
          middleware,
        },
      );
      this.client.onDidChangeState(() => this.stateChanged.fire());
      await this.client.start();
    } catch (error) {
      this.fail(error);
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
    this.stateChanged.fire();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  dispose(): void {
    this.configurationListener.dispose();
    this.stateChanged.dispose();
    this.log.dispose();
  }

  private async configurationChanged(event: vscode.ConfigurationChangeEvent): Promise<void> {
    if (event.affectsConfiguration('pirast.server')) {
      await this.restart();
    } else if (event.affectsConfiguration('pirast')) {
      const settings = { pirast: styleSettings(this.context) };
      await this.running?.sendNotification('workspace/didChangeConfiguration', { settings });
    }
  }

  private fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.log.error(message);
    this.failed = true;
    this.stateChanged.fire();
    // Not awaited: as long as the message stands unread, commands would wait for the extension to be ready.
    void this.offerHelp(message);
  }

  private async offerHelp(message: string): Promise<void> {
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
