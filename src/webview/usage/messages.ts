import { type AcceptFilter, type AcceptReport, DAY_PARTS } from '../../core/usage/report/acceptRate.ts';
import type { ExperimentReport } from '../../core/usage/report/experiment.ts';
import { isRange, type Range } from '../../core/usage/report/range.ts';
import type { UsageReport } from '../../core/usage/report/report.ts';

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ReportMessage {
  readonly range: Range;
  /** Says that all amounts are play money. */
  readonly practice?: string;
  readonly report: UsageReport;
  readonly accept: AcceptReport;
  /** If the settings have one. */
  readonly experiment?: ExperimentReport;
}

export interface UsageSelection {
  readonly range: Range;
  readonly filter: AcceptFilter;
}

export type PageMessage =
  /** Requests the last selection. */
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'show' } & UsageSelection)
  | { readonly kind: 'export'; readonly format: ExportFormat; readonly range: Range }
  | { readonly kind: 'reset' };

/** Undefined for unknown messages. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  if (value.kind === 'ready' || value.kind === 'reset') return { kind: value.kind };
  const chosen = readChosen(value);
  if (value.kind === 'show') return chosen && { kind: 'show', ...chosen };
  const range = 'range' in value && isRange(value.range) ? value.range : undefined;
  const format = EXPORT_FORMATS.find(known => 'format' in value && known === value.format);
  return value.kind === 'export' && range && format ? { kind: 'export', format, range } : undefined;
}

/** Accepts formats of earlier versions. */
export function readChosen(value: unknown): UsageSelection | undefined {
  if (typeof value !== 'object' || value === null || !('range' in value && 'filter' in value)) return undefined;
  const { range, filter } = value;
  return isRange(range) ? { range, filter: readAcceptFilter(filter) } : undefined;
}

function readAcceptFilter(value: unknown): AcceptFilter {
  if (typeof value !== 'object' || value === null) return {};
  const model = 'model' in value && typeof value.model === 'string' ? value.model : undefined;
  const languageId = 'languageId' in value && typeof value.languageId === 'string' ? value.languageId : undefined;
  const week = 'week' in value && typeof value.week === 'string' ? value.week : undefined;
  const dayPart = DAY_PARTS.find(part => 'dayPart' in value && part === value.dayPart);
  return {
    ...(model !== undefined && { model }),
    ...(languageId !== undefined && { languageId }),
    ...(dayPart && { dayPart }),
    ...(week !== undefined && { week }),
  };
}
