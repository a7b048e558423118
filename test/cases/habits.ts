import { firstLine, indentationOf, isBlank, lastLine } from '../../src/core/text/lines.ts';
import type { Gap } from './holes.ts';
import { above, below, english, fence, inLine, type Shape, wholeFunction, wholeLines } from './shapes.ts';

const DOCUMENTS = /^(?:markdown|html|sql)$/;
const isDocument = ({ languageId }: Gap) => DOCUMENTS.test(languageId);
/** Prose can be recognized only where code is expected. */
const speaks = (gap: Gap) => !english(gap) && !isDocument(gap);

const COMMENT: Readonly<Record<string, [string, string]>> = {
  python: ['# ', ''],
  ruby: ['# ', ''],
  shellscript: ['# ', ''],
  yaml: ['# ', ''],
  sql: ['-- ', ''],
  css: ['/* ', ' */'],
  html: ['<!-- ', ' -->'],
};

function comment({ languageId }: Gap, text: string): string {
  const [open, close] = COMMENT[languageId] ?? ['// ', ''];
  return open + text + close;
}

const eachLine = (text: string, change: (line: string, index: number) => string) =>
  text.split('\n').map(change).join('\n');

function markedLine(gap: Gap, mark: string): string {
  return `${mark}${gap.truth}`;
}

function patch(gap: Gap, context: number): string | undefined {
  if (!isBlank(lastLine(gap.prefix)) || !isBlank(firstLine(gap.suffix))) return undefined;
  const plain = (text: string) => ` ${text}`;
  const before = gap.prefix.split('\n').slice(0, -1).slice(-context).map(plain);
  const after = gap.suffix
    .split('\n')
    .slice(1, 1 + context)
    .map(plain);
  const added = wholeLines(gap)
    .split('\n')
    .map(line => `+${line}`);
  return [...before, ...added, ...after].join('\n');
}

