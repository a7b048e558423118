import type { EvaluationProgress } from '../../core/evaluate/evaluation.ts';
import type { Plan, RunEnd } from '../../core/evaluate/result.ts';
import type { Summary } from '../../core/evaluate/summary.ts';
import type { TaskAnswer } from '../../core/evaluate/taskAnswer.ts';

export const EXPORT_FORMATS = ['json', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Long fields are sent on demand. */
export type AnswerRow = Omit<TaskAnswer, 'text' | 'files' | 'test'>;
export type AnswerDetail = Pick<TaskAnswer, 'text' | 'test'>;

/** Replaces the last message, but sends each answer once. */
export interface ComparisonMessage {
  readonly kind: 'comparison';
  readonly plan: Plan;
  /** Says that the costs are play money. */
  readonly practice?: string;
  readonly summary: Summary;
  /** The page has these already. */
  readonly known: number;
  /** In order of completion. */
  readonly answers: readonly AnswerRow[];
  /** Absent if killed or running. */
  readonly end?: RunEnd;
  readonly reason?: string;
  readonly progress?: EvaluationProgress;
  /** Unreadable answers in the file. */
  readonly unread?: number;
}

export interface DetailMessage {
  readonly kind: 'detail';
  readonly planId: string;
  /** Of the answer. */
  readonly index: number;
  readonly detail: AnswerDetail;
}

export type ShownMessage = ComparisonMessage | DetailMessage;

export type PageMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'detail'; readonly index: number }
  | { readonly kind: 'export'; readonly format: ExportFormat }
  /** Base64. */
  | { readonly kind: 'picture'; readonly png: string }
  | { readonly kind: 'earlier' }
  | { readonly kind: 'cancel' };

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Undefined for unknown messages. */
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
