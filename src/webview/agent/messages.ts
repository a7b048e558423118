import type { AgentQuestion, YesOrNo } from '../../core/agent/state/agentQuestion.ts';
import type { AgentEvent } from '../../core/agent/state/event.ts';
import type { AgentOutcome } from '../../core/agent/state/outcome.ts';
import type { RunSpent } from '../../core/agent/state/state.ts';

export interface TestChoice {
  /** `npm script "test"` */
  readonly label: string;
  readonly command: string;
}

export interface TestChoices {
  readonly commands: readonly TestChoice[];
  /** Can't write to the original folder or its packages. */
  readonly workspaceIsReadOnly: boolean;
}

/** `waiting`: for the user to resume, review or discard. */
export type Phase = 'working' | 'waiting' | 'reviewing' | 'accepted' | 'discarded';

export interface RunStatus {
  /** In the page's state. */
  readonly run: string;
  readonly phase: Phase;
  readonly instruction: string;
  /** Empty for none. */
  readonly start: string;
  readonly model: string;
  readonly spent: RunSpent;
  /** Nano-dollars. */
  readonly capNanoDollars?: number;
  /** Of resuming at that limit, in nano-dollars. */
  readonly moreNanoDollars?: number;
  readonly files: number;
  /** Partly accepted. */
  readonly saved: boolean;
  /** Absent while working, and after a restart in between. */
  readonly outcome?: AgentOutcome;
  /** Blocks the run until answered. */
  readonly question?: AgentQuestion;
  readonly testChoices?: TestChoices;
}

export type PanelMessage =
  | { readonly kind: 'events'; readonly fresh: boolean; readonly events: readonly AgentEvent[] }
  | { readonly kind: 'status'; readonly status: RunStatus };

const PLAIN_KINDS = ['ready', 'stop', 'review', 'go-on', 'discard'] as const;

export type PageMessage =
  | { readonly kind: (typeof PLAIN_KINDS)[number] }
  | { readonly kind: 'answer'; readonly answer: YesOrNo }
  /** Empty for none. */
  | { readonly kind: 'tests'; readonly command: string }
  | { readonly kind: 'diff'; readonly path: string }
  | { readonly kind: 'say'; readonly text: string };

/** Undefined for unknown messages. */
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
