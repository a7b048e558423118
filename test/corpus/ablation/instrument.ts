import type { FileSites } from './sites.ts';

interface Insertion {
  readonly at: number;
  readonly text: string;
  /** Ends come before starts; of two starts the outer one comes first, of two ends the inner one. */
  readonly order: number;
}

/** The source with a switch at each site; `firstId` is the number of its first one. */
export function instrumented(source: string, { sites, loops }: FileSites, firstId: number): string {
  const insertions: Insertion[] = [];
  const wrap = ({ at, end, open, close }: { at: number; end: number; open: string; close: string }) => {
    const length = end - at;
    insertions.push({ at, text: open, order: 1e9 - length }, { at: end, text: close, order: -1e9 + length });
  };
  for (const [index, { kind, start, end }] of sites.entries()) {
    const id = firstId + index;
    const off = `$ablation.off === ${id}`;
    const open =
      kind === 'pattern' ? `$ablation.pattern(${id}, ` : `(${off} ? $ablation.forced : $ablation.seen(${id}, (`;
    wrap({ at: start, end, open, close: kind === 'pattern' ? ')' : ')))' });
  }
  for (const { at, end, kind } of loops) {
    if (kind === 'body') insertions.push({ at, text: ' $ablation.tick();', order: 0 });
    // Outside a site with the same text.
    else wrap({ at, end, open: '($ablation.tick() && (', close: '))' });
  }
  insertions.sort((one, other) => one.at - other.at || one.order - other.order);
  let text = '';
  let from = 0;
  for (const { at, text: inserted } of insertions) {
    text += source.slice(from, at) + inserted;
    from = at;
  }
  return text + source.slice(from);
}
