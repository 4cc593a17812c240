// What the server says, made ready for the screen of VS Code.

import * as vscode from 'vscode';
import { vsdiag, type Middleware } from 'vscode-languageclient';
import { bare, laidOut, markdownLaidOut } from './rightToLeft';

export const middleware: Middleware = {
  /**
   * A request that the next keystroke overtakes is answered by the client library with no findings at all, and every
   * squiggle would go off and on again while somebody types. Called cancelled, it is asked again, and the findings
   * that are shown stay until then.
   */
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (token.isCancellationRequested) {
      throw new vscode.CancellationError();
    }
    if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) {
      layOut(report.items);
    }
    return report;
  },

  async provideWorkspaceDiagnostics(resultIds, token, report, next) {
    return next(resultIds, token, (chunk) => {
      for (const document of chunk?.items ?? []) {
        if (document.kind === vsdiag.DocumentDiagnosticReportKind.full) {
          layOut(document.items);
        }
      }
      report(chunk);
    });
  },

  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    actions?.forEach((action) => (action.title = laidOut(action.title)));
    return actions;
  },

  /** Findings are shown in the same box: a heading that only repeats the message of one is left out. */
  async provideHover(document, position, token, next) {
    const hover = await next(document, position, token);
    const shown = vscode.languages.getDiagnostics(document.uri).filter((finding) => finding.range.contains(position));
    for (const part of hover?.contents ?? []) {
      if (part instanceof vscode.MarkdownString) {
        const rest = shown.reduce((text, finding) => text.replace(`**${bare(finding.message)}**\n\n`, ''), part.value);
        part.value = markdownLaidOut(rest);
      }
    }
    return hover;
  },
};

function layOut(findings: vscode.Diagnostic[]): void {
  findings.forEach((finding) => (finding.message = laidOut(finding.message)));
}
