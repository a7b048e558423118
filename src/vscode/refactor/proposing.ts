import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RequestSpending } from '../../core/provider/metering/meteredProvider.ts';
import type { ProviderRequest } from '../../core/provider/provider.ts';
import { approximateRange } from '../../core/refactor/placing/rebaseProposal.ts';
import { type StreamedProposal, streamProposal } from '../../core/refactor/reading/streamProposal.ts';
import { Throttle } from '../../core/refactor/reading/throttle.ts';
import { judgeOf } from '../../core/refactor/safety/soundness.ts';
import { relocateTarget } from '../../core/refactor/target/relocateTarget.ts';
import type { Grammars } from '../../core/syntax/syntax.ts';
import { nonBlankChars } from '../../core/text/lines.ts';
import { reportFailure } from '../commands.ts';
import { currentDocument } from '../review/currentDocument.ts';
import type { OpenReview, ReviewDecision } from '../review/openReview.ts';
import type { FileForReview, WrittenFile } from '../review/review.ts';
import type { PreparedReview, ReviewDesk } from '../review/reviewDesk.ts';
import { confirmOverBudget } from '../usage/overBudget.ts';
import { tooLarge } from './beforeSending.ts';
import { filesForReview, ownFile } from './filesForReview.ts';
import type { FurtherFiles } from './furtherFiles.ts';
import type { RefactoringTools } from './refactoringTools.ts';
import { reportRefusedFiles } from './reportRefusedFiles.ts';
import { reportStale } from './reportStale.ts';
import { latestInstruction, type Round, requestOf, withLongerAnswer, withOtherWords, withSubject } from './rounds.ts';
import { spentWords } from './spentWords.ts';
import { type Subject, subjectOf } from './subject.ts';
import { tellRefused } from './tellRefused.ts';

export type ProposingTools = Pick<RefactoringTools, 'spending' | 'grammars' | 'clock' | 'log'> & {
  readonly desk: ReviewDesk;
  readonly further: FurtherFiles;
};

/** More often, the numbers can't be read, and each change is work for the window. */
const SPENT_EVERY_MS = 500;

type AnsweredStream = Extract<StreamedProposal, { kind: 'answered' }>;

/** Streams the answer as a diff, and repeats until the user decides. */
export class Proposing {
  readonly #tools: ProposingTools;

  constructor(tools: ProposingTools) {
    this.#tools = tools;
  }

  /** Loads, unseen, the diff and the grammar that `propose` needs: nothing is sent. */
  prepare({ subject }: Round): PreparedReview {
    const { desk, grammars } = this.#tools;
    void grammars().then(
      loaded => loaded.load(subject.target.languageId),
      () => {
        // Asked for again by the stream.
      },
    );
    return desk.prepare(unchangedFile(subject));
  }

  async propose(first: Round, prepared?: PreparedReview): Promise<void> {
    const { desk } = this.#tools;
    const { path } = first.subject.target;
    const review = desk.open({
      title: l10n.t('Refactor {0}', path),
      instruction: first.instruction,
      ...(prepared && { prepared }),
    });
    try {
      let round: Round | undefined = first;
      while (round) {
        review.reopen();
        review.instruction = latestInstruction(round);
        round = await this.#ask(review, round);
      }
    } finally {
      await desk.close(review);
    }
  }

  /** @returns the next round, if any */
  async #ask(review: OpenReview, round: Round): Promise<Round | undefined> {
    const request = await requestOf(round);
    const refusal = await tooLarge(request, { clock: this.#tools.clock, paid: round.paid });
    if (refusal !== undefined) {
      void vscode.window.showWarningMessage(`Ghostline: ${refusal}`);
      return undefined;
    }
    let streamed = await this.#stream(review, { round, request, budget: 'if-affordable' });
    if (streamed.kind === 'failed' && streamed.error.kind === 'over-budget') {
      const state = this.#tools.spending.refused;
      if (state === undefined || !(await confirmOverBudget(state))) return undefined;
      streamed = await this.#stream(review, { round, request, budget: 'anyway' });
    }
    switch (streamed.kind) {
      case 'left':
        return this.#decided(review, { round, decision: await review.decision });
      case 'failed': {
        void reportFailure(streamed.error);
        if (streamed.partial === '') return undefined;
        await this.#showRefused(review, streamed.partial);
        return this.#decided(review, { round, decision: await review.decision });
      }
      case 'answered':
        return this.#answered(review, { round, streamed });
    }
  }

  /** Ends with the answer, or the user's decision. */
  async #stream(review: OpenReview, { round, request, budget }: Asking): Promise<StreamedProposal> {
    const { clock, desk, log } = this.#tools;
    const { paid, subject } = round;
    const leaving = new AbortController();
    void review.decision.then(() => leaving.abort());
    const startedAt = clock.now();
    const rootFolders = await round.rootFolders;
    let grammars: Grammars | undefined;
    let spent: RequestSpending | undefined;
    const loading = this.#tools.grammars().catch(() => undefined);
    void loading.then(loaded => {
      grammars = loaded;
    });
    const spending = new Throttle({
      ...{ clock, everyMs: SPENT_EVERY_MS, signal: leaving.signal },
      action: () => {
        if (spent) desk.progress(review, spentWords(spent));
      },
    });
    const streaming = streamProposal({
      metered: paid,
      request,
      target: subject.target,
      instruction: round.instruction,
      rootFolders,
      faultsIn: loading.then(loaded => judgeOf(subject.target.languageId, loaded)),
      syntaxOf: languageId => grammars?.syntaxOf(languageId),
      clock,
      signal: leaving.signal,
      anyway: budget === 'anyway',
      onGrown: file => desk.grow(review, [ownFile(file, subject)]),
      onSpent: now => {
        spent = now;
        spending.request();
        if (log.logLevel <= vscode.LogLevel.Debug) log.debug(`refactoring: ${spentWords(now)}`);
      },
    });
    // The request is on its way.
    const shown = desk.show(review, { files: [unchangedFile(subject)], stage: { kind: 'streaming' } });
    const [answered] = await Promise.allSettled([streaming, shown]);
    leaving.abort();
    if (answered.status === 'rejected') throw answered.reason;
    const streamed = answered.value;
    log.info(
      `refactoring ${subject.target.languageId} · ${outcomeWords(streamed)} · ${Math.round(clock.now() - startedAt)} ms`,
    );
    return streamed;
  }

