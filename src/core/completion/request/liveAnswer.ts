import type { Clock } from '../../clock.ts';
import type { Hole } from '../../document/hole.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import type { LiveStream } from './liveStream.ts';
import type { AbortReason } from './requestRecord.ts';
import { remainder, type TypedThrough } from './typedThrough.ts';

/** The user may come back after a glance elsewhere. */
const ORPHAN_MS = 1_500;

export interface DocumentSnapshot {
  readonly documentId: string;
  readonly version: number;
  readonly hole: Hole;
}

export interface UnderWay {
  readonly languageId: string;
  readonly promptChars: number;
  readonly outputChars: number;
}

/** Ends when the text no longer follows it. */
export class LiveAnswer {
  readonly #clock: Clock;
  #stream: LiveStream | undefined;
  #followedVersion: number | undefined;
  #orphaned: AbortController | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get streaming(): boolean {
    return this.#stream?.state.kind === 'streaming';
  }

  get underWay(): UnderWay | undefined {
    const stream = this.#stream;
    if (stream?.state.kind !== 'streaming') return undefined;
    const { promptChars, outputChars } = stream.usage;
    return { languageId: stream.hole.languageId, promptChars, outputChars };
  }

  begin(stream: LiveStream, version: number): void {
    this.#stream = stream;
    this.#followedVersion = version;
  }

  follow({ documentId, version, hole }: DocumentSnapshot): { stream: LiveStream; followed: TypedThrough } | undefined {
    const stream = this.#stream;
    const followed = stream?.followedTo(documentId, hole);
    if (!stream || !followed) {
      if (stream?.documentId === documentId) this.drop('diverged');
      return undefined;
    }
    this.#seen(version);
    return { stream, followed };
  }

  remainderAt(documentId: string, hole: Hole): Suggestion | undefined {
    const followed = this.#stream?.followedTo(documentId, hole);
    return followed && this.#stream && remainder(this.#stream.shown, followed);
  }

  cursorMoved({ documentId, version, hole }: DocumentSnapshot): void {
    const stream = this.#stream;
    if (stream?.state.kind !== 'streaming') return;
    if (stream.followedTo(documentId, hole)) this.#seen(version);
    else if (documentId === stream.documentId && version !== this.#followedVersion) this.drop('diverged');
    else this.orphan();
  }

  orphan(): void {
    const stream = this.#stream;
    if (stream?.state.kind !== 'streaming' || this.#orphaned?.signal.aborted === false) return;
    const orphaned = new AbortController();
    this.#orphaned = orphaned;
    void this.#clock.sleep(ORPHAN_MS, orphaned.signal).then(() => {
      if (!orphaned.signal.aborted && this.#stream === stream) this.drop('left');
    });
  }

  drop(reason: AbortReason): void {
    this.#orphaned?.abort();
    this.#stream?.abort(reason);
    this.#stream = undefined;
  }

  #seen(version: number): void {
    this.#followedVersion = version;
    this.#orphaned?.abort();
  }
}
