import { indentationOf, indentationWidth, isBlank } from '../../../../src/core/text/lines.ts';
import type { RealEdit } from '../realEdits.ts';
import { block, type TellingGroup } from './telling.ts';

function leastIndentation(lines: readonly string[]): string {
  const indents = lines.filter(line => !isBlank(line)).map(indentationOf);
  return indents.reduce((least, indent) => (indent.length < least.length ? indent : least), indents[0] ?? '');
}

function moved(edit: RealEdit, by: string): string[] {
  const least = leastIndentation(edit.lines);
  return edit.lines.map(line => (isBlank(line) ? line : by + line.slice(least.length)));
}

/** Only lines in whole steps of the unit can be converted. */
function converted(edit: RealEdit, from: string, to: string): readonly string[] | undefined {
  const result = edit.lines.map(line => {
    if (isBlank(line)) return line;
    const indent = indentationOf(line);
    const steps = indent.length / from.length;
    return Number.isInteger(steps) && indent === from.repeat(steps)
      ? to.repeat(steps) + line.slice(indent.length)
      : undefined;
  });
  const isKept = result.some(line => line === undefined) || result.every((line, at) => line === edit.lines[at]);
  return isKept || new Set(edit.lines.map(indentationOf)).size < 2 ? undefined : result.map(line => line ?? '');
}

function unitOf({ all }: RealEdit): string {
  if (all.some(line => line.startsWith('\t'))) return '\t';
  const widths = all.map(indentationWidth).filter(width => width > 0);
  const odd = widths.filter(width => width % 4 !== 0).length;
  return odd > widths.length / 10 ? '  ' : '    ';
}

function inUnit(edit: RealEdit, to: string): string | undefined {
  const from = unitOf(edit);
  const lines = from === to ? undefined : converted(edit, from, to);
  return lines && block(lines, edit);
}

export const MOVED: TellingGroup = {
  name: 'first line lost, too deep, column 0',
  tellings: [
    {
      name: 'first line lost its indentation',
      tell: edit =>
        indentationOf(edit.lines[0] ?? '') === '' || edit.lines.length < 2
          ? undefined
          : block([(edit.lines[0] ?? '').trimStart(), ...edit.lines.slice(1)], edit),
    },
    {
      name: 'column 0',
      tell: edit => (leastIndentation(edit.lines) === '' ? undefined : block(moved(edit, ''), edit)),
    },
    { name: 'too deep', tell: edit => block(moved(edit, leastIndentation(edit.lines) + unitOf(edit)), edit) },
  ],
};

export const UNITS: TellingGroup = {
  name: 'another indentation unit',
  tellings: [
    { name: 'two spaces', tell: edit => inUnit(edit, '  ') },
    { name: 'four spaces', tell: edit => inUnit(edit, '    ') },
    { name: 'tabs', tell: edit => inUnit(edit, '\t') },
  ],
};
