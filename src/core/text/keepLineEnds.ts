import { Pace, type Steps } from '../steps.ts';
import { usualLineEndInSteps } from './documentLines.ts';
import { hunksInSteps } from './hunks.ts';
import { joinInSteps, mapLines } from './lineSteps.ts';

/** Unchanged lines keep their line ends, and their trailing whitespace, which models drop. The last line has none. */
export function* withLineEnds(lines: readonly string[], old: string, document: string): Steps<string> {
  const usual = yield* usualLineEndInSteps(old, yield* usualLineEndInSteps(document));
  const oldLines = old.split('\n');
  yield;
  const kept = yield* keptLines(oldLines, lines);
  const ended = yield* mapLines(lines, (line, index) => {
    const at = kept[index] ?? -1;
    const [text, end] = at < 0 ? [line, ''] : endedLine(oldLines, at);
    if (index === lines.length - 1) return text;
    return text + (end === '' ? usual : end);
  });
  const joined = yield* joinInSteps(ended);
  // The user may want lines trimmed.
  return joined === old ? yield* joinInSteps(lines, usual) : joined;
}

/** A line of a text that is split at `\n`, and its end: none for the last one. */
function endedLine(lines: readonly string[], at: number): readonly [text: string, end: '' | '\n' | '\r\n'] {
  const line = lines[at] ?? '';
  if (at === lines.length - 1) return [line, ''];
  return line.endsWith('\r') ? [line.slice(0, -1), '\r\n'] : [line, '\n'];
}

/** Ignores trailing whitespace; -1 for none. */
function* keptLines(old: readonly string[], now: readonly string[]): Steps<Int32Array> {
  const kept = new Int32Array(now.length).fill(-1);
  const pace = new Pace();
  let before = 0;
  let after = 0;
  function* stay(until: number): Steps<void> {
    for (; before < until; before += 1, after += 1) {
      kept[after] = before;
      if (pace.isDue(0)) yield;
    }
  }
  for (const hunk of yield* hunksInSteps(yield* trimmed(old), yield* trimmed(now))) {
    yield* stay(hunk.beforeStart);
    before = hunk.beforeEnd;
    after = hunk.afterEnd;
    if (pace.isDue(0)) yield;
  }
  yield* stay(old.length);
  return kept;
}

function* trimmed(lines: readonly string[]): Steps<string> {
  const ended = yield* mapLines(lines, line => `${line.trimEnd()}\n`);
  return yield* joinInSteps(ended);
}
