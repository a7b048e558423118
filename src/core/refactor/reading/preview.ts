import { canClose, fenceOf, languageTag, type OpeningFence, withoutFenceIndent } from '../../answer/fence.ts';
import { afterThinkClose, afterThinkOpen } from '../../answer/markers.ts';
import { nameInComment, nameInInfo, nameInLine } from '../../answer/whole/fileName.ts';
import { languageOf } from '../../syntax/language.ts';
import { isMarkdown, isShown, languageOfTag } from '../../syntax/languageTags.ts';
import { BYTE_ORDER_MARK, usualLineEnd } from '../../text/documentLines.ts';
import { isBlank } from '../../text/lines.ts';
import { isWholeFile, selectedText } from '../target/target.ts';
import { isTargetName, type ReadingInput } from './parts.ts';
import { PreviewedText } from './previewedText.ts';
import { resolveFileName } from './resolveFileName.ts';

export interface PreviewedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

interface OpenBlock {
  readonly fence: OpeningFence;
  readonly name: string | undefined;
  /** Undefined before the first line, and for hidden blocks. */
  text: PreviewedText | undefined;
  hasBegun: boolean;
  inner: OpeningFence | undefined;
}

/**
 * Reads the files line by line as they arrive. Each line costs the same, so the result is less exact than for the whole
 * answer.
 */
export class Preview {
  readonly #input: ReadingInput;
  readonly #files = new Map<string, PreviewedText>();
  readonly #lineEnd: '\n' | '\r\n';
  readonly #indent: string;
  /** Undefined if it is selected. */
  readonly #firstLine: string | undefined;
  #open: OpenBlock | undefined;
  #lineBefore = '';
  #thinking: boolean | undefined;

  constructor(input: ReadingInput) {
    const { target } = input;
    this.#input = input;
    this.#lineEnd = usualLineEnd(target.text);
    this.#indent = /^[ \t]*/.exec(selectedText(target))?.[0] ?? '';
    this.#firstLine = isWholeFile(target) || target.start <= 1 ? undefined : firstLineOf(target.text);
  }

  get code(): string {
    const own = this.#files.get(this.#input.target.path) ?? [...this.#files.values()][0];
    return own?.text ?? '';
  }

  get hasFile(): boolean {
    return this.#first !== undefined;
  }

  get firstFile(): PreviewedFile | undefined {
    const [name, content] = this.#first ?? [];
    if (content === undefined || name === undefined) return undefined;
    const { path, text, start, end } = this.#input.target;
    if (name !== path) return { path: name, before: '', after: content.text + content.lineEnd };
    const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    const after = content.isWholeFile
      ? mark + content.text + content.lineEnd
      : text.slice(0, start) + content.text + text.slice(end);
    return { path, before: text, after };
  }

  get #first(): readonly [name: string, content: PreviewedText] | undefined {
    for (const file of this.#files) if (file[1].text !== '') return file;
    return undefined;
  }

  line(line: string): void {
    if (this.#isThinking(line)) return;
    const marks = fenceOf(line);
    if (this.#open === undefined) {
      if (marks !== undefined) this.#begin(marks);
      else if (!isBlank(line)) this.#lineBefore = line;
      return;
    }
    if (marks !== undefined && this.#ends(marks, this.#open)) {
      this.#open = undefined;
      this.#lineBefore = '';
      return;
    }
    this.#content(withoutFenceIndent(line, this.#open.fence), this.#open);
  }

  #isThinking(line: string): boolean {
    const isMarkup = languageOf(this.#input.target.languageId).family === 'markup';
    if (this.#thinking === undefined && !isBlank(line)) this.#thinking = afterThinkOpen(line, isMarkup) !== undefined;
    if (this.#thinking !== true) return false;
    if (afterThinkClose(line, isMarkup) !== undefined) this.#thinking = false;
    return true;
  }

  #begin(fence: OpeningFence): void {
    const name = nameInInfo(fence.info)?.path ?? nameInLine(this.#lineBefore)?.path;
    this.#open = { fence, name, text: undefined, hasBegun: false, inner: undefined };
  }

  #ends(marks: OpeningFence, open: OpenBlock): boolean {
    if (!canClose(marks, open.fence) || marks.indent > open.fence.indent) {
      if (this.#holdsFences(open) && marks.info !== '') open.inner = marks;
      return false;
    }
    if (open.inner === undefined) return true;
    open.inner = undefined;
    return false;
  }

  #holdsFences({ fence }: OpenBlock): boolean {
    const tag = languageTag(fence);
    return isMarkdown(tag === '' ? this.#input.target.languageId : languageOfTag(tag));
  }

  #content(line: string, open: OpenBlock): void {
    if (open.hasBegun) {
      open.text?.add(line);
      return;
    }
    if (isBlank(line)) return;
    open.hasBegun = true;
    const inComment = nameInComment(line)?.path;
    open.text = this.#textFor(open, open.name ?? inComment, line);
    if (inComment === undefined) open.text?.add(line);
  }

  #textFor({ fence }: OpenBlock, name: string | undefined, first: string): PreviewedText | undefined {
    const { target, rootFolders } = this.#input;
    const tag = languageTag(fence);
    const own = name === undefined || isTargetName(name, target);
    if (own && (this.#files.has(target.path) || (isShown(tag) && languageOfTag(tag) !== target.languageId)))
      return undefined;
    const placed = own ? undefined : resolveFileName({ name, source: target.path, rootFolders });
    if (placed?.kind === 'refused') return undefined;
    const path = placed?.path ?? target.path;
    const text = new PreviewedText({
      lineEnd: this.#lineEnd,
      indent: own ? this.#indent : undefined,
      isWholeFile: own && first.trim() === this.#firstLine,
    });
    this.#files.set(path, text);
    return text;
  }
}

function firstLineOf(text: string): string {
  return (
    text
      .replace(/^\uFEFF/, '')
      .trimStart()
      .split('\n', 1)[0]
      ?.trim() ?? ''
  );
}
