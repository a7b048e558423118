import { targetOf } from '../../../src/core/refactor/target/target.ts';
import { changes, type RefactorCase } from './cases.ts';

/** The prompt's code and the intended change; LF. */
interface Change {
  readonly path: string;
  readonly tag: string;
  readonly all: readonly string[];
  readonly old: readonly string[];
  /** The selection's replacement, as it is in the document. */
  readonly code: readonly string[];
  readonly above: readonly string[];
  readonly below: readonly string[];
}

type Shape = (change: Change) => string | undefined;

const fenced = (lines: readonly string[], tag: string, marks = '```') => [`${marks}${tag}`, ...lines, marks].join('\n');
const indentation = (line: string) => /^[ \t]*/.exec(line)?.[0] ?? '';
const isMarkdown = ({ tag }: Change) => tag === 'markdown';

/** Otherwise nothing shows that the answer is complete. */
function endsAlike({ code, old }: Change): boolean {
  const firstWord = (lines: readonly string[]) => /^\W*\w*/.exec(lines.at(-1)?.trim() ?? '')?.[0];
  return firstWord(code) === firstWord(old) || !/\w/.test(code.at(-1) ?? '');
}

function shifted(lines: readonly string[], off: string, by: string): string[] | undefined {
  return lines.every(line => line === '' || line.startsWith(off))
    ? lines.map(line => (line === '' ? '' : by + line.slice(off.length)))
    : undefined;
}

function inOtherUnit({ all, code }: Change): string[] | undefined {
  if (all.some(line => line.startsWith('\t')))
    return code.map(line => line.replace(/^\t+/, tabs => '    '.repeat(tabs.length)));
  const unit = all.some(line => /^ {2}\S/.test(line)) ? 2 : 4;
  if (code.some(line => indentation(line).length % unit !== 0)) return undefined;
  return code.map(line => line.replace(/^ +/, blanks => '\t'.repeat(blanks.length / unit)));
}

function nearest(lines: readonly string[]): string[] {
  const at = lines.findIndex(line => line.trim() !== '');
  return at < 0 ? [] : [...lines.slice(0, at + 1)];
}

/** The lines that open and close the block around the selection, and all between, moved to the left edge. */
function blockAround({ above, code, below, tag }: Change): string | undefined {
  const width = indentation(code[0] ?? '').length;
  const opens = above.findLastIndex(line => line !== '' && indentation(line).length < width);
  if (width === 0 || opens < 0) return undefined;
  const blanks = indentation(above[opens] ?? '');
  const behind = below.findIndex(line => line !== '' && indentation(line).length <= blanks.length);
  const closes = behind >= 0 && /^(?:[)\]}]|<\/|end\b)/.test((below[behind] ?? '').trim()) ? behind + 1 : behind;
  const lines = [...above.slice(opens), ...code, ...below.slice(0, closes < 0 ? below.length : closes)];
  const moved = shifted(lines, blanks, '');
  return moved && fenced(moved, tag);
}

function diff({ path, old, code, above, below }: Change): string {
  const marked = (mark: string, lines: readonly string[]) => lines.map(line => mark + line);
  const body = [
    ...marked(' ', above.slice(-1)),
    ...marked('-', old),
    ...marked('+', code),
    ...marked(' ', below.slice(0, 1)),
  ];
  return fenced([`--- a/${path}`, `+++ b/${path}`, `@@ -1,${old.length} +1,${code.length} @@`, ...body], 'diff');
}

