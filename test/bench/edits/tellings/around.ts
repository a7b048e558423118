import { indentationWidth, isBlank } from '../../../../src/core/text/lines.ts';
import type { RealEdit } from '../realEdits.ts';
import { block, nearLine, type Telling, type TellingGroup, withLinesAround } from './telling.ts';

function around(name: string, above: number, below: number): Telling {
  return {
    name,
    tell: edit => {
      const lines = withLinesAround(edit, { above, below });
      return lines && block(lines, edit);
    },
  };
}

/** The nearest line above that is indented less. */
function headerOf({ all, from, lines }: RealEdit): number | undefined {
  const width = indentationWidth(lines.find(line => !isBlank(line)) ?? '');
  for (let at = from - 1; at >= 0; at -= 1) {
    const line = all[at] ?? '';
    if (!isBlank(line) && indentationWidth(line) < width) return at;
  }
  return undefined;
}

/** After the last line of the block that `header` opens. */
function endOf({ all, to }: RealEdit, header: number): number {
  const width = indentationWidth(all[header] ?? '');
  for (let at = to; at < all.length; at += 1) {
    const line = all[at] ?? '';
    if (isBlank(line) || indentationWidth(line) > width) continue;
    return /^\s*(?:[\])}]|end\b|<\/)/.test(line) && indentationWidth(line) === width ? at + 1 : at;
  }
  return all.length;
}

const MOST_BLOCK_LINES = 120;

function wholeBlockOf(edit: RealEdit): readonly string[] | undefined {
  const header = headerOf(edit);
  if (header === undefined) return undefined;
  let end = endOf(edit, header);
  while (isBlank(edit.all[end - 1] ?? 'x')) end -= 1;
  if (end < edit.to || end - header > MOST_BLOCK_LINES) return undefined;
  return [...edit.all.slice(header, edit.from), ...edit.lines, ...edit.all.slice(edit.to, end)];
}

function wholeFileOf({ all, from, to, lines }: RealEdit): readonly string[] | undefined {
  return all.length > 300 ? undefined : all.toSpliced(from, to - from, ...lines);
}

export const AROUND: TellingGroup = {
  name: 'lines around, header, block, whole file',
  tellings: [
    around('line above', 1, 0),
    around('line below', 0, 1),
    around('line above and below', 1, 1),
    around('three lines above and below', 3, 3),
    around('three lines above', 3, 0),
    around('three lines below', 0, 3),
    {
      name: 'header of the block',
      tell: edit => {
        const header = headerOf(edit);
        const isNext = header !== undefined && header === nearLine(edit.all, edit.from - 1, -1);
        return isNext ? block([edit.all[header] ?? '', ...edit.lines], edit) : undefined;
      },
    },
    {
      name: 'whole block',
      tell: edit => {
        const lines = wholeBlockOf(edit);
        return lines && block(lines, edit);
      },
    },
    {
      name: 'whole file',
      tell: edit => {
        const lines = wholeFileOf(edit);
        return lines && block(lines, edit);
      },
    },
    {
      name: 'whole file under its path',
      tell: edit => {
        const lines = wholeFileOf(edit);
        return lines && `**${edit.path}**\n\n${block(lines, edit)}`;
      },
    },
  ],
};
