import { suppressed } from '../../core/completion/outcome/outcome.ts';
import { explain } from '../../core/completion/request/reasons.ts';
import { explainNextEdit } from '../../core/nextEdit/request/reasons.ts';
import { explainNothing, isNothing } from '../../core/nextEdit/session/nothing.ts';
import type { Nothing } from '../../core/nextEdit/session/session.ts';
import type { Obstacle } from './eligibility.ts';

/** In the same words as for ghost text. `path` determines the words for `secret-file`. */
export function explainNoNextEdit(reason: Nothing | Obstacle, path: string): string {
  if (typeof reason === 'string') return isNothing(reason) ? explainNothing(reason) : explain(suppressed(reason), path);
  if (reason.kind !== 'unworthy') return explainNextEdit(reason, path);
  return explainNextEdit({ ...reason, kind: 'rejected', requestId: '' }, path);
}
