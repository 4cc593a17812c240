// `pirast.fixOnSave`: what is certain is repaired when the user saves.

import * as vscode from 'vscode';
import { safeEdits } from './fixAll';
import { LANGUAGES } from './languages';

export function fixOnSave(): vscode.Disposable {
  return vscode.workspace.onWillSaveTextDocument((event) => {
    // Saving by itself, after a pause or when focus is lost, must not change words under the writer's hands.
    const byHand = event.reason === vscode.TextDocumentSaveReason.Manual;
    const wanted = vscode.workspace.getConfiguration('pirast', event.document).get<boolean>('fixOnSave', false);
    if (byHand && wanted && LANGUAGES.includes(event.document.languageId)) {
      event.waitUntil(safeEdits(event.document));
    }
  });
}
