import { continuesComment, isOnlyProse } from '../../answer/whole/chatProse.ts';
import type { CodeBlock } from '../../answer/whole/codeBlocks.ts';
import { type ContentContext, readContent, type Unreadable } from '../../answer/whole/content.ts';
import { nameInComment, nameInInfo, nameInLine } from '../../answer/whole/fileName.ts';
import { type Patch, readPatch } from '../../answer/whole/patch.ts';
import type { Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { fitsLanguage, isShown, languageOfPath, languageOfTag } from '../../syntax/languageTags.ts';
import { CODE, quotingBehindInSteps } from '../../syntax/quoting.ts';
import { someLine, trimmedLines } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { withinMarks } from '../target/selectionMarks.ts';
import { selectedText, type Target } from '../target/target.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';
import { looksLikeCode } from './unfencedCode.ts';

export interface NamedBlock {
  readonly block: CodeBlock;
  /** The code without its wrapping. */
  readonly lines: readonly string[];
  readonly name: string | undefined;
  /** Instead of the code. */
  readonly patch?: Patch;
  readonly problem?: Unreadable;
  /** The fence isn't closed, and no prose came after the code. */
  readonly isOpen: boolean;
}

/** Reads the blocks of an answer that may be code for the target or for a further file. */
export class BlockReader {
  readonly #target: Target;
  readonly #context: ContentContext;
  /** Trimmed lines. */
  readonly #selected: ReadonlySet<string>;

  private constructor(target: Target, context: ContentContext, selected: ReadonlySet<string>) {
    this.#target = target;
    this.#context = context;
    this.#selected = selected;
  }

  static *of(target: Target, lines: TargetLines): Steps<BlockReader> {
    const context = yield* contentContextOf(target, lines);
    return new BlockReader(target, context, yield* trimmedLines(context.own));
  }

  /** Undefined for examples, output and talk. */
  *read(block: CodeBlock): Steps<NamedBlock | undefined> {
    const before = block.before.findLast(line => !isBlank(line));
    const outer = nameInInfo(block.fence.info)?.path ?? (before === undefined ? undefined : nameInLine(before)?.path);
    const { tag } = block;
    const lines = withinMarks(block.lines);
    const first = lines.find(line => !isBlank(line)) ?? '';
    if (outer === undefined && nameInComment(first) === undefined && !(yield* this.#isRelevant({ ...block, lines })))
      return undefined;
    const languageId = this.#languageOf(tag, outer);
    const fileLanguageId = outer === undefined ? this.#target.languageId : languageId;
    const isTagged = this.#context.hasTags || hasTags(languageId);
    const context = { ...this.#context, languageId, fileLanguageId, hasTags: isTagged };
    const content = yield* readContent(lines, tag, context);
    const isOpen = !block.closed;
    if (typeof content === 'string') return { block, lines, name: outer, problem: content, isOpen };
    const name = outer ?? content.name;
    if (content.kind === 'patch') return { block, lines, name, patch: content, isOpen: false };
    if (content.lines !== lines && (yield* isOnlyProse(content.lines, context))) return undefined;
    return { block, ...this.#withoutName(content.lines, name), isOpen: isOpen && !content.ends };
  }

  #languageOf(tag: string, name: string | undefined): string {
    const { languageId, path } = this.#target;
    const isOther = name !== undefined && languageOfPath(name) !== languageOfPath(path);
    if (isOther) return languageOfPath(name);
    return tag === '' || isShown(tag) || fitsLanguage(tag, languageId) ? this.#context.languageId : languageOfTag(tag);
  }

  /** Takes the name from a comment, unless the selection has it: `# app/main.py` as the first line is removed. */
  #withoutName(lines: readonly string[], name: string | undefined): Pick<NamedBlock, 'lines' | 'name'> {
    const at = lines.findIndex(line => !isBlank(line));
    const first = lines[at]?.trim() ?? '';
    const inComment = nameInComment(first)?.path;
    if (inComment === undefined || this.#selected.has(first)) return { lines, name };
    return { lines: lines.slice(at + 1), name: name ?? inComment };
  }

  *#isRelevant(block: CodeBlock): Steps<boolean> {
    const { lines, tag } = block;
    const { known } = this.#context;
    const { languageId } = this.#target;
    if ((yield* readPatch(lines, tag)) !== undefined) return true;
    const isTagged = tag !== '' && fitsLanguage(tag, languageId);
    const isText =
      (isTagged && this.#context.isQuoted) || ((isTagged || tag === '') && continuesComment(lines, this.#context));
    if (!isText && (yield* isOnlyProse(lines, { languageId, known }))) return false;
    if (lines.every(isBlank)) return block.before.every(isBlank);
    if (fitsLanguage(tag, languageId)) return !(yield* this.#isPlainText(block));
    if (yield* someLine(lines, line => this.#selected.has(line.trim()) && /\p{L}/u.test(line))) return true;
    return !isShown(tag) || !(yield* someLine(lines, line => /^\s*(?:\$ |[\w./-]+ \S)/.test(line)));
  }

  /** True for output or a message in a `text` fence. */
  *#isPlainText({ tag, lines }: CodeBlock): Steps<boolean> {
    const { known, languageId } = this.#context;
    if (!/^(?:te?xt|plaintext|plain|output)$/.test(tag) || languageOf(languageId).family === 'prose') return false;
    const own = yield* trimmedLines(known);
    return !(yield* someLine(lines, line => !isBlank(line) && looksLikeCode(line, { languageId, known: own })));
  }
}

export function* contentContextOf(target: Target, lines: TargetLines): Steps<ContentContext> {
  const { languageId, all: known, from } = lines;
  const own = selectedLines(lines);
  const { kind } = yield* quotingBehindInSteps(known.slice(0, from), languageOf(languageId));
  return {
    ...{ languageId: languageOfPart(own, languageId), fileLanguageId: languageId, known, own, firstNumber: from + 1 },
    isQuoted: kind !== CODE.kind && (yield* isOnlyProse(own, { languageId, known: [] })),
    ...{ document: target.text, selected: selectedText(target), hasTags: hasTags(languageId) },
  };
}

/** The script of a component or page is code, and its style too. */
function languageOfPart(selected: readonly string[], languageId: string): string {
  if (languageOf(languageId).family !== 'markup' || selected.some(line => /<\/?[A-Za-z!]/.test(line)))
    return languageId;
  return selected.some(line => /[;{}]\s*$|\w\(/.test(line)) ? 'typescript' : languageId;
}

function hasTags(languageId: string): boolean {
  return /^(?:markup|prose)$/.test(languageOf(languageId).family);
}
