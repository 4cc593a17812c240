// Words of Persian, which the editor would cut at a half-space.

import type * as vscode from 'vscode';

/** Letters with their marks, and half-spaces between them. */
const WORD = /[\p{L}\p{M}]+(?:\u200C[\p{L}\p{M}]+)*/u;

/** What is selected, else the word at the cursor; empty when there is none. */
export function wordAt(editor: vscode.TextEditor): string {
  const { document, selection } = editor;
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active, WORD) : selection;
  return range === undefined ? '' : document.getText(range).trim();
}
