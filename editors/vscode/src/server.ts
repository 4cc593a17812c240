// Finding the server's program.

import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import * as vscode from 'vscode';

const PROGRAM = process.platform === 'win32' ? 'pirast.exe' : 'pirast';

/**
 * The program to start: the one that the user named, else the one that came with the extension, else the one on PATH.
 *
 * `pirast.server.path` has machine scope, so a project cannot name a program of its own.
 */
export async function findServer(context: vscode.ExtensionContext): Promise<string> {
  const named = vscode.workspace.getConfiguration('pirast').get<string>('server.path', '').trim();
  if (named !== '') {
    if (await isProgram(named)) {
      return named;
    }
    throw new Error(vscode.l10n.t('The setting pirast.server.path names “{0}”, which cannot be run.', named));
  }
  const folders = [join(context.extensionPath, 'server'), ...(process.env.PATH ?? '').split(delimiter).filter(Boolean)];
  for (const folder of folders) {
    const candidate = join(folder, PROGRAM);
    if (await isProgram(candidate)) {
      return candidate;
    }
  }
  throw new Error(
    vscode.l10n.t('Pirast’s program was not found: install “pirast” into a folder of your PATH, or name it in pirast.server.path.'),
  );
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
