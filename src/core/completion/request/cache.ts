import { LRUCache } from 'lru-cache';
import type { Hole } from '../../document/hole.ts';
import type { RejectReason } from '../outcome/outcome.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import { remainder, typedThrough } from './typedThrough.ts';

export type CachedAnswer =
  | { readonly kind: 'suggested'; readonly suggestion: Suggestion }
  | { readonly kind: 'rejected'; readonly reason: RejectReason };

interface CacheEntry {
  readonly documentId: string;
  readonly hole: Hole;
  readonly answer: CachedAnswer;
}

/** A look-up compares all. */
const MAX_ENTRIES = 64;

/** Answers are found at any point along their text. */
export class CompletionCache {
  readonly #entries = new LRUCache<string, CacheEntry>({ max: MAX_ENTRIES });

  remember(documentId: string, hole: Hole, answer: CachedAnswer): void {
    const key = `${documentId}\n${hole.prefix}\0${hole.suffix}`;
    this.#entries.set(key, { documentId, hole, answer });
  }

  /** The newest one, without the typed part. A rejection fits only at its own place. */
  find(documentId: string, hole: Hole): CachedAnswer | undefined {
    for (const entry of this.#entries.values()) {
      if (entry.documentId !== documentId) continue;
      const found = fitted(entry, hole);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  clear(): void {
    this.#entries.clear();
  }
}

function fitted({ hole: origin, answer }: CacheEntry, hole: Hole): CachedAnswer | undefined {
  if (answer.kind === 'rejected') {
    const followed = typedThrough(origin, hole, '', false);
    return followed?.closers === '' && followed.typedOver === 0 ? answer : undefined;
  }
  const followed = typedThrough(origin, hole, answer.suggestion.insertText, false);
  const suggestion = followed && remainder(answer.suggestion, followed);
  return suggestion && suggestion.insertText !== '' ? { kind: 'suggested', suggestion } : undefined;
}