/** Ways in which models answer; undefined if a change cannot be written that way. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  fenced: ({ code, tag }) => fenced(code, tag),
  'without a language': ({ code }) => fenced(code, ''),
  'as text': ({ code }) => fenced(code, 'text'),
  'in prose': ({ code, tag }) =>
    `Sure! Here's the refactored code:\n\n${fenced(code, tag)}\n\n**What changed**\n\n- It is simpler now.\n- Nothing else.\n\nLet me know if you need anything else!`,
  'in four marks': ({ code, tag }) => fenced(code, tag, '````'),
  'in tildes': ({ code, tag }) => fenced(code, tag, '~~~'),
  'in an indented fence': ({ code, tag }) =>
    `1. The new code:\n\n${fenced(code, tag)
      .split('\n')
      .map(line => (line === '' ? '' : `   ${line}`))
      .join('\n')}`,
  'at the left edge': ({ code, tag }) => {
    const lines = shifted(code, indentation(code[0] ?? ''), '');
    return lines && fenced(lines, tag);
  },
  'a level too deep': ({ code, tag }) => {
    const lines = shifted(code, '', indentation(code.find(line => /^\s/.test(line)) ?? '    '));
    return lines && fenced(lines, tag);
  },
  'with the first line at the left edge': change => {
    const [first = '', ...rest] = change.code;
    if (indentation(first) === '' || rest.length === 0 || isMarkdown(change)) return undefined;
    return fenced([first.trimStart(), ...rest], change.tag);
  },
  'with the other kind of indentation': change => {
    const lines = /markdown|yaml/.test(change.tag) ? undefined : inOtherUnit(change);
    return lines && fenced(lines, change.tag);
  },
  'not closed': change =>
    isMarkdown(change) || !endsAlike(change) ? undefined : fenced(change.code, change.tag).replace(/\n```$/, '\n'),
  'closed at the last line’s end': change =>
    isMarkdown(change) ? undefined : fenced(change.code, change.tag).replace(/\n```$/, '```'),
  'with CRLF': ({ code, tag }) => fenced(code, tag).replaceAll('\n', '\r\n'),
  'with blank lines at its sides': ({ code, tag }) => fenced(['', ...code, '', ''], tag),
  'as the whole file': ({ all, above, code, below, tag }) =>
    fenced([...above, ...code, ...below], all.length > 0 ? tag : ''),
  'as the whole file in prose': ({ above, code, below, tag, path }) =>
    `Here is the full updated \`${path}\`:\n\n${fenced([...above, ...code, ...below], tag)}\n\nThat's it.`,
  'with the lines next to it': ({ above, code, below, tag }) =>
    fenced([...nearest([...above].reverse()).reverse(), ...code, ...nearest(below)], tag),
  'from two lines above': ({ above, code, tag }) =>
    above.length < 2 ? undefined : fenced([...above.slice(-2), ...code], tag),
  'to two lines below': ({ below, code, tag }) =>
    below.length < 2 ? undefined : fenced([...code, ...below.slice(0, 2)], tag),
  'from the file’s beginning': ({ above, code, tag }) =>
    above.length === 0 ? undefined : fenced([...above, ...code], tag),
  'to the file’s end': ({ below, code, tag }) => (below.length === 0 ? undefined : fenced([...code, ...below], tag)),
  'with the block around it, at the left edge': blockAround,
  'as another language': change => (isMarkdown(change) ? undefined : fenced(change.code, 'javascript')),
  'behind the old code': ({ old, code, tag }) =>
    `**Before**\n\n${fenced(old, tag)}\n\n**After**\n\n${fenced(code, tag)}`,
  'without a fence': ({ code }) => code.join('\n'),
  'without a fence, in prose': change =>
    isMarkdown(change)
      ? undefined
      : `Here is the refactored code:\n\n${change.code.join('\n')}\n\nThis keeps the behaviour.`,
  'after thinking': ({ code, tag }) => `<think>\nHm.\n\`\`\`\nno();\n\`\`\`\n</think>\n\n${fenced(code, tag)}`,
  'under its name': ({ code, tag, path }) => `**${path}**\n\n${fenced(code, tag)}`,
  'with its name in the fence': ({ code, tag, path }) => fenced(code, `${tag} title="${path}"`),
  'twice the same': ({ code, tag }) => `${fenced(code, tag)}\n\nAgain, in full:\n\n${fenced(code, tag)}`,
  'with a command behind': change =>
    `${fenced(change.code, change.tag)}\n\nRun it with:\n\n${fenced(['make run'], 'bash')}\n`,
  'as a diff': diff,
  'as search and replace': ({ old, code, tag }) =>
    fenced(['<<<<<<< SEARCH', ...old, '=======', ...code, '>>>>>>> REPLACE'], tag),
  'with an end token': ({ code, tag }) => `${fenced(code, tag)}<|im_end|>`,
};

const TAGS: Readonly<Record<string, string>> = { csharp: 'csharp', shellscript: 'bash' };

/** Every change in every shape, its document with LF, CRLF, a byte order mark, or no line end at its end, in turn. */
export function shapedCases(): RefactorCase[] {
  const dresses = [plain, windows, marked, unended];
  return changes().flatMap((one, index) =>
    Object.entries(SHAPES).flatMap(([name, shape], turn) => {
      const answer = shape(changeIn(one));
      if (answer === undefined) return [];
      const dressed = (dresses[(index + turn) % dresses.length] ?? plain)(one);
      return [{ ...dressed, id: `${one.id}, ${name}${dressed.id}`, answer }];
    }),
  );
}

/** Every change answered with the old code, and cut off in each line. */
export function refusedCases(): RefactorCase[] {
  return changes().flatMap(one => {
    const { old, code, tag } = changeIn(one);
    const whole = fenced(code, tag).split('\n');
    const cut = whole.map((_, count) => whole.slice(0, count).join('\n'));
    return [
      { ...one, id: `${one.id}, the same again`, answer: fenced(old, tag), expected: 'identical' },
      { ...one, id: `${one.id}, empty`, answer: fenced([], tag), expected: 'empty' },
      ...cut.map((answer, lines) => ({
        ...one,
        id: `${one.id}, cut off after ${lines} lines`,
        answer,
        finish: 'length' as const,
        expected: 'truncated',
      })),
    ];
  });
}

function changeIn({ target, expected }: RefactorCase): Change {
  const { path, text, start, end, languageId } = target;
  const after = typeof expected === 'string' ? '' : (expected.get(path) ?? '');
  const lines = (part: string) => part.split('\n');
  return {
    path,
    tag: TAGS[languageId] ?? languageId,
    all: lines(text),
    old: lines(text.slice(start, end)),
    code: lines(after.slice(start, after.length - (text.length - end))),
    above: lines(text.slice(0, start)).slice(0, -1),
    below: lines(text.slice(end)).slice(1, -1),
  };
}

const plain = (one: RefactorCase) => ({ ...one, id: '' });
const windows = (one: RefactorCase) => redressed(one, ' in CRLF', text => text.replaceAll('\n', '\r\n'));
const marked = (one: RefactorCase) => redressed(one, ' behind a mark', text => `\uFEFF${text}`);
const unended = (one: RefactorCase) => redressed(one, ' without an end', text => text.replace(/\n$/, ''));

function redressed(one: RefactorCase, id: string, dress: (text: string) => string): RefactorCase {
  const { path, languageId, text, start, end } = one.target;
  const selected = dress(`${text.slice(start, end)}\n`).replace(/^\uFEFF|\r?\n$/g, '');
  const from = dress(`${text.slice(0, start)}█\n`).indexOf('█');
  const expected =
    typeof one.expected === 'string'
      ? one.expected
      : new Map([...one.expected].map(([name, content]) => [name, dress(content)] as const));
  const target = targetOf({ path, languageId, text: dress(text), start: from, end: from + selected.length });
  return { ...one, id, target, expected };
}
