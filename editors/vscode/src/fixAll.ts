// The server's safe repairs of a whole document.

import * as vscode from 'vscode';

const FIX_ALL = vscode.CodeActionKind.Source.append('fixAll').append('pirast');

/** The text edits of `source.fixAll.pirast`; none when nothing is certain or the server does not run. */
export async function safeEdits(document: vscode.TextDocument): Promise<vscode.TextEdit[]> {
  const end = document.lineAt(document.lineCount - 1).rangeIncludingLineBreak.end;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(new vscode.Position(0, 0), end),
    FIX_ALL.value,
    1,
  );
  return (actions ?? [])
    .filter((action) => action.kind !== undefined && FIX_ALL.contains(action.kind))
    .flatMap((action) => action.edit?.get(document.uri) ?? []);
}
