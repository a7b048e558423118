import { indentationOf, isBlank } from '../../text/lines.ts';
import type { LineChange, TargetLines } from '../target/targetLines.ts';
import { definedName } from './distinctiveLines.ts';

/** Where several functions of one scope may have the same name, only the same header is a repetition. */
const OVERLOADS = /^(?:java|csharp|cpp|kotlin|swift|scala|groovy|dart|typescript|typescriptreact)$/;
const MODIFIERS = /^(?:(?:async|export|default|public|private|protected|internal|static|pub|final|abstract)\s+)*/;
/** Decorators under which a name stands once more by intention. */
const AGAIN = /^@(?:[\w.]+\.(?:setter|deleter|getter|register)|(?:typing\.)?overload|singledispatch)\b/;

/** Whether a change defines once more what the document defines beside it: the model has given more than the selection. */
export function repeatsNeighbours({ from, to, lines }: LineChange, { all, languageId }: TargetLines): boolean {
  const indent = indentationOf(lines.find(line => !isBlank(line)) ?? '');
  const scope = scopeAround(all, { from, to, indent });
  const keys = (texts: readonly string[]) => definitionsIn(texts, indent, languageId);
  const before = keys(all.slice(from, to));
  const beside = new Set(keys(scope).filter(key => !before.includes(key)));
  return keys(lines).some(key => beside.has(key));
}

interface RepeatedRegion {
  readonly from: number;
  readonly to: number;
  readonly indent: string;
}

/** The other lines of the block that the changed ones stand in. */
function scopeAround(all: readonly string[], { from, to, indent }: RepeatedRegion): string[] {
  const inside = (line: string) => isBlank(line) || line.startsWith(indent);
  const above = all.slice(0, from).findLastIndex(line => !inside(line));
  const below = all.slice(to).findIndex(line => !inside(line));
  return [...all.slice(above + 1, from), '', ...all.slice(to, below < 0 ? all.length : to + below)];
}

function definitionsIn(lines: readonly string[], indent: string, languageId: string): string[] {
  return lines.flatMap((line, index) => {
    if (indentationOf(line) !== indent || AGAIN.test(lines[index - 1]?.trim() ?? '')) return [];
    const name = definedName(line);
    if (name === undefined) return [];
    const header = line.trim().replace(MODIFIERS, '');
    return [OVERLOADS.test(languageId) ? header : header.slice(0, header.indexOf(name) + name.length)];
  });
}
