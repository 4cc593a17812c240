// The style that the user set in the editor, as `pirast.toml` spells it.

import * as vscode from 'vscode';

/** Settings that concern the editor alone; the server knows nothing of them. */
const CLIENT_ONLY = new Set(['server', 'trace', 'fixOnSave', 'halfSpaceKeys']);

/**
 * Only what somebody set: a default of the editor would otherwise overrule the project's `pirast.toml`.
 */
export function styleSettings(): Record<string, unknown> {
  const configuration = vscode.workspace.getConfiguration('pirast');
  const style: Record<string, unknown> = {};
  for (const key of Object.keys(configuration)) {
    const found = CLIENT_ONLY.has(key) ? undefined : configuration.inspect(key);
    const value = found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
    if (value !== undefined) {
      style[kebabCase(key)] = value;
    }
  }
  return style;
}

function kebabCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
