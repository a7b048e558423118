import { ProposalReader } from '../../../src/core/refactor/reading/proposal.ts';
import { targetOf } from '../../../src/core/refactor/target/target.ts';
import type { FaultsIn } from '../../../src/core/syntax/faults/faults.ts';
import type { RealEdit } from './realEdits.ts';

/** How the document is stored. */
export const FORMS = ['lf', 'crlf', 'bom', 'no final line end'] as const;
export type Form = (typeof FORMS)[number];

export interface Judgement {
  readonly verdict: 'exact' | 'refused' | 'damaged';
  /** Lines outside the selection that the proposal lacks. */
  readonly lostOutside: number;
  readonly wanted: string;
  /** The proposed text, or the reason for the refusal. */
  readonly came: string;
}

export function judge(
  edit: RealEdit,
  answer: string,
  { form, isCut, faultsIn }: { readonly form: Form; readonly isCut: boolean; readonly faultsIn: FaultsIn },
): Judgement {
  const before = inForm(edit.all, form);
  const wanted = inForm(edit.all.toSpliced(edit.from, edit.to - edit.from, ...edit.lines), form);
  const lineEnd = form === 'crlf' ? '\r\n' : '\n';
  const offsetOf = (line: number) =>
    edit.all.slice(0, line).reduce((sum, text) => sum + text.length + lineEnd.length, 0);
  const start = offsetOf(edit.from) + (form === 'bom' ? 1 : 0);
  const end = offsetOf(edit.to) + (form === 'bom' ? 1 : 0);
  const target = targetOf({
    path: edit.path,
    languageId: edit.languageId,
    text: before,
    start,
    end: Math.min(end, before.length),
  });
  const reader = new ProposalReader(target, 'Improve this code');
  reader.push(answer);
  const proposal = reader.end('stop', faultsIn);
  if (proposal.kind === 'refused') return { verdict: 'refused', lostOutside: 0, wanted, came: proposal.reason };
  const own = proposal.files.find(({ path }) => path === edit.path);
  const came = own?.after ?? `other file: ${proposal.files.map(({ path }) => path).join(', ')}`;
  const isExact = !isCut && proposal.files.length === 1 && tidy(came) === tidy(wanted);
  return {
    verdict: isExact ? 'exact' : 'damaged',
    lostOutside: isExact || own === undefined ? 0 : lostOutside(edit, came),
    wanted,
    came,
  };
}

function inForm(lines: readonly string[], form: Form): string {
  const text = lines.join(form === 'crlf' ? '\r\n' : '\n');
  if (form === 'no final line end') return text;
  return `${form === 'bom' ? '\uFEFF' : ''}${text}${form === 'crlf' ? '\r\n' : '\n'}`;
}

function tidy(text: string): string {
  return text.replace(/[ \t]+(?=\r?\n|$)/g, '');
}

function lostOutside({ all, from, to, lines }: RealEdit, came: string): number {
  const counts = new Map<string, number>();
  for (const line of came.split('\n')) counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  const wanted = new Map<string, number>();
  for (const line of [...all.slice(0, from), ...all.slice(to)]) {
    const key = line.trim();
    if (/[\p{L}\p{N}]/u.test(key)) wanted.set(key, (wanted.get(key) ?? 0) + 1);
  }
  const own = new Set([...lines, ...all.slice(from, to)].map(line => line.trim()));
  return [...wanted].reduce(
    (sum, [key, count]) => sum + (own.has(key) ? 0 : Math.max(0, count - (counts.get(key) ?? 0))),
    0,
  );
}
