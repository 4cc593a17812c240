// Today's date as a newspaper writes it.

import * as vscode from 'vscode';

const CALENDARS = ['persian', 'gregory', 'islamic-umalqura'] as const;

type Calendar = (typeof CALENDARS)[number];

/** Lets the user choose a calendar and types today's date at every cursor. */
export async function insertToday(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const today = new Date();
  const chosen = await vscode.window.showQuickPick(
    CALENDARS.map((calendar) => ({ label: written(today, calendar), description: name(calendar) })),
    { placeHolder: vscode.l10n.t('Insert today’s date') },
  );
  if (chosen !== undefined) {
    await editor.edit((edit) => editor.selections.forEach((selection) => edit.replace(selection, chosen.label)));
  }
}

/** «سه‌شنبه ۳ آذر ۱۴۰۵»: the runtime's own order puts the year first, which no newspaper does. */
function written(date: Date, calendar: Calendar): string {
  const format = new Intl.DateTimeFormat(`fa-IR-u-ca-${calendar}-nu-arabext`, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const parts = new Map(format.formatToParts(date).map((part) => [part.type, part.value]));
  return (['weekday', 'day', 'month', 'year'] as const).map((type) => parts.get(type)).join(' ');
}

function name(calendar: Calendar): string {
  switch (calendar) {
    case 'persian':
      return vscode.l10n.t('Solar Hijri');
    case 'gregory':
      return vscode.l10n.t('Gregorian');
    case 'islamic-umalqura':
      return vscode.l10n.t('Lunar Hijri (Umm al-Qura; Iran’s may differ by a day)');
  }
}
