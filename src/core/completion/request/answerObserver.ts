import type { Hole } from '../../document/hole.ts';
import type { FinishReason, StreamPart } from '../../provider/provider.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import type { RequestOutcome } from './requestRecord.ts';
import type { Trigger } from './trigger.ts';

export interface ObservedAnswer {
  readonly id: string;
  /** That the answer was fitted to. */
  readonly hole: Hole;
  readonly maxLines: number;
  readonly trigger: Trigger;
  readonly model: string;
  readonly chunks: readonly string[];
  /** `cut`: ended before the provider did. */
  readonly finishReason: FinishReason | 'cut';
  readonly outcome: RequestOutcome;
  readonly suggestion: Suggestion | undefined;
}

export interface AnswerObserver {
  /** False: the answer isn't collected. */
  sent(requestId: string): boolean;
  ended(answer: ObservedAnswer): void;
}

/** Collects a stream's parts. */
export class AnswerTape {
  readonly chunks: string[] = [];
  finishReason: FinishReason | 'cut' = 'cut';

  add(part: StreamPart): void {
    if (part.type === 'text-delta') this.chunks.push(part.text);
    else if (part.type === 'end') this.finishReason = part.reason;
  }
}
