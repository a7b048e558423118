import type { Edit, FileDiagnostic, OpenFile } from '../../../../src/core/nextEdit/nextEdit.ts';
import { placesInSteps, rankedPlacesInSteps } from '../../../../src/core/nextEdit/where/places.ts';
import { finish } from '../../../../src/core/steps.ts';

export interface Drawn {
  /** `-` and `+` before the lines of the edit, as in a diff; a blank before others. */
  readonly diff: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly languageId?: string;
  readonly diagnostics?: readonly FileDiagnostic[];
}

export function requestOf({ diff, others = {}, languageId = 'typescript', diagnostics = [] }: Drawn) {
  const marked = diff.split('\n');
  const lines = marked.filter(line => !line.startsWith('-')).map(line => line.slice(1));
  const edits: Edit[] = [];
  let line = 0;
  for (let at = 0; at < marked.length; ) {
    const end = (from: number, mark: string) => {
      let next = from;
      while (marked[next]?.startsWith(mark)) next++;
      return next;
    };
    const removed = end(at, '-');
    const added = end(removed, '+');
    const textOf = (from: number, to: number) => marked.slice(from, to).map(text => text.slice(1));
    if (added > at) edits.unshift({ uri: 'cart.ts', line, before: textOf(at, removed), after: textOf(removed, added) });
    line += added - removed;
    at = added;
    if (at < marked.length && !/^[-+]/.test(marked[at] ?? '')) {
      at++;
      line++;
    }
  }
  const file = (uri: string, text: readonly string[]): OpenFile => ({
    uri,
    path: uri,
    languageId,
    lines: text,
    diagnostics: [],
  });
  const files = [
    { ...file('cart.ts', lines), diagnostics },
    ...Object.entries(others).map(([uri, text]) => file(uri, text.split('\n'))),
  ];
  return { edits, files };
}

/** `cart.ts:3 return total;` */
export function shown(drawn: Drawn): string[] {
  return finish(placesInSteps(requestOf(drawn))).map(
    ({ uri, line, before }) => `${uri}:${line} ${before.join('⏎').trim()}`,
  );
}

export function ranked(drawn: Drawn) {
  return finish(rankedPlacesInSteps(requestOf(drawn)));
}

/** `cart.ts:3 return sum;` */
export function contents(drawn: Drawn): string[] {
  return finish(placesInSteps(requestOf(drawn))).map(
    ({ uri, line, after }) => `${uri}:${line} ${after?.join('⏎').trim()}`,
  );
}
