import type { AgentEvent } from '../../core/agent/state/event.ts';
import type { AgentOutcome } from '../../core/agent/state/outcome.ts';
import type { AgentQuestion, YesOrNo } from '../../core/agent/state/question.ts';
import type { RunSpent } from '../../core/agent/state/state.ts';

/** A way to run the tests of the folder. */
export interface TestChoice {
  /** Where it comes from: `npm script "test"`. */
  readonly label: string;
  /** All of what would be run. */
  readonly command: string;
}

export interface TestChoices {
  readonly commands: readonly TestChoice[];
  /** Tests cannot write to the folder that their copy is of, nor to the packages in it. */
  readonly workspaceIsReadOnly: boolean;
}

/**
 * - `working`: the model or a tool is at it, or the user is asked
 * - `waiting`: for the user to go on, to review or to discard
 * - `reviewing`: the review is open
 * - `accepted`, `discarded`: nothing is left to do
 */
export type Phase = 'working' | 'waiting' | 'reviewing' | 'accepted' | 'discarded';

/** How a run stands, beside its steps. */
export interface RunStatus {
  /** Names the run; the page remembers it over a restart. */
  readonly run: string;
  readonly phase: Phase;
  readonly instruction: string;
  /** Where it begins, in words; empty for anywhere. */
  readonly start: string;
  readonly model: string;
  readonly spent: RunSpent;
  /** The most that the run may cost, in nano-dollars. */
  readonly capNanoDollars?: number;
  /** What going on may cost more, in nano-dollars, where the run has come to that limit. */
  readonly moreNanoDollars?: number;
  /** Files of the proposal so far. */
  readonly files: number;
  /** The user has accepted a part of the proposal already. */
  readonly saved: boolean;
  /** How the model's work has ended, or why it pauses; absent while it works, and after the editor was closed meanwhile. */
  readonly outcome?: AgentOutcome;
  /** Nothing happens before the user has answered. */
  readonly question?: AgentQuestion;
  /** The user is asked which tests to run. */
  readonly testChoices?: TestChoices;
}

/** What the panel is told. `fresh`: all of them, in the place of those before. */
export type PanelMessage =
  | { readonly kind: 'events'; readonly fresh: boolean; readonly events: readonly AgentEvent[] }
  | { readonly kind: 'status'; readonly status: RunStatus };

const PLAIN_KINDS = ['ready', 'stop', 'review', 'go-on', 'discard'] as const;

/** What the page asks for. */
export type PageMessage =
  /** It can show something now. */
  | { readonly kind: (typeof PLAIN_KINDS)[number] }
  | { readonly kind: 'answer'; readonly answer: YesOrNo }
  /** The command by which tests are to be run in this run; empty for none. */
  | { readonly kind: 'tests'; readonly command: string }
  | { readonly kind: 'diff'; readonly path: string }
  /** What the model is to do otherwise. */
  | { readonly kind: 'say'; readonly text: string };

/** `undefined` for what no page of ours has sent. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  const plain = PLAIN_KINDS.find(kind => kind === value.kind);
  if (plain) return { kind: plain };
  const text = (name: string): string | undefined => {
    const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
    return typeof found === 'string' ? found : undefined;
  };
  switch (value.kind) {
    case 'answer': {
      const answer = text('answer');
      return answer === 'yes' || answer === 'no' ? { kind: 'answer', answer } : undefined;
    }
    case 'tests': {
      const command = text('command');
      return command === undefined ? undefined : { kind: 'tests', command };
    }
    case 'diff': {
      const path = text('path');
      return path === undefined ? undefined : { kind: 'diff', path };
    }
    case 'say': {
      const said = text('text');
      return said === undefined || said.trim() === '' ? undefined : { kind: 'say', text: said };
    }
    default:
      return undefined;
  }
}
