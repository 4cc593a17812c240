// What the palette and the keyboard offer.

import * as vscode from 'vscode';
import type { Pirast } from './client';
import { insertToday } from './dates';
import { safeEdits } from './fixAll';

const ZWNJ = '\u200C';

export function registerCommands(pirast: Pirast): vscode.Disposable[] {
  const commands: Record<string, () => unknown> = {
    'pirast.fixAll': fixAll,
    'pirast.restoreHalfSpaces': () => restoreHalfSpaces(pirast),
    'pirast.restart': () => pirast.restart(),
    'pirast.showLog': () => pirast.log.show(),
    'pirast.insertDate': insertToday,
    'pirast.convertDate': convertDate,
    'pirast.insertHalfSpace': () => vscode.commands.executeCommand('type', { text: ZWNJ }),
  };
  return Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run));
}

async function fixAll(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    return;
  }
  const edits = await safeEdits(document);
  if (edits.length === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Pirast: nothing to repair that is certain'), 4000);
    return;
  }
  const change = new vscode.WorkspaceEdit();
  change.set(document.uri, edits);
  await vscode.workspace.applyEdit(change);
}

async function restoreHalfSpaces(pirast: Pirast): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined) {
    await pirast.running?.sendRequest('workspace/executeCommand', {
      command: 'pirast.restoreHalfSpaces',
      arguments: [document.uri.toString()],
    });
  }
}

/** The server offers the conversions of the date at the cursor; the editor shows them as its own menu. */
async function convertDate(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'refactor.rewrite', apply: 'never' });
}
