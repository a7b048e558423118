import { type Family, familiesOf } from './code/families.ts';
import { CODE_SINKS } from './codeSinks.ts';
import { PROTECTION_SINKS } from './protectionSinks.ts';
import { REQUEST_SINKS } from './requestSinks.ts';
import type { Sink } from './sink.ts';
import { TEXT_SINKS } from './textSinks.ts';

interface Callee {
  /** Names before the last; undefined for any or none. */
  readonly receiver: readonly string[] | 'some' | 'none' | 'any';
  readonly sink: Sink;
}

const BY_NAME: ReadonlyMap<string, readonly Callee[]> = byName();

function byName(): ReadonlyMap<string, readonly Callee[]> {
  const found = new Map<string, Callee[]>();
  for (const [kind, families, danger, callees, conditions] of [
    ...CODE_SINKS,
    ...TEXT_SINKS,
    ...REQUEST_SINKS,
    ...PROTECTION_SINKS,
  ]) {
    const sink: Sink = { kind, families: familiesOf(families), danger, ...conditions };
    for (const callee of callees.split(' ')) {
      const isOptional = callee.startsWith('~');
      const names = callee.replace(/^~/, '').split('.');
      const last = names.pop() ?? '';
      const receiver =
        isOptional && names.length === 0 ? 'any' : names.length === 0 ? 'none' : names[0] === '*' ? 'some' : names;
      found.set(last, [...(found.get(last) ?? []), { receiver, sink }]);
    }
  }
  return found;
}

/** @param names `db`, `query` */
export function sinksOf(names: readonly string[], family: Family): Sink[] {
  const last = names.at(-1) ?? '';
  return (BY_NAME.get(last) ?? []).flatMap(({ receiver, sink }) => {
    if (!sink.families.includes(family)) return [];
    const before = names.slice(0, -1);
    const fits =
      receiver === 'any' ||
      (receiver === 'none' && before.length === 0) ||
      (receiver === 'some' && before.length > 0) ||
      (typeof receiver !== 'string' && receiver.every((name, at) => before.at(at - receiver.length) === name));
    return fits ? [sink] : [];
  });
}
