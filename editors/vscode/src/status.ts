// The status bar: how many findings the shown draft has.

import * as vscode from 'vscode';
import { LANGUAGES } from './languages';

export function registerStatus(): vscode.Disposable[] {
  const item = vscode.window.createStatusBarItem('pirast.count', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Pirast';
  item.command = 'workbench.actions.view.problems';
  const update = () => show(item, vscode.window.activeTextEditor?.document);
  update();
  return [item, vscode.window.onDidChangeActiveTextEditor(update), vscode.languages.onDidChangeDiagnostics(update)];
}

function show(item: vscode.StatusBarItem, document: vscode.TextDocument | undefined): void {
  if (document === undefined || !LANGUAGES.includes(document.languageId)) {
    item.hide();
    return;
  }
  const count = vscode.languages.getDiagnostics(document.uri).filter((finding) => finding.source === 'pirast').length;
  item.text = count === 0 ? '$(check) پیراست' : `$(edit) پیراست: ${count.toLocaleString('fa')}`;
  item.tooltip = count === 0 ? vscode.l10n.t('Pirast has nothing to say here') : vscode.l10n.t('Findings of Pirast: {0}', count);
  item.show();
}
