// The entry point: starts the client and connects what the palette, the keyboard and the status bar offer.

import * as vscode from 'vscode';
import { Pirast } from './client';
import { registerCommands } from './commands';
import { fixOnSave } from './fixOnSave';
import { registerStatus } from './status';

let pirast: Pirast | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  pirast = new Pirast(context);
  context.subscriptions.push(pirast, ...registerCommands(pirast), ...registerStatus(pirast), fixOnSave());
  await pirast.start();
}

export async function deactivate(): Promise<void> {
  await pirast?.stop();
}
