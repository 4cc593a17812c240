// Today's date as a newspaper writes it.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { Pirast } from './client';

/** Lets the user choose a calendar and types today's date at every cursor. */
export async function insertToday(pirast: Pirast): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || pirast.program === undefined) {
    return;
  }
  const chosen = await vscode.window.showQuickPick(await written(new Date(), pirast.program, folderOf(editor.document)), {
    placeHolder: vscode.l10n.t('Insert today’s date'),
  });
  if (chosen !== undefined) {
    await editor.edit((edit) => editor.selections.forEach((selection) => edit.replace(selection, chosen.label)));
  }
}

/** The folder whose configuration the document obeys; the lunar months of the house may be fixed there. */
function folderOf(document: vscode.TextDocument): string | undefined {
  return vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
}

/**
 * A day in the three calendars, as Pirast itself converts it; with reservations about the lunar one, whose months are
 * not certain before they begin: «۴ آذر ۱۴۰۵ = ۲۵ نوامبر ۲۰۲۶ = ۱۵ جمادی‌الثانی ۱۴۴۸ (…)».
 */
async function written(day: Date, program: string, folder: string | undefined): Promise<vscode.QuickPickItem[]> {
  const figures = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((number) => String(number).padStart(2, '0'));
  const { stdout } = await promisify(execFile)(program, ['date', '--lang', 'fa', figures.join('-')], {
    cwd: folder,
  });
  return stdout
    .trim()
    .split(' = ')
    .map((line) => {
      const [label = line, reservation = ''] = line.split(/ (?=\()/);
      return { label, description: reservation };
    });
}
