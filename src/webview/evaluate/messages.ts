import type { EvaluationProgress } from '../../core/evaluate/evaluation.ts';
import type { Plan, RunEnd } from '../../core/evaluate/result.ts';
import type { Summary } from '../../core/evaluate/summary.ts';
import type { TaskAnswer } from '../../core/evaluate/taskAnswer.ts';

export const EXPORT_FORMATS = ['json', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** An answer without what it is long with: that is sent when somebody wants to read it. */
export type AnswerRow = Omit<TaskAnswer, 'text' | 'files' | 'test'>;
export type AnswerDetail = Pick<TaskAnswer, 'text' | 'test'>;

/** What the page is shown; a new one takes the place of the last, save that answers are sent once. */
export interface ComparisonMessage {
  readonly kind: 'comparison';
  readonly plan: Plan;
  readonly summary: Summary;
  /** So many answers the page has already. */
  readonly known: number;
  /** Those after them, in the order in which they were done. */
  readonly answers: readonly AnswerRow[];
  /** Absent where the run was killed, or still goes on. */
  readonly end?: RunEnd;
  /** Why it broke. */
  readonly reason?: string;
  /** While it goes on. */
  readonly progress?: EvaluationProgress;
  /** So many answers more stand in the file, and cannot be read. */
  readonly unread?: number;
}

/** One answer whole. */
export interface DetailMessage {
  readonly kind: 'detail';
  readonly planId: string;
  /** Its place among the answers. */
  readonly index: number;
  readonly detail: AnswerDetail;
}

export type ShownMessage = ComparisonMessage | DetailMessage;

/** What the page asks for. */
export type PageMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'detail'; readonly index: number }
  | { readonly kind: 'export'; readonly format: ExportFormat }
  /** The chart as a PNG, in base64. */
  | { readonly kind: 'picture'; readonly png: string }
  | { readonly kind: 'earlier' }
  | { readonly kind: 'cancel' };

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** `undefined` for what no page of ours has sent. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  switch (value.kind) {
    case 'ready':
    case 'earlier':
    case 'cancel':
      return { kind: value.kind };
    case 'detail':
      return 'index' in value && typeof value.index === 'number' ? { kind: 'detail', index: value.index } : undefined;
    case 'export': {
      const format = EXPORT_FORMATS.find(known => 'format' in value && known === value.format);
      return format && { kind: 'export', format };
    }
    case 'picture': {
      const png = 'png' in value ? value.png : undefined;
      return typeof png === 'string' && BASE64.test(png) ? { kind: 'picture', png } : undefined;
    }
    default:
      return undefined;
  }
}