  async #answered(
    review: OpenReview,
    { round, streamed }: { readonly round: Round; readonly streamed: AnsweredStream },
  ): Promise<Round | undefined> {
    const { desk } = this.#tools;
    const { proposal } = streamed;
    if (proposal.kind === 'refused') {
      await this.#showRefused(review, proposal.partial);
      void tellRefused(review, proposal);
      return this.#decided(review, { round, streamed, decision: await review.decision });
    }
    const files = await filesForReview(proposal, round.subject, this.#tools);
    void reportRefusedFiles(files);
    await desk.show(review, { files, stage: { kind: 'ready', deletedShare: proposal.deletedShare } });
    return this.#decided(review, { round, streamed, decision: await review.decision });
  }

  async #decided(review: OpenReview, decided: Decided): Promise<Round | undefined> {
    const { decision, round, streamed } = decided;
    switch (decision.kind) {
      case 'accepted':
        if (streamed?.recordId !== undefined) round.paid.accepted(streamed.recordId, countOf(decision.written));
        return undefined;
      case 'rejected':
        return undefined;
      case 'again': {
        const { instruction } = decision;
        const now = await this.#refrozen(review, round);
        // An unchanged instruction is a retry.
        if (now && instruction === latestInstruction(round)) return now;
        return now && withOtherWords(now, { answer: streamed?.answer ?? '', instruction });
      }
      case 'longer':
        return withLongerAnswer(round);
      case 'stale':
        // The file may change back, and the code can be copied.
        review.reopen();
        void reportStale(review, round.subject);
        return this.#decided(review, { ...decided, decision: await review.decision });
    }
  }

  async #showRefused(review: OpenReview, partial: string): Promise<void> {
    const files = review.files.map(({ proposed }) => proposed);
    await this.#tools.desk.show(review, { files, stage: { kind: 'refused', partial } });
  }

  /** For the current code, if the target is still there. */
  async #refrozen(review: OpenReview, round: Round): Promise<Round | undefined> {
    const { target, uri } = round.subject;
    const document = await currentDocument(review.whereIs(uri));
    if (!document) {
      void vscode.window.showWarningMessage(l10n.t('Ghostline: {0} was deleted, so nothing was sent.', target.path));
      return undefined;
    }
    const found = relocateTarget(target, document.getText());
    const span = typeof found === 'string' ? approximateRange(target, document.getText()) : found;
    return withSubject(round, subjectOf(document, span));
  }
}

interface Asking {
  readonly round: Round;
  readonly request: ProviderRequest;
  readonly budget: 'if-affordable' | 'anyway';
}

interface Decided {
  readonly round: Round;
  readonly decision: ReviewDecision;
  readonly streamed?: AnsweredStream;
}

/** Before the answer's first line. */
function unchangedFile(subject: Subject): FileForReview {
  const { path, text } = subject.target;
  return ownFile({ path, kind: 'edit', before: text, after: text, warnings: [] }, subject);
}

/** For the log: no code, no path. */
function outcomeWords(streamed: StreamedProposal): string {
  switch (streamed.kind) {
    case 'left':
      return 'stopped';
    case 'failed':
      return `failed (${streamed.error.kind})`;
    case 'answered': {
      const { proposal } = streamed;
      return proposal.kind === 'refused' ? `refused (${proposal.reason})` : `${proposal.files.length} files proposed`;
    }
  }
}

function countOf(written: readonly WrittenFile[]): { chars: number; lines: number } {
  const text = written.map(({ added }) => added).join('\n');
  return { chars: nonBlankChars(text), lines: text.split('\n').filter(line => line.trim() !== '').length };
}
