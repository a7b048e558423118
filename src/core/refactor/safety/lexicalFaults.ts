import type { Steps } from '../../steps.ts';
import type { Fault, FaultsIn } from '../../syntax/faults/faults.ts';
import { firstWord, languageOf } from '../../syntax/language.ts';
import { isMarkdown, languageOfTag } from '../../syntax/languageTags.ts';
import { isKeyword } from '../../syntax/words.ts';
import { bracketFaults } from './bracketFaults.ts';
import { markupFaults } from './markupFaults.ts';

const MAX_CHARS = 1_000_000;

/** Judges a text by brackets, tags and block words alone, without a parser. */
export function lexicalFaults(languageId: string): FaultsIn {
  return function* (text) {
    if (text.length > MAX_CHARS) return undefined;
    const { family, regex } = languageOf(languageId);
    if (family === 'markup' && !regex) return yield* markupFaults(text, languageId);
    const lines = text.split('\n');
    if (languageId === 'makefile') return makefileFaults(lines);
    if (isMarkdown(languageId)) return yield* markdownFaults(lines);
    return family === 'prose' ? undefined : yield* bracketFaults(lines, languageId);
  };
}

/** A fence that doesn't end, and the faults of the code in the others. */
function* markdownFaults(lines: readonly string[]): Steps<readonly Fault[]> {
  const faults: Fault[] = [];
  let open: { readonly marks: string; readonly tag: string; readonly line: number } | undefined;
  for (const [line, text] of lines.entries()) {
    const [, marks, tag = ''] = /^\s*(`{3,}|~{3,})\s*([\w+#-]*)/.exec(text) ?? [];
    if (marks === undefined) continue;
    if (open === undefined) open = { marks, tag, line };
    else if (marks.startsWith(open.marks) && text.trim() === marks) {
      const first = open.line + 1;
      const code = yield* bracketFaults(lines.slice(first, line), languageOfTag(open.tag.toLowerCase()));
      if (open.tag !== '') faults.push(...code.map(fault => ({ line: first + fault.line })));
      open = undefined;
    }
  }
  return open === undefined ? faults : [...faults, { line: open.line }].toSorted((a, b) => a.line - b.line);
}

/** A command that doesn't begin with a tab: make says "missing separator". */
function makefileFaults(lines: readonly string[]): readonly Fault[] {
  let isDefinition = false;
  const language = languageOf('makefile');
  const isDirective = (word: string) => isKeyword(word, language) || language.closers.includes(word);
  return lines.flatMap((text, line) => {
    const isWithin = isDefinition;
    if (/^\s*(?:override\s+)?define\b/.test(text)) isDefinition = true;
    if (/^\s*endef\b/.test(text)) isDefinition = false;
    const goesOn = lines[line - 1]?.endsWith('\\') ?? false;
    const code = text.trimStart();
    if (isWithin || goesOn || code === '' || /^[\t#]/.test(text) || code.startsWith('#')) return [];
    return /[:=]/.test(code.replace(/"[^"]*"|'[^']*'/g, '')) ||
      isDirective(firstWord(code.replace(/^-/, ''))) ||
      /^\$[({]/.test(code)
      ? []
      : [{ line }];
  });
}
