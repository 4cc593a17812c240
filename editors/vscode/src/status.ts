// The status bar: how many findings the shown draft has, or that nobody looks at it.

import * as vscode from 'vscode';
import type { Pirast } from './client';
import { LANGUAGES } from './languages';

export function registerStatus(pirast: Pirast): vscode.Disposable[] {
  const item = vscode.window.createStatusBarItem('pirast.count', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Pirast';
  const update = () => show(item, pirast, vscode.window.activeTextEditor?.document);
  update();
  return [
    item,
    pirast.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.languages.onDidChangeDiagnostics(update),
  ];
}

function show(item: vscode.StatusBarItem, pirast: Pirast, document: vscode.TextDocument | undefined): void {
  if (document === undefined || !LANGUAGES.includes(document.languageId)) {
    item.hide();
  } else if (pirast.stopped) {
    showStopped(item);
  } else {
    showCount(item, document);
  }
}

function showStopped(item: vscode.StatusBarItem): void {
  item.text = '$(warning) پیراست';
  item.tooltip = vscode.l10n.t('The server of Pirast does not run; click to start it');
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  item.command = 'pirast.restart';
  item.show();
}

function showCount(item: vscode.StatusBarItem, document: vscode.TextDocument): void {
  const count = vscode.languages.getDiagnostics(document.uri).filter((finding) => finding.source === 'pirast').length;
  item.text = count === 0 ? '$(check) پیراست' : `$(edit) پیراست: ${count.toLocaleString('fa')}`;
  item.tooltip = count === 0 ? vscode.l10n.t('Pirast has nothing to say here') : vscode.l10n.t('Findings of Pirast: {0}', count);
  item.backgroundColor = undefined;
  item.command = 'workbench.actions.view.problems';
  item.show();
}
