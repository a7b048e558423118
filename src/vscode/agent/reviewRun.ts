import * as vscode from 'vscode';
import type { Grammars } from '../../core/syntax/syntax.ts';
import type { Sandbox } from '../../disk/sandbox/sandbox.ts';
import type { Reviews } from '../review/review.ts';
import type { AgentSession } from './agentSession.ts';
import { reportStale } from './reportStale.ts';
import { reviewChanges } from './reviewChanges.ts';
import type { RunDecision } from './storedRun.ts';

export interface ReviewRunOptions {
  readonly session: AgentSession;
  readonly sandbox: Sandbox;
  readonly reviews: Reviews;
  readonly grammars: () => Promise<Grammars>;
  readonly viewColumn: vscode.ViewColumn;
}

/** Records accepted files; a reason for rejecting goes to the model. Doesn't wait for the model. */
export async function reviewRun({ session, ...about }: ReviewRunOptions): Promise<void> {
  if (session.proposal.length === 0) return;
  let otherwise: string | undefined;
  await session.review(async (): Promise<RunDecision> => {
    // The documents already have every change.
    if (session.proposal.length === 0) return 'accepted';
    const outcome = await reviewChanges({ ...about, title: session.status.instruction, changes: session.proposal });
    if (outcome.kind === 'accepted') return session.accepted(outcome.written);
    if (outcome.kind === 'refused') await vscode.window.showErrorMessage(`Ghostline: ${outcome.message}`);
    if (outcome.kind === 'stale') reportStale(outcome.files);
    if (outcome.kind === 'rejected') otherwise = outcome.reason;
    return 'open';
  });
  if (otherwise !== undefined) session.giveFeedback(otherwise);
}
