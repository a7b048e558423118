import { Draft } from '../../src/core/completion/draft.ts';
import { takeHole } from '../../src/core/completion/hole.ts';
import type { CompletionOutcome } from '../../src/core/completion/outcome.ts';
import { CompletionPipeline, type CompletionRequest } from '../../src/core/completion/pipeline.ts';
import type { RequestRecord } from '../../src/core/completion/record.ts';
import { ProviderError } from '../../src/core/provider/errors.ts';
import type { FinishReason, Provider, StreamPart } from '../../src/core/provider/provider.ts';

/** What was asked, and what the model said to it. */
export interface ReplayCase {
  readonly id: string;
  readonly languageId: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly chunks: readonly string[];
  readonly finishReason: string;
}

export interface Replayed {
  readonly id: string;
  readonly outcome: CompletionOutcome['kind'];
  /** Why the text ends where it does, or why there is none. */
  readonly reason: string;
  /** What goes in at the cursor, with the document's line ends. */
  readonly insertText: string;
  /** How many characters after the cursor it replaces. */
  readonly replaceSuffix: number;
}

/** The highest number of lines that the setting allows: the replay shows what becomes of an answer, not of the limit. */
const MAX_LINES = 200;
/** As wide as a pasted case may be: what is cut off for the prompt is of no interest here. */
const BUDGET = { prefixChars: 100_000, suffixChars: 100_000 };

/** A case, or what is wrong with the line. */
export function readReplayCase(line: string): ReplayCase | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `no JSON (${error instanceof Error ? error.message : 'unreadable'})`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'no object';
  const { id, languageId, prefix, suffix, chunks, finishReason } = value as Partial<Record<keyof ReplayCase, unknown>>;
  if (typeof id !== 'string' && typeof id !== 'number') return 'id is no string';
  if (typeof languageId !== 'string') return 'languageId is no string';
  if (typeof prefix !== 'string') return 'prefix is no string';
  if (typeof suffix !== 'string') return 'suffix is no string';
  if (!Array.isArray(chunks) || !chunks.every(chunk => typeof chunk === 'string'))
    return 'chunks is no list of strings';
  const reason = finishReason ?? 'stop';
  if (typeof reason !== 'string') return 'finishReason is no string';
  return { id: String(id), languageId, prefix, suffix, chunks, finishReason: reason };
}

/** One case through a pipeline of its own. */
export class Replay {
  readonly #case: ReplayCase;
  #record: RequestRecord | undefined;

  constructor(one: ReplayCase) {
    this.#case = one;
  }

  async run(): Promise<Replayed> {
    const pipeline = new CompletionPipeline({
      newDraft: async draftOptions => new Draft(draftOptions),
      connect: async () => this.#provider(),
      options: () => ({ model: 'replay', debounce: 0, maxLines: MAX_LINES }),
      gate: { allows: () => true, succeeded: () => undefined, failed: () => undefined },
      clock: { now: () => performance.now(), sleep: () => Promise.resolve() },
      onLiveChange: () => undefined,
      onRecord: record => {
        this.#record = record;
      },
    });
    const request = this.#request();
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
    const { id, languageId, prefix, suffix } = this.#case;
    const eol = /\r\n/.test(prefix + suffix) ? '\r\n' : '\n';
    const before = prefix.split(/\r?\n/);
    const lines = (prefix + suffix).split(/\r?\n/);
    const place = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const source = { lineCount: lines.length, line: (index: number) => lines[index] ?? '' };
    const hole = takeHole({ lines: source, place, budget: BUDGET, languageId, eol, indentUnit: indentUnitOf(lines) });
    return { documentId: id, version: 1, place, path: id, hole, trigger: 'automatic', lastChange: 'accepted' };
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

/** As they are called on the wire, and in the core. */
const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
  'content-filter': 'content-filter',
  tool_calls: 'tool-calls',
  'tool-calls': 'tool-calls',
};

function indentUnitOf(lines: readonly string[]): string {
  if (lines.some(line => line.startsWith('\t'))) return '\t';
  const widths = lines.flatMap(line => /^( {2,})\S/.exec(line)?.[1]?.length ?? []);
  return widths.some(width => width % 4 !== 0) ? '  ' : '    ';
}
