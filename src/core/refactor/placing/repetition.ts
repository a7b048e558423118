import type { Steps } from '../../steps.ts';
import { withoutModifiers } from '../../syntax/declarations.ts';
import { languageOf } from '../../syntax/language.ts';
import { collectLines, findLine } from '../../text/lineSteps.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';
import type { LineChange, TargetLines } from '../target/targetLines.ts';
import { definedName } from './distinctiveLines.ts';

const REDEFINING_DECORATORS = /^@(?:[\w.]+\.(?:setter|deleter|getter|register)|(?:typing\.)?overload|singledispatch)\b/;

/** True if the change defines a name that its scope already has. */
export function* redefinesName({ from, to, lines }: LineChange, { all, languageId }: TargetLines): Steps<boolean> {
  const indent = indentationOf(lines.find(line => !isBlank(line)) ?? '');
  const defined = yield* definitionsIn(lines, indent, languageId);
  if (defined.length === 0) return false;
  const scope = yield* scopeAround(all, { from, to, indent });
  const before = new Set(yield* definitionsIn(all.slice(from, to), indent, languageId));
  const beside = new Set(yield* definitionsIn(scope, indent, languageId));
  return defined.some(key => beside.has(key) && !before.has(key));
}

interface RepeatedRegion {
  readonly from: number;
  readonly to: number;
  readonly indent: string;
}

function* scopeAround(all: readonly string[], { from, to, indent }: RepeatedRegion): Steps<string[]> {
  const isOutside = (line: string) => !isBlank(line) && !line.startsWith(indent);
  const above = yield* findLine(all.slice(0, from).reverse(), isOutside);
  const below = yield* findLine(all, isOutside, to);
  return [...all.slice(above < 0 ? 0 : from - above, from), '', ...all.slice(to, below < 0 ? all.length : below)];
}

function definitionsIn(lines: readonly string[], indent: string, languageId: string): Steps<string[]> {
  return collectLines(lines, (line, index) => {
    if (indentationOf(line) !== indent || REDEFINING_DECORATORS.test(lines[index - 1]?.trim() ?? '')) return undefined;
    const name = definedName(line, languageId);
    if (name === undefined) return undefined;
    const header = withoutModifiers(line.trim(), languageOf(languageId));
    return languageOf(languageId).hasOverloads ? header : header.slice(0, header.indexOf(name) + name.length);
  });
}