function numbered(gap: Gap, mark: string): string | undefined {
  if (inLine(gap) || !gap.truth.includes('\n') || gap.languageId === 'yaml' || gap.languageId === 'markdown')
    return undefined;
  const first = gap.prefix.split('\n').length;
  return eachLine(wholeLines(gap), (line, index) => `${first + index}${mark}${line}`);
}

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Ways of answering that were added after the rules for the others were written. */
export const MORE_SHAPES: Readonly<Record<string, Shape>> = {
  'fence-title': gap => fence(gap, gap.truth, '```', `${gap.languageId} title="src/main"`),
  'fence-highlight': gap => fence(gap, gap.truth, '```', `${gap.languageId} {2-3}`),
  'fence-path': gap => (isDocument(gap) ? undefined : fence(gap, gap.truth, '```', 'src/lib/main.ext')),
  'fence-name-path': gap => (isDocument(gap) ? undefined : fence(gap, gap.truth, '```', `${gap.languageId}:src/main`)),
  'fence-tilde-bare': gap => (gap.languageId === 'markdown' ? undefined : fence(gap, gap.truth, '~~~', '')),
  'fence-indented-3': gap => eachLine(fence(gap, gap.truth), line => (line === '' ? '' : `   ${line}`)),
  'fence-in-list': gap =>
    gap.languageId === 'markdown'
      ? undefined
      : `1. Put this at the cursor:\n\n${eachLine(fence(gap, gap.truth), line => (line === '' ? '' : `   ${line}`))}`,
  'fence-blank-inside': gap => fence(gap, `\n${gap.truth}\n`),
  'fence-token': gap => `${fence(gap, gap.truth)}<|im_end|>`,
  'fence-heading': gap => (gap.languageId === 'markdown' ? undefined : `### Completion\n\n${fence(gap, gap.truth)}`),
  'fence-bold': gap => (gap.languageId === 'markdown' ? undefined : `**Completed code:**\n${fence(gap, gap.truth)}`),
  'fence-go': gap => `Here you go 👇\n\n${fence(gap, gap.truth)}\n\nLet me know!`,
  'fence-context': gap =>
    `Based on the surrounding context, the code at the cursor should be:\n\n${fence(gap, gap.truth)}\n\n**Explanation**\n\n- It does what the name says.\n- It keeps the style.`,
  'fence-options': gap =>
    gap.languageId === 'markdown'
      ? undefined
      : `Option 1:\n\n${fence(gap, gap.truth)}\n\nOption 2:\n\n${fence(gap, 'somethingElse()')}`,
  'fence-in-quote': gap =>
    gap.languageId === 'markdown' ? undefined : eachLine(fence(gap, gap.truth), line => `> ${line}`),
  'fence-lines-around': gap => {
    const answer = above(gap, 1);
    const rows = gap.suffix.split('\n').slice(0, 4).join('\n');
    return answer === undefined || isBlank(rows) ? undefined : fence(gap, answer + rows);
  },
  'echo-1-above': gap => above(gap, 1),
  'echo-1-above-fence': gap => {
    const answer = above(gap, 1);
    return answer === undefined ? undefined : fence(gap, answer);
  },
  'echo-5-above': gap => above(gap, 5),
  'echo-8-above-fence': gap => {
    const answer = above(gap, 8);
    return answer === undefined ? undefined : fence(gap, answer);
  },
  'whole-file-fence': gap => fence(gap, (gap.prefix + gap.truth + gap.suffix).trimEnd()),
  'whole-file': gap => gap.prefix + gap.truth + gap.suffix,
  'whole-function-bare': wholeFunction,
  'suffix-3-below': gap => below(gap, 3),
  'suffix-part': gap => {
    const next = gap.suffix.split('\n').findIndex((line, at) => at > 0 && line.trim().length > 10);
    if (next < 0) return undefined;
    const rows = gap.suffix.split('\n').slice(0, next + 1);
    return gap.truth + rows.join('\n').slice(0, -4);
  },
  diff: gap => {
    const answer = patch(gap, 2);
    return answer === undefined || isDocument(gap) ? undefined : fence(gap, answer, '```', 'diff');
  },
  'diff-plain': gap => {
    const answer = patch(gap, 0);
    return answer === undefined || isDocument(gap) ? undefined : fence(gap, answer, '```', 'diff');
  },
  'diff-hunk': gap => {
    const answer = patch(gap, 3);
    const row = gap.prefix.split('\n').length;
    return answer === undefined || isDocument(gap)
      ? undefined
      : fence(gap, `--- a/main\n+++ b/main\n@@ -${row},6 +${row},8 @@\n${answer}`, '```', 'diff');
  },
  'numbered-bar': gap => numbered(gap, ' | '),
  'numbered-colon-fence': gap => {
    const answer = numbered(gap, ': ');
    return answer === undefined ? undefined : fence(gap, answer);
  },
  'quoted-lines': gap =>
    gap.languageId === 'markdown' || isDocument(gap) || !gap.truth.includes('\n')
      ? undefined
      : eachLine(gap.truth, line => `> ${line}`),
  'rest-after': gap =>
    english(gap) || gap.languageId === 'json' || !isBlank(firstLine(gap.suffix))
      ? undefined
      : `${gap.truth}\n${comment(gap, '... rest of the code ...')}`,
  'rest-around-fence': gap =>
    english(gap) || gap.languageId === 'json' || inLine(gap) || !isBlank(firstLine(gap.suffix))
      ? undefined
      : fence(
          gap,
          `${comment(gap, '... existing code ...')}\n${wholeLines(gap)}\n${comment(gap, '... existing code ...')}`,
        ),
  escaped: gap =>
    isDocument(gap) || !/[<>]/.test(gap.truth) || /&\w+;/.test(gap.prefix + gap.truth + gap.suffix)
      ? undefined
      : gap.truth.replace(/[<>&"]/g, char => ENTITIES[char] ?? char),
  'last-token': gap => {
    const token = /(?:[\w$]+|[^\w\s$]+)[ ]?$/.exec(lastLine(gap.prefix))?.[0];
    return token === undefined || token.trim().length < 2 ? undefined : token + gap.truth;
  },
  'line-break-first': gap => `\n${gap.truth}`,
  'line-breaks-first-lines': gap => (inLine(gap) ? undefined : `\n\n${wholeLines(gap)}`),
  'line-breaks-last': gap => `${gap.truth}\n\n\n`,
  'blanks-at-ends': gap => eachLine(gap.truth, line => `${line}  `),
  'remark-explanation': gap =>
    speaks(gap) ? `${gap.truth}\n\nExplanation:\n- It keeps the loop simple.\n- It returns early.` : undefined,
  'remark-line': gap => (speaks(gap) ? `${gap.truth}\n\n---\n\nThis fills the gap.` : undefined),
  'remark-paren': gap =>
    speaks(gap) ? `${gap.truth}\n\n(I kept the names that the rest of the file uses.)` : undefined,
  'preamble-words': gap =>
    speaks(gap) ? `Completing the code at the cursor position:\n\n${wholeLines(gap)}` : undefined,
  'preamble-you-can': gap => (speaks(gap) ? `You can finish it like this:\n\n${wholeLines(gap)}` : undefined),
  'preamble-inline': gap =>
    /[\n`]/.test(gap.truth) || !speaks(gap) ? undefined : `The missing code is \`${gap.truth}\`.`,
  'preamble-bold': gap => (speaks(gap) ? `**Answer:**\n\n${wholeLines(gap)}` : undefined),
  'think-unopened': gap =>
    `The user is in the middle of a line.\nI should just finish it.\n</think>\n\n${wholeLines(gap)}`,
  'think-fenced': gap => `<think>\nMaybe:\n\`\`\`\nwrong()\n\`\`\`\nNo.\n</think>\n${fence(gap, gap.truth)}`,
  'thinking-tag': gap => `<thinking>short</thinking>\n\n<answer>${gap.truth}</answer>`,
  'tag-attribute': gap => `<completion language="${gap.languageId}">\n${gap.truth}\n</completion>`,
  'tag-nested': gap => (isDocument(gap) ? undefined : `<response>\n<code>\n${gap.truth}\n</code>\n</response>`),
  'tag-fill': gap => `<fill>${gap.truth}</fill>`,
  'mark-curly': gap => markedLine(gap, '{{CURSOR}}'),
  'mark-square': gap => markedLine(gap, '[CURSOR]'),
  'mark-fill-here': gap => markedLine(gap, '<FILL_HERE>'),
  'mark-echo-above': gap => {
    const answer = above({ ...gap, truth: `<|cursor|>${gap.truth}` }, 2);
    return answer === undefined ? undefined : fence(gap, answer);
  },
  'other-blanks': gap => {
    if (!/\n[ \t]/.test(gap.truth)) return undefined;
    const unit = /^\t/m.test(gap.prefix + gap.truth)
      ? /\t/g
      : /^ {2}\S/m.test(gap.prefix + gap.truth)
        ? / {2}/g
        : / {4}/g;
    const other = unit.source === '\\t' ? '    ' : '\t';
    return gap.languageId === 'markdown' || gap.languageId === 'yaml'
      ? undefined
      : eachLine(
          wholeLines(gap),
          line => indentationOf(line).replace(unit, other) + line.slice(indentationOf(line).length),
        );
  },
  'crlf-above-fence': gap => {
    const answer = above(gap, 2);
    return answer === undefined ? undefined : fence(gap, answer).replaceAll('\n', '\r\n');
  },
};
