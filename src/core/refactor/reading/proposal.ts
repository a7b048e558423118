import type { FinishReason } from '../../provider/provider.ts';
import { finish, type Steps } from '../../steps.ts';
import type { FaultsIn } from '../../syntax/faults/faults.ts';
import { nonBlankCharsInSteps } from '../../text/lineSteps.ts';
import type { RefusalReason } from '../placing/refusals.ts';
import { lexicalFaults } from '../safety/lexicalFaults.ts';
import type { Target } from '../target/target.ts';
import type { ReadingInput } from './parts.ts';
import { Preview } from './preview.ts';
import type { ProposedFile, RefusedFile } from './proposedFile.ts';
import { readProposal } from './readProposal.ts';

export type Proposal =
  | {
      readonly kind: 'proposed';
      /** The target's file first, if it changes. */
      readonly files: readonly ProposedFile[];
      readonly refusedFiles: readonly RefusedFile[];
      /** 0 if the target's text doesn't shrink, 1 if nothing is left. */
      readonly deletedShare: number;
      readonly notes: string;
    }
  | {
      readonly kind: 'refused';
      readonly reason: RefusalReason;
      /** The code so far, or the answer if it has none. */
      readonly partial: string;
      readonly detail?: string;
    };

export interface ReadingOptions {
  /** Paths may start at them. */
  readonly rootFolders?: readonly string[];
  /** For warnings about the code; without it, the scanner reads it. */
  readonly syntaxOf?: ReadingInput['syntaxOf'];
}

export class ProposalReader {
  readonly #input: ReadingInput;
  readonly #preview: Preview;
  readonly #deltas: string[] = [];
  #line = '';

  constructor(
    target: Target,
    instruction: string,
    { rootFolders = [], syntaxOf = () => undefined }: ReadingOptions = {},
  ) {
    this.#input = { target, instruction, rootFolders, syntaxOf };
    this.#preview = new Preview(this.#input);
  }

  push(text: string): void {
    this.#deltas.push(text);
    if (!text.includes('\n')) {
      this.#line += text;
      return;
    }
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) this.#preview.line(line.endsWith('\r') ? line.slice(0, -1) : line);
  }

  /** True once a line of a file is whole. */
  get hasFile(): boolean {
    return this.#preview.hasFile;
  }

  /** The target's file with the lines so far in place of the replaced ones, or the first other file. */
  get fileSoFar(): ProposedFile | undefined {
    const file = this.#preview.firstFile;
    return file && { ...file, kind: file.path === this.#input.target.path ? 'edit' : 'create', warnings: [] };
  }

  /**
   * The result doesn't depend on the deltas.
   * @param faultsIn judges the target's file; without it, brackets and tags do
   */
  end(reason: FinishReason, faultsIn?: FaultsIn): Proposal {
    return finish(this.endInSteps(reason, faultsIn));
  }

  /** As `end`, with pauses. */
  *endInSteps(
    reason: FinishReason,
    faultsIn: FaultsIn = lexicalFaults(this.#input.target.languageId),
  ): Steps<Proposal> {
    const text = this.#deltas.join('');
    if (reason !== 'stop') return this.#refused(reason === 'length' ? 'truncated' : reason, text);
    const read = yield* readProposal(text, this.#input, faultsIn);
    if (typeof read === 'string') return this.#refused(read, text);
    yield;
    const { files, refusedFiles, notes } = read;
    const [refused] = refusedFiles;
    if (files.length === 0 && refused) return { ...this.#refused('unsafe-path', text), detail: refused.reason };
    const share = yield* deletedShare(this.#input.target, files);
    return { kind: 'proposed', files, refusedFiles, deletedShare: share, notes };
  }

  #refused(reason: RefusalReason, text: string): Extract<Proposal, { kind: 'refused' }> {
    return { kind: 'refused', reason, partial: this.#preview.code || text.trim() };
  }
}

function* deletedShare(target: Target, files: readonly ProposedFile[]): Steps<number> {
  const own = files.find(({ path }) => path === target.path);
  if (own === undefined) return 0;
  const before = yield* nonBlankCharsInSteps(target.text.slice(target.start, target.end));
  const outside = (yield* nonBlankCharsInSteps(target.text)) - before;
  const after = yield* nonBlankCharsInSteps(own.after);
  return before === 0 ? 0 : Math.min(1, Math.max(0, 1 - (after - outside) / before));
}
