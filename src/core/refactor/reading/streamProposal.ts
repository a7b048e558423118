import type { Clock } from '../../clock.ts';
import { ProviderError } from '../../provider/errors.ts';
import type { MeteredProvider, RequestSpending } from '../../provider/metering/meteredProvider.ts';
import type { ProviderRequest } from '../../provider/provider.ts';
import { inTurns } from '../../steps.ts';
import type { FaultsIn } from '../../syntax/faults/faults.ts';
import type { Target } from '../target/target.ts';
import { GrowingWarnings } from './growingWarnings.ts';
import { type Proposal, ProposalReader, type ReadingOptions } from './proposal.ts';
import type { ProposedFile } from './proposedFile.ts';
import { Throttle } from './throttle.ts';

const SHOW_EVERY_MS = 100;

export interface ProposalStreamOptions {
  readonly metered: MeteredProvider;
  readonly request: ProviderRequest;
  readonly target: Target;
  readonly instruction: string;
  readonly rootFolders: readonly string[];
  /** Judges the target's file; loads while the model answers. */
  readonly faultsIn: Promise<FaultsIn>;
  /** For warnings about the code, once its grammar is loaded. */
  readonly syntaxOf?: ReadingOptions['syntaxOf'];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The user accepted the cost although the budget is spent. */
  readonly anyway: boolean;
  /** At most every 100 ms. */
  readonly onGrown: (file: ProposedFile) => void;
  readonly onSpent: (spent: RequestSpending) => void;
}

export type StreamedProposal =
  | {
      readonly kind: 'answered';
      readonly proposal: Proposal;
      /** The raw answer, for a retry. */
      readonly answer: string;
      readonly recordId: string | undefined;
    }
  | { readonly kind: 'failed'; readonly error: ProviderError; readonly partial: string }
  | { readonly kind: 'left' };

/** Never rejects because of the provider. */
export async function streamProposal(streaming: ProposalStreamOptions): Promise<StreamedProposal> {
  const { anyway, clock, onGrown, onSpent, metered, request, rootFolders, signal, syntaxOf, target } = streaming;
  const reader = new ProposalReader(target, streaming.instruction, { rootFolders, ...(syntaxOf && { syntaxOf }) });
  const growing = new AbortController();
  const growingWarnings = new GrowingWarnings({
    ...{ target, clock, signal: growing.signal },
    syntaxOf: syntaxOf ?? (() => undefined),
  });
  const grow = () => {
    const file = reader.fileSoFar;
    if (file) onGrown(growingWarnings.of(file));
  };
  const shown = AbortSignal.any([signal, growing.signal]);
  const paced = new Throttle({ clock, everyMs: SHOW_EVERY_MS, signal: shown, action: grow });
  let answer = '';
  let recordId: string | undefined;
  let proposal: Proposal | undefined;
  const watch = (spent: RequestSpending) => {
    recordId = spent.recordId;
    onSpent(spent);
  };
  try {
    for await (const part of metered.stream(request, { signal, anyway, onSpent: watch })) {
      if (part.type === 'text-delta') {
        answer += part.text;
        reader.push(part.text);
        // Text before the first whole line must not start the interval.
        if (part.text.includes('\n') && reader.hasFile) paced.request();
      }
      if (part.type === 'end') {
        growing.abort();
        const steps = reader.endInSteps(part.reason, await streaming.faultsIn);
        proposal = await inTurns(steps, { clock, signal });
        if (proposal === undefined) return { kind: 'left' };
        if (proposal.kind === 'refused') grow();
      }
    }
    // The request is recorded at the end.
    return proposal === undefined ? { kind: 'left' } : { kind: 'answered', proposal, answer, recordId };
  } catch (error) {
    if (signal.aborted) return { kind: 'left' };
    if (!(error instanceof ProviderError)) throw error;
    grow();
    return { kind: 'failed', error, partial: answer };
  } finally {
    growing.abort();
  }
}
