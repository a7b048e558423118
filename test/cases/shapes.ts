import { firstLine, indentationOf, isBlank, lastLine } from '../../src/core/text/lines.ts';
import { dedent } from '../support/dedent.ts';
import type { Gap } from './holes.ts';

/** How a chat model words an answer. Gives undefined where the shape makes no sense. */
export type Shape = (gap: Gap) => string | undefined;

const FENCE_NAMES: Readonly<Record<string, string>> = {
  typescript: 'ts',
  python: 'python',
  go: 'go',
  java: 'java',
  rust: 'rust',
  markdown: 'markdown',
  yaml: 'yaml',
};

export function fence(
  { languageId }: Gap,
  code: string,
  marks = '```',
  name = FENCE_NAMES[languageId] ?? languageId,
): string {
  return `${marks}${name}\n${code}\n${marks}`;
}

/** As a model that thinks in whole lines writes it: with the line's indentation when the gap is at its start. */
export function wholeLines(gap: Gap): string {
  const line = lastLine(gap.prefix);
  return isBlank(line) ? line + gap.truth : gap.truth;
}

export function above(gap: Gap, lines: number): string | undefined {
  const rows = gap.prefix.split('\n');
  return rows.length <= lines || isBlank(rows.at(-lines - 1) ?? '')
    ? undefined
    : rows.slice(-lines - 1).join('\n') + gap.truth;
}

export function below(gap: Gap, lines: number): string | undefined {
  const rows = gap.suffix.split('\n');
  const taken = rows.slice(0, lines + 1);
  return taken.every(isBlank) ? undefined : gap.truth + taken.join('\n');
}

/** The whole function around the gap, as models often answer. */
export function wholeFunction(gap: Gap): string | undefined {
  const before = gap.prefix.split('\n');
  const header = before.findLastIndex(line =>
    /^\s*(?:export |public |pub |async |private )*(?:def|func|fn|function|class)\b/.test(line),
  );
  if (header < 0 || header < before.length - 30) return undefined;
  const indent = indentationOf(before[header] ?? '');
  const after = gap.suffix.split('\n');
  const closing = after.findIndex(
    (line, at) => at > 0 && !isBlank(line) && indentationOf(line).length <= indent.length,
  );
  const closes = /^\s*[}\])]/.test(after[closing] ?? '');
  const rest = closing < 0 ? after : after.slice(0, closes ? closing + 1 : closing);
  return before.slice(header).join('\n') + gap.truth + rest.join('\n').trimEnd();
}

const NEXT_FUNCTION: Readonly<Record<string, string>> = {
  typescript: dedent`


    function anotherThing(value: number): number {
      return value * 2;
    }`,
  python: dedent`



    def another_thing(value):
        return value * 2`,
  go: dedent`


    func anotherThing(value int) int {
    	return value * 2
    }`,
  java: '\n\n    private int anotherThing(int value) {\n        return value * 2;\n    }',
  rust: dedent`


    fn another_thing(value: i32) -> i32 {
        value * 2
    }`,
};

/** Beyond the end of the block, with its closing bracket, into another function. */
function overrun(gap: Gap): string | undefined {
  const next = NEXT_FUNCTION[gap.languageId];
  if (next === undefined || !/^(?:block|lines)/.test(gap.kind)) return undefined;
  const closer = /^\s*\n[ \t]*\}[;)]*(?=\n)/.exec(gap.suffix)?.[0];
  if (gap.languageId === 'python')
    return /^\n\n+(?:def|class|@|if __)|^\s*$/.test(gap.suffix) ? gap.truth + next : undefined;
  return closer === undefined ? undefined : gap.truth + closer + next;
}

