// What the palette and the keyboard offer.

import * as vscode from 'vscode';
import type { Pirast } from './client';
import { insertToday } from './dates';
import { safeEdits } from './fixAll';
import { wordAt } from './words';

const ZWNJ = '\u200C';

export function registerCommands(pirast: Pirast): vscode.Disposable[] {
  const commands: Record<string, () => unknown> = {
    'pirast.fixAll': fixAll,
    'pirast.restoreHalfSpaces': () => onServer(pirast, 'pirast.restoreLostHalfSpaces', (editor) => ({ uri: uriOf(editor) })),
    'pirast.addToProjectDictionary': () => addWord(pirast, 'pirast.addWordToProject'),
    'pirast.addToMyDictionary': () => addWord(pirast, 'pirast.addWordToUser'),
    'pirast.restart': () => pirast.restart(),
    'pirast.showLog': () => pirast.log.show(),
    'pirast.insertDate': () => insertToday(pirast),
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

/** Runs a command of the server on the shown draft, with what `argument` makes of it; nothing when that is nothing. */
async function onServer(
  pirast: Pirast,
  command: string,
  argument: (editor: vscode.TextEditor) => object | undefined,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const first = editor && argument(editor);
  if (first === undefined) {
    return;
  }
  if (pirast.running === undefined) {
    vscode.window.showWarningMessage(vscode.l10n.t('The server of Pirast does not run.'));
    return;
  }
  await pirast.running.sendRequest('workspace/executeCommand', { command, arguments: [first] });
}

async function addWord(pirast: Pirast, command: string): Promise<void> {
  await onServer(pirast, command, (editor) => {
    const word = wordAt(editor);
    return word === '' ? undefined : { uri: uriOf(editor), word };
  });
}

function uriOf(editor: vscode.TextEditor): string {
  return editor.document.uri.toString();
}

/** The server offers the conversions of the date at the cursor; the editor shows them as its own menu. */
async function convertDate(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'refactor.rewrite', apply: 'never' });
}
