// Persian lines in boxes that VS Code lays out from left to right.

const RIGHT_TO_LEFT_ISOLATE = '\u2067';
const POP_ISOLATE = '\u2069';

/** Marks around a line, after which quotation marks and full stops stand on the side where a Persian reader looks. */
export function laidOut(line: string): string {
  return isPersian(line) ? RIGHT_TO_LEFT_ISOLATE + line + POP_ISOLATE : line;
}

/** The same for every line of a Markdown text; what makes it bold or an item of a list stays outside. */
export function markdownLaidOut(markdown: string): string {
  return markdown.replace(/^([-*] |\*\*)?(.*?)(\*\*| {2})?$/gm, (_, open = '', line: string, close = '') => open + laidOut(line) + close);
}

/** A text as it was before it was laid out. */
export function bare(text: string): string {
  return text.replaceAll(RIGHT_TO_LEFT_ISOLATE, '').replaceAll(POP_ISOLATE, '');
}

/** Whether most letters are of the Arabic script; names of rules do not count. */
function isPersian(line: string): boolean {
  const prose = line.replace(/`[^`]*`|\([^)]*:\/\/[^)]*\)/g, '');
  return count(prose, /\p{Script=Arabic}/gu) > count(prose, /\p{Script=Latin}/gu);
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
