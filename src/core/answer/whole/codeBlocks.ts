import { languageOf } from '../../syntax/language.ts';
import { isMarkdown, languageOfTag } from '../../syntax/languageTags.ts';
import { quotingsOf } from '../../syntax/quoting.ts';
import { unixLines } from '../../text/documentLines.ts';
import { isBlank } from '../../text/lines.ts';
import { blockEnd, holdsMarks } from './blockEnd.ts';
import { findProseLines, withoutClosingProse } from './chatProse.ts';
import { fenceOf, languageTag, type OpeningFence, withoutFenceIndent } from './fence.ts';
import { nameInInfo } from './fileName.ts';

export interface CodeBlock {
  readonly fence: OpeningFence;
  readonly tag: string;
  /** The prose since the previous block. */
  readonly before: readonly string[];
  readonly lines: readonly string[];
  readonly closed: boolean;
}

/** Code blocks, and the prose between them. */
export interface ParsedAnswer {
  readonly blocks: readonly CodeBlock[];
  /** After the last block; the whole answer if there is none. */
  readonly after: readonly string[];
}

/** The answer's lines with LF, without thinking and markers that some servers leave in. */
export function answerLines(text: string): string[] {
  const clean = unixLines(text)
    .replace(/^\uFEFF/, '')
    .replace(/^\s*<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/i, '')
    .replace(/(?:<\|(?:im_end|endoftext|eot_id|end)\|>|<｜end▁of▁sentence｜>)\s*$/, '');
  return clean.split('\n');
}

/** Parses the whole answer. In a Markdown target, the target's own fences are text. */
export function readAnswer(text: string, languageId: string, selected: string): ParsedAnswer {
  const lines = isMarkdown(languageId) ? withWrappingNamed(answerLines(text), selected) : unquoted(answerLines(text));
  const blocks: CodeBlock[] = [];
  let before: string[] = [];
  const isWithout = isMarkdown(languageId) ? !wrapsMarkdown(lines, selected) : beginsInString(lines, languageId);
  let at = isWithout ? lines.length : 0;
  before.push(...lines.slice(0, at));
  while (at < lines.length) {
    const opened = openingAt(lines[at] ?? '');
    if (opened === undefined) {
      before.push(lines[at] ?? '');
      at += 1;
      continue;
    }
    const { fence, prose } = opened;
    if (prose !== '') before.push(prose);
    const tag = languageTag(fence);
    const { end, next, closed, lastLine } = blockEnd({
      lines,
      at,
      fence,
      languageId: contentLanguage(fence, languageId),
    });
    const all = lines.slice(at + 1, end).concat(lastLine ?? []);
    const content = closed ? all : withoutClosingProse(all, { languageId, known: selected.split('\n') });
    blocks.push({ fence, tag, before, lines: content.map(line => withoutFenceIndent(line, fence)), closed });
    before = [];
    at = next;
  }
  return { blocks, after: before };
}

/** Unfenced code whose first fence is part of a string that began above. */
function beginsInString(lines: readonly string[], languageId: string): boolean {
  const at = lines.findIndex(line => fenceOf(line) !== undefined);
  if (at < 1) return false;
  const above = lines.slice(0, at + 1);
  const quotings = quotingsOf(above, languageOf(languageId));
  const holds = quotings[at]?.kind === 'here' || (quotings[at]?.kind === 'string' && holdsMarks(quotings[at]));
  if (!holds) return false;
  const opening = quotings.findLastIndex(({ kind }) => kind === 'code');
  return findProseLines(above, { languageId, known: [] })[opening] === false;
}

/** Removes quotation marks (`>`) if all fences are inside a quotation. */
function unquoted(lines: readonly string[]): readonly string[] {
  const quote = /^ {0,3}> ?/;
  const quoted = lines.some(line => quote.test(line) && fenceOf(line.replace(quote, '')) !== undefined);
  return quoted && !lines.some(line => fenceOf(line) !== undefined)
    ? lines.map(line => line.replace(quote, ''))
    : lines;
}

/** A fence, also after a word on the same line. */
function openingAt(line: string): { readonly fence: OpeningFence; readonly prose: string } | undefined {
  const fence = fenceOf(line);
  if (fence !== undefined) return { fence, prose: '' };
  const [, prose = '', marks = ''] = /^(\S.*?:)\s*(`{3,}[\w+#.-]*)\s*$/.exec(line) ?? [];
  const behind = marks === '' ? undefined : fenceOf(marks);
  return behind && { fence: behind, prose };
}

function contentLanguage(fence: OpeningFence, languageId: string): string {
  const tag = languageTag(fence);
  if (/\.(?:md|mdx|markdown)$/i.test(nameInInfo(fence.info)?.path ?? '')) return 'markdown';
  return tag === '' || /[./]/.test(tag) ? languageId : languageOfTag(tag);
}

/**
 * In an answer for Markdown, gives the fence around all of it the right tag, whatever the model wrote. If only the
 * fence would be new, it is part of the text.
 */
function withWrappingNamed(lines: readonly string[], selected: string): readonly string[] {
  const at = lines.findIndex(line => !isBlank(line));
  const fence = fenceOf(lines[at] ?? '');
  if (fence === undefined || nameInInfo(fence.info) !== undefined) return lines;
  const own = fenceOf(selected.split('\n', 1)[0] ?? '');
  const inner = innerFence(lines, at);
  if (own !== undefined && (inner === undefined || inner.length >= fence.length)) return lines;
  const { end, next, closed, lastLine } = blockEnd({ lines, at, fence, languageId: 'markdown' });
  if (!closed || lastLine !== undefined || !lines.slice(next).every(isBlank)) return lines;
  if (
    lines
      .slice(at + 1, end)
      .join('\n')
      .trim() === selected.trim()
  )
    return lines;
  return lines.with(at, `${' '.repeat(fence.indent)}${fence.char.repeat(fence.length)}markdown`);
}

/** True if the first fence of an answer for Markdown wraps the text instead of being part of it. */
function wrapsMarkdown(lines: readonly string[], selected: string): boolean {
  const index = lines.findIndex(line => fenceOf(line) !== undefined);
  const fence = fenceOf(lines[index] ?? '');
  if (fence === undefined) return false;
  if (isMarkdown(languageOfTag(languageTag(fence)))) return true;
  if (nameInInfo(fence.info) !== undefined) return true;
  const own = fenceOf(selected.split('\n', 1)[0] ?? '');
  if (own !== undefined && own.info === fence.info) return innerFence(lines, index) !== undefined;
  if (!/^(?:text|txt|plaintext|diff|patch)?$/.test(fence.info)) return false;
  const last = lines.findLastIndex(line => !isBlank(line));
  const closing = fenceOf(lines[last] ?? '');
  return closing !== undefined && closing.info === '' && last > index && lines.slice(0, index).every(isIntroduction);
}

function innerFence(lines: readonly string[], index: number): OpeningFence | undefined {
  const next = lines.slice(index + 1).find(line => !isBlank(line));
  return fenceOf(next ?? '');
}

function isIntroduction(line: string): boolean {
  return isBlank(line) || /:\s*$/.test(line);
}
