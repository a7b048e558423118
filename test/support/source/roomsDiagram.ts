import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { importsOf } from './importsOf.ts';

/** Every folder or top-level file, and those it imports. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

export const BEGIN = '<!-- rooms: begin (npm run docs:rooms) -->';
export const END = '<!-- rooms: end -->';

/** The imports between the files below `root/src`, with paths relative to `src`. */
export function fileImports(root: string): ReadonlyMap<string, readonly string[]> {
  const source = join(root, 'src');
  const files = globSync('**/*.ts', { cwd: source })
    .map(file => file.replaceAll('\\', '/'))
    .sort();
  return new Map(
    files.map(file => {
      const relative = importsOf(readFileSync(join(source, file), 'utf8')).filter(name => name.startsWith('.'));
      return [file, relative.map(name => normalize(join(dirname(file), name)).replaceAll('\\', '/'))];
    }),
  );
}

/** Merges files into the groups that `groupOf` names. Imports inside a group, and files without one, are left out. */
export function arrowsBetween(
  imports: ReadonlyMap<string, readonly string[]>,
  groupOf: (file: string) => string | undefined,
): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const [file, targets] of imports) {
    const from = groupOf(file);
    if (from === undefined) continue;
    const own = arrows.get(from) ?? new Set();
    arrows.set(from, own);
    for (const target of targets) {
      const to = groupOf(target);
      if (to !== undefined && to !== from) own.add(to);
    }
  }
  return arrows;
}

/** Drops arrows that follow from others: of a → b → c and a → c, the last one. Reachability stays the same. */
export function reduced(arrows: Arrows): Arrows {
  const left = new Map([...arrows].map(([from, targets]) => [from, new Set(targets)]));
  for (const [from, targets] of left) {
    for (const to of [...targets].sort()) {
      targets.delete(to);
      if (!reaches(left, from, to)) targets.add(to);
    }
  }
  return left;
}

function reaches(arrows: Arrows, from: string, to: string, seen: Set<string> = new Set()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(arrows.get(from) ?? [])].some(next => reaches(arrows, next, to, seen));
}

/** `core/usage` for every file below it; outside the core the first folder; top-level files are separate. */
export function roomOf(file: string): string {
  const parts = file.split('/');
  if (parts.length === 1) return file;
  const [first = '', second = ''] = parts;
  return first === 'core' && parts.length > 2 ? `${first}/${second}` : first;
}

/** A Mermaid flowchart. Nodes and arrows are sorted, so that the same imports always give the same text. */
export function flowchart(arrows: Arrows): string {
  const nodes = [...new Set([...arrows].flatMap(([from, targets]) => [from, ...targets]))].sort();
  const idOf = (node: string) => node.replaceAll(/\W/g, '_');
  const lines = [...arrows].flatMap(([from, targets]) => [...targets].map(to => `  ${idOf(from)} --> ${idOf(to)}`));
  return ['flowchart TD', ...nodes.map(node => `  ${idOf(node)}["${node}"]`), ...lines.sort()].join('\n');
}

/** The part of docs/architecture.md between the markers: the whole of `src`, then each room that has folders of its own. */
export function roomsSection(root: string): string {
  const imports = fileImports(root);
  const overview = flowchart(reduced(arrowsBetween(imports, roomOf)));
  const rooms = [...new Set([...imports.keys()].map(roomOf))].sort();
  const inside = rooms.flatMap(room => {
    const arrows = arrowsBetween(imports, file => (roomOf(file) === room ? dirname(file) : undefined));
    if (arrows.size < 2) return [];
    return [`<details>\n<summary>Inside src/${room}</summary>`, fenced(flowchart(reduced(arrows))), '</details>'];
  });
  return [BEGIN, fenced(overview), ...inside, END].join('\n\n');
}

function fenced(chart: string): string {
  return `\`\`\`mermaid\n${chart}\n\`\`\``;
}

/** @throws where the document lacks the markers */
export function withRooms(document: string, section: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error(`docs/architecture.md must contain "${BEGIN}" and "${END}"`);
  return document.slice(0, from) + section + document.slice(to + END.length);
}
