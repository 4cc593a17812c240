// Which documents Pirast looks after.

import type { DocumentSelector } from 'vscode-languageclient/node';

/** Language ids, as VS Code and the usual extensions for these types name them. */
export const LANGUAGES = [
  'plaintext',
  'markdown',
  'html',
  'latex',
  'tex',
  'restructuredtext',
  'asciidoc',
  'srt',
  'subrip',
  'vtt',
  'webvtt',
];

/** Unsaved drafts too; never the output panel, a diff's old side or a virtual document of another extension. */
const SCHEMES = ['file', 'untitled', 'vscode-remote'];

export const SELECTOR: DocumentSelector = SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })));
