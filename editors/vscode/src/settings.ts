// The style that the user set in the editor, as `pirast.toml` spells it.

import * as vscode from 'vscode';

/** Settings that concern the editor alone; the server knows nothing of them. */
const CLIENT_ONLY = ['fixOnSave', 'halfSpaceKeys', 'server.path', 'trace.server'];

interface Style {
  [key: string]: unknown;
}

/**
 * Only what somebody set: a default of the editor would otherwise overrule the project's `pirast.toml`.
 */
export function styleSettings(context: vscode.ExtensionContext): Style {
  const configuration = vscode.workspace.getConfiguration('pirast');
  const style: Style = {};
  for (const name of contributedSettings(context)) {
    const found = configuration.inspect(name);
    const value = found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
    // A field that somebody emptied is not set either.
    if (!CLIENT_ONLY.includes(name) && value !== undefined && value !== '') {
      place(style, name.split('.').map(kebabCase), value);
    }
  }
  return style;
}

/** The names in `package.json`, without the extension's own in front. */
function contributedSettings(context: vscode.ExtensionContext): string[] {
  const properties: object = context.extension.packageJSON.contributes.configuration.properties;
  return Object.keys(properties).map((name) => name.replace(/^pirast\./, ''));
}

/** `dates.anchor` is the key `anchor` of the table `dates`. */
function place(table: Style, [key, ...inner]: string[], value: unknown): void {
  if (key === undefined) {
    return;
  }
  if (inner.length === 0) {
    table[key] = value;
  } else {
    place((table[key] ??= {}) as Style, inner, value);
  }
}

function kebabCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
