import { documentLines, usualLineEnd } from './documentLines.ts';
import { hunksOf } from './hunks.ts';

/** Unchanged lines keep their line ends, and their trailing whitespace, which models drop. The last line has none. */
export function withLineEnds(lines: readonly string[], old: string, document: string): string {
  const usual = usualLineEnd(old, usualLineEnd(document));
  const oldLines = documentLines(old);
  const kept = keptLines(
    oldLines.map(({ text }) => text),
    lines,
  );
  const result = lines.map((text, index) => {
    const before = oldLines[kept[index] ?? -1];
    return { text: before?.text ?? text, end: before === undefined || before.end === '' ? usual : before.end };
  });
  const joined = result.map(({ text, end }, index) => (index === lines.length - 1 ? text : text + end)).join('');
  // The user may want lines trimmed.
  return joined === old ? plain(lines, usual) : joined;
}

function plain(lines: readonly string[], end: string): string {
  return lines.join(end);
}

/** Ignores trailing whitespace; -1 for none. */
function keptLines(old: readonly string[], now: readonly string[]): Int32Array {
  const trimmed = (lines: readonly string[]) => lines.map(line => `${line.trimEnd()}\n`).join('');
  const kept = new Int32Array(now.length).fill(-1);
  let before = 0;
  let after = 0;
  const stay = (until: number) => {
    for (; before < until; before += 1, after += 1) kept[after] = before;
  };
  for (const hunk of hunksOf(trimmed(old), trimmed(now))) {
    stay(hunk.beforeStart);
    before = hunk.beforeEnd;
    after = hunk.afterEnd;
  }
  stay(old.length);
  return kept;
}
