import type { NewDraft } from '../../../src/core/completion/fit/draft.ts';
import type { CompletionOutcome } from '../../../src/core/completion/outcome/outcome.ts';
import { CompletionPipeline, type CompletionRequest } from '../../../src/core/completion/request/pipeline.ts';
import type { RequestRecord } from '../../../src/core/completion/request/requestRecord.ts';
import { AROUND_BUDGET, HOLE_BUDGET, type Hole, type HoleBudget, takeHole } from '../../../src/core/document/hole.ts';
import { ProviderError } from '../../../src/core/provider/errors.ts';
import type { FinishReason, Provider, StreamPart } from '../../../src/core/provider/provider.ts';
import { indentUnitIn } from '../../../src/core/text/indentation.ts';
import { unlimited } from '../../support/unlimited.ts';

/** The request and the model's answer. */
export interface ReplayCase {
  readonly id: string;
  readonly languageId: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly chunks: readonly string[];
  readonly finishReason: string;
  /** As the editor had them; without, as the text and the answer have them. */
  readonly eol?: Hole['eol'];
  readonly indentUnit?: string;
  readonly maxLines?: number;
}

export interface Replayed {
  readonly id: string;
  readonly outcome: CompletionOutcome['kind'];
  /** Why the text ends where it does, or why there is none. */
  readonly reason: string;
  /** The inserted text, with the document's line ends. */
  readonly insertText: string;
  /** How many characters after the cursor it replaces. */
  readonly replaceSuffix: number;
}

/** The setting's maximum: replays are about the answer, not the limit. */
export const MAX_LINES = 200;

/** A string is the problem with the line. */
export function readReplayCase(line: string): ReplayCase | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `no JSON (${error instanceof Error ? error.message : 'unreadable'})`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'no object';
  const fields = value as Partial<Record<keyof ReplayCase, unknown>>;
  const { id, languageId, prefix, suffix, chunks, finishReason, eol, indentUnit, maxLines } = fields;
  if (typeof id !== 'string' && typeof id !== 'number') return 'id is no string';
  if (typeof languageId !== 'string') return 'languageId is no string';
  if (typeof prefix !== 'string') return 'prefix is no string';
  if (typeof suffix !== 'string') return 'suffix is no string';
  if (!Array.isArray(chunks) || !chunks.every(chunk => typeof chunk === 'string'))
    return 'chunks is no list of strings';
  const reason = finishReason ?? 'stop';
  if (typeof reason !== 'string') return 'finishReason is no string';
  return {
    ...{ id: String(id), languageId, prefix, suffix, chunks, finishReason: reason },
    ...((eol === '\n' || eol === '\r\n') && { eol }),
    ...(typeof indentUnit === 'string' && { indentUnit }),
    ...(typeof maxLines === 'number' && { maxLines }),
  };
}

export interface ReplayOptions {
  readonly newDraft: NewDraft;
  /** Called whenever the text shown at the cursor changes. */
  readonly onPaint?: (insertText: string) => void;
}

/** One case through a pipeline of its own. */
export class Replay {
  readonly #case: ReplayCase;
  readonly #options: ReplayOptions;
  #record: RequestRecord | undefined;

  constructor(one: ReplayCase, options: ReplayOptions) {
    this.#case = one;
    this.#options = options;
  }

  async run(): Promise<Replayed> {
    const request = this.#request();
    const { newDraft, onPaint } = this.#options;
    const clock = { now: () => performance.now(), sleep: () => Promise.resolve() };
    const pipeline = new CompletionPipeline({
      newDraft,
      provider: unlimited(this.#provider(), { clock }),
      options: () => ({ model: 'replay', debounce: 0, maxLines: this.#case.maxLines ?? MAX_LINES }),
      gate: { allows: () => true },
      clock,
      onLiveChange: () => onPaint?.(pipeline.liveAt(request.documentId, request.hole)?.insertText ?? ''),
      onRecord: record => {
        this.#record = record;
      },
    });
    const { signal } = new AbortController();
    const first = await pipeline.complete(request, signal);
    while (pipeline.busy) await new Promise(resolve => setImmediate(resolve));
    // The first answer is its first line; asked again at the same place, the live stream gives all of it.
    const outcome = first.kind === 'suggested' ? await pipeline.complete(request, signal) : first;
    await pipeline.close();
    return this.#replayed(outcome);
  }

  #replayed(outcome: CompletionOutcome): Replayed {
    const about = { id: this.#case.id, outcome: outcome.kind, reason: '', insertText: '', replaceSuffix: 0 };
    switch (outcome.kind) {
      case 'suggested': {
        const { insertText, replaceSuffix } = outcome;
        const end = this.#record?.outcome;
        return {
          ...about,
          reason: end?.kind === 'suggested' ? end.endedBy : (end?.kind ?? ''),
          insertText,
          replaceSuffix,
        };
      }
      case 'suppressed':
      case 'rejected':
        return { ...about, reason: outcome.reason };
      case 'superseded':
        return { ...about, reason: 'superseded' };
      case 'failed':
        return { ...about, reason: outcome.error.kind };
    }
  }

  #request(): CompletionRequest {
    const { id, prefix } = this.#case;
    const before = prefix.split(/\r?\n/);
    return {
      documentId: id,
      version: 1,
      position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
      path: id,
      hole: holeIn(this.#case, HOLE_BUDGET),
      around: () => holeIn(this.#case, AROUND_BUDGET),
      // The question has been asked, and this is its answer: whether the place was worth asking at is not the point.
      trigger: 'explicit',
      lastChange: 'none',
    };
  }

  #provider(): Provider {
    const { chunks, finishReason } = this.#case;
    return {
      async *stream(): AsyncGenerator<StreamPart> {
        for (const text of chunks) yield { type: 'text-delta', text };
        const reason = FINISH_REASONS[finishReason];
        if (reason === undefined) {
          throw new ProviderError({ kind: 'truncated', message: `No finish reason that is known: ${finishReason}` });
        }
        yield { type: 'end', reason };
      },
    };
  }
}

export function holeIn(one: ReplayCase, budget: HoleBudget): Hole {
  const { languageId, prefix, suffix, chunks, eol = lineEndOf(prefix + suffix), indentUnit } = one;
  const before = prefix.split(/\r?\n/);
  const lines = (prefix + suffix).split(/\r?\n/);
  return takeHole({
    lines: { lineCount: lines.length, line: (index: number) => lines[index] ?? '' },
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
    languageId,
    eol,
    // Where the document has no indentation, the answer is as right as any editor's setting.
    indentUnit: indentUnit ?? indentUnitIn(lines) ?? indentUnitIn(chunks.join('').split('\n')) ?? '    ',
    budget,
  });
}

/** As they are called on the wire, and in the core. */
export const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  // Recorded when the suggestion was complete, or the user had gone on.
  cut: 'length',
  content_filter: 'content-filter',
  'content-filter': 'content-filter',
  tool_calls: 'tool-calls',
  'tool-calls': 'tool-calls',
};

/** The most frequent line end, as in the editor. */
function lineEndOf(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  return 2 * (text.split('\r\n').length - 1) > all ? '\r\n' : '\n';
}
