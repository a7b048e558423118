import type { CursorContext } from '../../document/cursorContext.ts';
import { hasEnglish } from '../../document/cursorContext.ts';
import { objectOf, parseJson } from '../../json.ts';
import { isBlank } from '../../text/lines.ts';

/** Words of which an answer without code consists: `(no completion)`, `N/A`, `// No changes needed`. */
const EMPTY_WORDS = new Set(
  (
    'no none nothing empty n/a na completion completions output response result answer text code changes change insertion ' +
    'suggestion needed required necessary here to add insert complete be is are the at cursor missing further additional ' +
    'string needs belongs already this position blank suggestions complete inserted added required end of file document'
  ).split(' '),
);

/** Characters of the longest such line. */
const LONGEST = 80;

const BEGINS_EMPTY = /^(?:no|none|nothing|empty|blank|n\/a|end of (?:file|code|document|text))(?![a-z\d])/i;

/** Whether a line says in words that there is no code. A single word counts only in brackets: `[nothing]`, `N/A`. */
export function saysNothing(line: string, { hole, language, prose }: CursorContext): boolean {
  if (prose || hasEnglish(hole.languageId)) return false;
  const text = line.trim();
  if (text.length > LONGEST) return false;
  const bare = /[\w/][\w/ ,.]*[\w/]/.exec(text.replace(/^(?:\/\/|\/\*)/, ''))?.[0].replace(/(?<!\.)\.+$/, '') ?? '';
  if (!/^\W*$/.test(text.replace(bare, ''))) return false;
  if (!BEGINS_EMPTY.test(bare)) return false;
  const words = bare.toLowerCase().split(/[\s,_]+/);
  if (!words.every(word => EMPTY_WORDS.has(word))) return false;
  const isWord = /^(?:None|Nothing)\.?$/.test(text) && !language.hasNothing;
  return words.length > 1 || /^n\/a$/i.test(bare) || isWord || /^[([{<].*[)\]}>]$/.test(text);
}

/** The code of an answer in JSON: `{"completion": "return a"}`. One line only. */
export function codeInJson(line: string, { hole }: CursorContext): string | undefined {
  if (/^jsonc?$/.test(hole.languageId) || !/^\s*\{\s*"(?:completion|code|answer|insert(?:ion)?|text)"\s*:/.test(line))
    return undefined;
  const [value] = Object.values(objectOf(parseJson(line)));
  return typeof value === 'string' && !value.includes('\n') ? value : undefined;
}

/**
 * The rest of a line that begins with a speaker's name, as in a template: `Assistant: return a`, or `assistant` alone.
 * In small letters it is a name of the code, if the document has it.
 */
export function withoutRole(line: string, { hole, prose, linePrefix }: CursorContext): string | undefined {
  if (prose || hasEnglish(hole.languageId)) return undefined;
  const spoken = /^\s*(?:Assistant|ASSISTANT|AI|<\|assistant\|>)\s*:(?!:)\s*(.*)$/.exec(line)?.[1];
  if (spoken !== undefined || !isBlank(linePrefix)) return spoken;
  const small = /^assistant(?:$|:\s+(.*)$)/.exec(line);
  return small === null || /assistant/i.test(hole.prefix + hole.suffix) ? undefined : (small[1] ?? '');
}

/** A line of another speaker, behind a blank one: `User: next one please`, or of a template: `### Instruction:`. */
export function beginsOtherSpeaker(line: string, afterBlank: boolean): boolean {
  if (/^### (?:Instruction|Response|Input)\s*:/.test(line)) return true;
  return afterBlank && /^(?:#{1,6} |\*\*)?(?:User|Human|Assistant|System)(?:\*\*)?\s*:(?:\s|\*\*|$)/.test(line);
}

/** The answer is the user's next request: `Human: now write the tests`. */
export function isRequest(line: string): boolean {
  return /^\s*(?:User|Human): \p{L}+(?: [\p{L}'’]+){2,}[.!?]?$/u.test(line);
}
