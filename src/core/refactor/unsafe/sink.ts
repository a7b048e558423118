import type { Family } from './code/families.ts';
import type { ConstructKind } from './constructs.ts';

/**
 * When an argument is unsafe. `variable`: not constant; `composed`: text joined with a value; `tainted`: from a request;
 * `text`: any text, even constant.
 */
export type Danger = 'always' | 'variable' | 'composed' | 'tainted' | 'text';

export interface Sink {
  readonly kind: ConstructKind;
  readonly families: readonly Family[];
  readonly danger: Danger;
  /** Counted from 0; any if absent. */
  readonly argument?: number;
  /** The call has no more arguments: `system(a)`, not `system(a, b)`. */
  readonly most?: number;
  /** Matches the words of all arguments, joined by blanks. */
  readonly needs?: RegExp;
  readonly unless?: RegExp;
  /** Matches the composed text. */
  readonly text?: RegExp;
}

export type Conditions = Pick<Sink, 'argument' | 'most' | 'needs' | 'unless' | 'text'>;
/** `exec`: alone or in a known object; `os.system`: with this receiver; `*.html`: with some; `~send`: with any or none. */
export type SinkRow = readonly [
  kind: ConstructKind,
  families: string,
  danger: Danger,
  callees: string,
  conditions?: Conditions,
];

export const FIRST: Conditions = { argument: 0 };
