import type { Clock } from '../../clock.ts';
import { inTurns } from '../../steps.ts';
import type { AnswerObserver, ObservedAnswer } from '../request/answerObserver.ts';
import { reasonOf } from '../request/requestRecord.ts';
import {
  type Fate,
  type FateObserver,
  fateLine,
  laterFate,
  type RecordedRequest,
  requestLine,
} from './recordedRequest.ts';

export interface RecorderOptions {
  readonly isOn: () => boolean;
  /** Whole lines, in order. */
  readonly append: (lines: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  /** `2026-11-23T10:15:00.000Z` */
  readonly time: () => string;
}

interface KnownRequest {
  /** False while the answer comes in or is searched for secrets. */
  readonly isWritten: boolean;
  readonly fate?: Fate;
}

/** A suggestion can be accepted long after it came, from the cache. */
const MOST_KNOWN = 256;

/** Records requests for ghost text while that is on. A request with a secret around its cursor isn't written. */
export class Recorder implements AnswerObserver, FateObserver {
  readonly #options: RecorderOptions;
  readonly #known = new Map<string, KnownRequest>();
  #line: Promise<void> = Promise.resolve();

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  sent(requestId: string): boolean {
    if (!this.#options.isOn()) return false;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= MOST_KNOWN) this.#known.delete(oldest);
    this.#known.set(requestId, { isWritten: false });
    return true;
  }

  ended(answer: ObservedAnswer): void {
    const time = this.#options.time();
    this.#line = this.#line.then(() => this.#write(answer, time));
  }

  wants(requestId: string): boolean {
    return this.#known.has(requestId);
  }

  became(requestId: string, fate: Fate): void {
    const known = this.#known.get(requestId);
    if (!known) return;
    const later = laterFate(known.fate, fate);
    if (later.kind === known.fate?.kind && later.accepted === known.fate.accepted) return;
    this.#known.set(requestId, { ...known, fate: later });
    if (known.isWritten) this.#line = this.#line.then(() => this.#append([fateLine(requestId, later)]));
  }

  /** All that has ended is written. */
  settled(): Promise<void> {
    return this.#line;
  }

  async #write(answer: ObservedAnswer, time: string): Promise<void> {
    const { id, chunks, outcome } = answer;
    const isEmpty = chunks.length === 0 && outcome.kind !== 'rejected' && outcome.kind !== 'suggested';
    if (isEmpty || !this.#options.isOn() || (await this.#hasSecret(answer))) {
      this.#known.delete(id);
      return;
    }
    const fate = this.#known.get(id)?.fate;
    this.#known.set(id, { isWritten: true, ...(fate && { fate }) });
    await this.#append([requestLine(recordOf(answer, time)), ...(fate ? [fateLine(id, fate)] : [])]);
  }

  /** Few users record: the patterns aren't loaded with the extension. */
  async #hasSecret(answer: ObservedAnswer): Promise<boolean> {
    const { secretAround } = await import('./secretAround.ts');
    return inTurns(secretAround(answer), { clock: this.#options.clock });
  }

  async #append(lines: readonly string[]): Promise<void> {
    if (this.#options.isOn()) await this.#options.append(lines);
  }
}

function recordOf(answer: ObservedAnswer, time: string): RecordedRequest {
  const { id, hole, maxLines, trigger, model, chunks, finishReason, outcome, suggestion } = answer;
  const { languageId, prefix, suffix, eol, indentUnit } = hole;
  return {
    ...{ id, time, languageId, prefix, suffix, eol, indentUnit, maxLines, trigger, model, chunks, finishReason },
    outcome: outcome.kind,
    reason: reasonOf(outcome),
    insertText: suggestion?.insertText ?? '',
    replaceSuffix: suggestion?.replaceSuffix ?? 0,
  };
}
