import type { Hole } from '../../src/core/document/hole.ts';

/** The hole at the `█` of a text. */
export function holeAt(text: string, languageId = 'typescript'): Hole {
  const [prefix, suffix, more] = text.split('█');
  if (prefix === undefined || suffix === undefined || more !== undefined) throw new Error(`one █ expected: ${text}`);
  return {
    languageId,
    prefix,
    suffix,
    eol: '\n',
    indentUnit: /^\t/m.test(text) ? '\t' : /^ {4}/m.test(text) && !/^ {2}\S/m.test(text) ? '    ' : '  ',
  };
}

/** The document after a suggestion is taken, with `[…]` around the new text and `-…-` behind it where text was replaced. */
export function applied(hole: Hole, insertText: string, replaceSuffix = 0): string {
  return hole.prefix + insertText + hole.suffix.slice(replaceSuffix);
}
