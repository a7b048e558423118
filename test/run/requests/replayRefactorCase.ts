import { isObject } from '../../../src/core/json.ts';
import type { FinishReason } from '../../../src/core/provider/provider.ts';
import { type Proposal, ProposalReader } from '../../../src/core/refactor/reading/proposal.ts';
import type { ProposedFile } from '../../../src/core/refactor/reading/proposedFile.ts';
import { judgeOf } from '../../../src/core/refactor/safety/soundness.ts';
import type { Warning } from '../../../src/core/refactor/safety/warnings.ts';
import { type Target, targetOf } from '../../../src/core/refactor/target/target.ts';
import { installedGrammars } from '../../support/grammars.ts';
import { FINISH_REASONS } from './replayCase.ts';

/** A selection and the model's answer. */
export interface RefactorReplayCase {
  readonly id: string;
  readonly target: Target;
  readonly answer: string;
  readonly instruction: string;
  readonly finishReason: FinishReason;
}

export interface RefactorReplayed {
  readonly id: string;
  readonly outcome: Proposal['kind'];
  /** Why nothing is proposed. */
  readonly reason: string;
  /** The selection's file; `null` if nothing is proposed. */
  readonly after: string | null;
  readonly files: readonly { readonly path: string; readonly text: string; readonly new: boolean }[];
  /** Whether lines outside the selection change. */
  readonly beyond: boolean;
  /** Lines are 0-based, after the change. */
  readonly warnings: readonly { readonly kind: Warning['kind']; readonly line: number; readonly path: string }[];
}

/** Around the selection in `before`. */
const MARKS = ['⟦', '⟧'] as const;

const INSTRUCTION = 'Refactor this code.';

/** A string is the problem with the line. */
export function readRefactorCase(line: string): RefactorReplayCase | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `no JSON (${error instanceof Error ? error.message : 'unreadable'})`;
  }
  if (!isObject(value)) return 'no object';
  const { id, languageId, path, before, answer, instruction = INSTRUCTION, finishReason = 'stop' } = value;
  if (typeof id !== 'string' && typeof id !== 'number') return 'id is no string';
  if (typeof languageId !== 'string') return 'languageId is no string';
  if (typeof path !== 'string' || path === '') return 'path is no string';
  if (typeof before !== 'string') return 'before is no string';
  if (typeof answer !== 'string') return 'answer is no string';
  if (typeof instruction !== 'string') return 'instruction is no string';
  const finish = typeof finishReason === 'string' ? FINISH_REASONS[finishReason] : undefined;
  if (finish === undefined) return `finishReason is none of ${Object.keys(FINISH_REASONS).join(', ')}`;
  const selection = selectionIn(before);
  if (selection === undefined) return 'before has no selection between ⟦ and ⟧';
  return {
    ...{ id: String(id), answer, instruction, finishReason: finish },
    target: targetOf({ path, languageId, ...selection }),
  };
}

function selectionIn(before: string): Pick<Target, 'text' | 'start' | 'end'> | undefined {
  const [open, close] = MARKS;
  const start = before.indexOf(open);
  const end = before.lastIndexOf(close);
  if (start < 0 || end < start) return undefined;
  const selected = before.slice(start + open.length, end);
  const text = before.slice(0, start) + selected + before.slice(end + close.length);
  return { text, start, end: start + selected.length };
}

const grammars = installedGrammars();

export async function replayRefactor({
  id,
  target,
  answer,
  instruction,
  finishReason,
}: RefactorReplayCase): Promise<RefactorReplayed> {
  const reader = new ProposalReader(target, instruction, { syntaxOf: languageId => grammars.syntaxOf(languageId) });
  reader.push(answer);
  const proposal = reader.end(finishReason, await judgeOf(target.languageId, grammars));
  if (proposal.kind === 'refused') return nothingProposed(id, proposal.reason);
  const { files } = proposal;
  const warnings = files.flatMap(file => file.warnings.map(({ kind, line }) => ({ kind, line, path: file.path })));
  return {
    ...{ id, outcome: 'proposed', reason: '' },
    after: files.find(({ path }) => path === target.path)?.after ?? target.text,
    files: files.map(fileRow),
    beyond: warnings.some(({ kind }) => kind === 'outside-selection'),
    warnings,
  };
}

export function nothingProposed(id: string, reason: string): RefactorReplayed {
  return { id, outcome: 'refused', reason, after: null, files: [], beyond: false, warnings: [] };
}

function fileRow({ path, after, kind }: ProposedFile): RefactorReplayed['files'][number] {
  return { path, text: after, new: kind === 'create' };
}
