// What the palette and the keyboard offer.

import * as vscode from 'vscode';
import type { Pirast } from './client';
import { insertToday } from './dates';
import { safeEdits } from './fixAll';

const ZWNJ = '\u200C';

export function registerCommands(pirast: Pirast): vscode.Disposable[] {
  const commands: Record<string, () => unknown> = {
    'pirast.fixAll': () => repair(() => true),
    'pirast.restoreHalfSpaces': () => repair(restoresHalfSpaces),
    'pirast.restart': () => pirast.restart(),
    'pirast.showLog': () => pirast.log.show(),
    'pirast.insertDate': insertToday,
    'pirast.convertDate': convertDate,
    'pirast.insertHalfSpace': () => vscode.commands.executeCommand('type', { text: ZWNJ }),
  };
  return Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run));
}

/** Makes those of the certain repairs that `wanted` lets through. */
async function repair(wanted: (document: vscode.TextDocument, edit: vscode.TextEdit) => boolean): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    return;
  }
  const edits = (await safeEdits(document)).filter((edit) => wanted(document, edit));
  if (edits.length === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Pirast: nothing to repair that is certain'), 4000);
    return;
  }
  const change = new vscode.WorkspaceEdit();
  change.set(document.uri, edits);
  await vscode.workspace.applyEdit(change);
}

/** Whether an edit puts half-spaces where there were none, and changes nothing else. */
function restoresHalfSpaces(document: vscode.TextDocument, edit: vscode.TextEdit): boolean {
  const bare = (text: string) => text.replaceAll(ZWNJ, '').replaceAll(' ', '');
  return edit.newText.includes(ZWNJ) && bare(edit.newText) === bare(document.getText(edit.range));
}

/** The server offers the conversions of the date at the cursor; the editor shows them as its own menu. */
async function convertDate(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'refactor.rewrite', apply: 'never' });
}
