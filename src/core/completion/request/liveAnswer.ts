import type { Clock } from '../../clock.ts';
import type { Hole } from '../../document/hole.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import type { LiveStream } from './liveStream.ts';
import type { AbortReason } from './requestRecord.ts';
import { remainder, type TypedThrough } from './typedThrough.ts';

/** A stream that nobody waits for or looks at may still be come back to (a glance elsewhere), but it costs money. */
const ORPHAN_MS = 1_500;

/** A place in a document at one moment of its text. */
export interface DocumentSnapshot {
  /** Only compared, as `version` is. */
  readonly documentId: string;
  readonly version: number;
  readonly hole: Hole;
}

/** A request whose answer is coming in, in characters. */
export interface UnderWay {
  readonly languageId: string;
  readonly promptChars: number;
  readonly outputChars: number;
}

/** The one answer that is shown or waited for: kept while the text follows it, ended when the text goes elsewhere. */
export class LiveAnswer {
  readonly #clock: Clock;
  #stream: LiveStream | undefined;
  /** Of the document, when its text was last seen to follow. */
  #followedVersion: number | undefined;
  #orphaned: AbortController | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether more of it is coming in. */
  get streaming(): boolean {
    return this.#stream?.state.kind === 'streaming';
  }

  /** What the stream that is coming in has sent and received so far; undefined while there is none. */
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

  /** The stream, and how the text follows it; where the text has gone elsewhere in its document, it is ended. */
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

  /** What is left of it at `hole`, as far as it is decided. */
  remainderAt(documentId: string, hole: Hole): Suggestion | undefined {
    const followed = this.#stream?.followedTo(documentId, hole);
    return followed && this.#stream && remainder(this.#stream.decided, followed);
  }

  /** The cursor is here now: a stream that the text no longer follows is not worth its money. */
  cursorMoved({ documentId, version, hole }: DocumentSnapshot): void {
    const stream = this.#stream;
    if (stream?.state.kind !== 'streaming') return;
    if (stream.followedTo(documentId, hole)) this.#seen(version);
    else if (documentId === stream.documentId && version !== this.#followedVersion) this.drop('diverged');
    else this.orphan();
  }

  /** Nobody looks at it: a stream that is still coming in is ended, unless somebody comes back in time. */
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