function dedented(gap: Gap): string | undefined {
  const indent = indentationOf(lastLine(gap.prefix));
  if (indent === '' || lastLine(gap.prefix) !== indent) return undefined;
  const lines = gap.truth.split('\n');
  return lines.some(line => !isBlank(line) && !line.startsWith(indent) && line !== lines[0])
    ? undefined
    : lines.map((line, at) => (at > 0 && line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
}

export const inLine = ({ prefix }: Gap) => !isBlank(lastLine(prefix));
export const english = ({ languageId, kind }: Gap) =>
  languageId === 'markdown' || languageId === 'yaml' || kind === 'comment' || kind === 'string';

export const SHAPES: Readonly<Record<string, Shape>> = {
  clean: gap => gap.truth,
  'clean-line-end': gap => (gap.truth.endsWith('\n') ? undefined : `${gap.truth}\n`),
  fence: gap => fence(gap, gap.truth),
  'fence-bare': gap => (gap.languageId === 'markdown' ? undefined : fence(gap, gap.truth, '```', '')),
  'fence-tilde': gap => fence(gap, gap.truth, '~~~'),
  'fence-long': gap => fence(gap, gap.truth, '````'),
  'fence-blank-before': gap => `\n\n${fence(gap, gap.truth)}\n`,
  'fence-indented': gap =>
    /\n/.test(gap.truth) ? undefined : `  ${fence(gap, `  ${gap.truth}`).replace(/\n(?=```)/, '\n  ')}`,
  'fence-unclosed': gap => `${fence(gap, gap.truth).slice(0, -4)}`,
  'fence-lines': gap => fence(gap, wholeLines(gap)),
  'fence-remark': gap =>
    `${fence(gap, gap.truth)}\n\nThis completes the code at the cursor. Let me know if you need anything else!`,
  'fence-twice': gap => `${fence(gap, gap.truth)}\n\nAlternatively:\n\n${fence(gap, 'somethingElse()')}`,
  'fence-tail': gap => (gap.languageId === 'markdown' || english(gap) ? undefined : `${gap.truth}\n\`\`\``),
  'preamble-fence': gap => `Here is the completion:\n\n${fence(gap, gap.truth)}`,
  'preamble-sure-fence': gap =>
    `Sure! Here's the code that belongs at the cursor:\n${fence(gap, gap.truth)}\nIt keeps the style of the file.`,
  'preamble-long-fence': gap =>
    `To complete this, we need to look at what the surrounding code does.\n\nThe missing part is:\n\n${fence(gap, gap.truth)}`,
  'preamble-bare': gap => (english(gap) ? undefined : `Here is the completion:\n\n${wholeLines(gap)}`),
  'preamble-bare-close': gap => (english(gap) ? undefined : `Certainly! Here's the missing code:\n${wholeLines(gap)}`),
  remark: gap => (english(gap) ? undefined : `${gap.truth}\n\nThis code handles the missing part of the function.`),
  'remark-note': gap => (english(gap) ? undefined : `${gap.truth}\n\nNote that I kept the existing style.`),
  'tag-completion': gap => `<completion>${gap.truth}</completion>`,
  'tag-code-lines': gap => (gap.languageId === 'markdown' ? undefined : `<code>\n${gap.truth}\n</code>`),
  'tag-answer-fence': gap => `<answer>\n${fence(gap, gap.truth)}\n</answer>`,
  think: gap =>
    `<think>\nThe user wants the code at the cursor. It is probably \`return x\`.\n\nLet me write it.\n</think>\n\n${wholeLines(gap)}`,
  'think-fence': gap => `<think>Let me see.</think>\n${fence(gap, gap.truth)}`,
  'mark-start': gap => `<CURSOR>${gap.truth}`,
  'mark-end': gap => `${gap.truth}<CURSOR>`,
  'mark-block': gap => `█${gap.truth}`,
  'mark-echo': gap => (inLine(gap) ? `${lastLine(gap.prefix)}<CURSOR>${gap.truth}` : undefined),
  'mark-token': gap => `<|cursor|>${gap.truth}<|endoftext|>`,
  'fim-token': gap => `<|fim_middle|>${gap.truth}`,
  'echo-line': gap => (inLine(gap) ? lastLine(gap.prefix) + gap.truth : undefined),
  'echo-line-trimmed': gap => (inLine(gap) ? lastLine(gap.prefix).trimStart() + gap.truth : undefined),
  'echo-line-fence': gap => (inLine(gap) ? fence(gap, lastLine(gap.prefix) + gap.truth) : undefined),
  'echo-indent': gap => (inLine(gap) || lastLine(gap.prefix) === '' ? undefined : wholeLines(gap)),
  'echo-2-above': gap => above(gap, 2),
  'echo-3-above-fence': gap => {
    const answer = above(gap, 3);
    return answer === undefined ? undefined : fence(gap, answer);
  },
  'whole-function': gap => {
    const answer = wholeFunction(gap);
    return answer === undefined ? undefined : fence(gap, answer);
  },
  'suffix-line': gap => (isBlank(firstLine(gap.suffix)) ? undefined : gap.truth + firstLine(gap.suffix)),
  'suffix-1-below': gap => below(gap, 1),
  'suffix-2-below': gap => below(gap, 2),
  'suffix-4-below-fence': gap => {
    const answer = below(gap, 4);
    return answer === undefined ? undefined : fence(gap, answer);
  },
  'suffix-all': gap => (isBlank(gap.suffix) ? undefined : gap.truth + gap.suffix),
  'echo-line-and-suffix': gap => {
    const after = below(gap, 2);
    return after === undefined || !inLine(gap) ? undefined : lastLine(gap.prefix) + after;
  },
  overrun,
  dedented,
  'dedented-fence': gap => {
    const answer = dedented(gap);
    return answer === undefined ? undefined : fence(gap, answer);
  },
  crlf: gap => gap.truth.replaceAll('\n', '\r\n'),
  'crlf-fence': gap => fence(gap, gap.truth).replaceAll('\n', '\r\n'),
  invisible: gap => `\uFEFF${gap.truth.replace(/ /g, ' \u200B')}\u2060`,
  bidi: gap => `${gap.truth.replace(/ /, ' \u202E')}\u2069`,
  backquotes: gap =>
    /[\n`]/.test(gap.truth) || english(gap) || gap.languageId === 'go' || gap.languageId === 'typescript'
      ? undefined
      : `\`${gap.truth}\``,
};
