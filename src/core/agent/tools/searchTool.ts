import { modelMistake } from '../../sharedRefusal.ts';
import { linesOf } from '../../text/lineEndings.ts';
import type { ArgumentsOf } from './callArguments.ts';
import { MOST_FILES } from './listTool.ts';
import { pageOf } from './page.ts';
import type { ToolContext } from './toolContext.ts';
import type { ToolResult } from './toolResult.ts';
import { markedData } from './untrustedDataMarker.ts';

const MOST_MATCHES = 500;
const FILES_AT_ONCE = 16;
const EXCERPT_CHARS = 160;

interface FileMatches {
  readonly matches: readonly string[];
  /** Skipped, for lack of permission. */
  readonly asking: number;
  readonly more: boolean;
}

const MORE_MATCHES = 'There are more: look for a longer text, or in a folder.';

export async function searchTool({ text, path, from }: ArgumentsOf<'search'>, desk: ToolContext): Promise<ToolResult> {
  if (/[\r\n]/.test(text)) return modelMistake('search finds a text in one line: give one line of it.');
  const place = await desk.files.peek(path);
  if (place.kind === 'refused') return place;
  if (place.kind === 'asks')
    return modelMistake(`${place.path} is only searched once the user has allowed it: use read_file.`);
  const names =
    place.kind === 'file'
      ? [{ path: place.path, needsPermission: false }]
      : await desk.files.list(place.path, { most: MOST_FILES, signal: desk.signal });
  if (place.kind === 'missing' && names.length === 0)
    return modelMistake(`There is nothing at ${place.path}. Use list_files.`);
  const { asking, matches, more } = await matchesIn(names, text, desk);
  const unlisted = place.kind !== 'file' && names.length >= MOST_FILES;
  const left = leftOut({ asking, more, unlisted });
  const shown = JSON.stringify(text.slice(0, EXCERPT_CHARS));
  if (matches.length === 0) {
    return { kind: 'done', content: `No line holds ${shown}.${left}`, counts: { matches: 0 } };
  }
  if (from > matches.length) {
    const known = more
      ? `Only the first ${MOST_MATCHES} matches can be shown.`
      : `There are only ${matches.length} matches.`;
    return modelMistake(`${known}${left}`);
  }
  const page = pageOf(matches, from);
  const all = more || unlisted ? `at least ${matches.length}` : `${matches.length}`;
  const next = page.next === undefined ? '' : ` Go on with from ${page.next}, or look in a folder.`;
  const heading = `Matches ${page.first} to ${page.last} of ${all}.${next}${left}`;
  const content = `${heading}\n${markedData(page.lines.join('\n'), desk.journal.now.id)}`;
  return { kind: 'done', content, counts: { matches: matches.length } };
}

function leftOut({
  asking,
  more,
  unlisted,
}: Pick<FileMatches, 'asking' | 'more'> & { readonly unlisted: boolean }): string {
  const files = `Only the first ${MOST_FILES.toLocaleString('en-US')} files were searched: for the others look in a folder.`;
  return [
    ...(more ? [MORE_MATCHES] : []),
    ...(unlisted && !more ? [files] : []),
    ...(asking > 0 ? [`${asking} files that only the user can open were not searched.`] : []),
  ]
    .map(sentence => ` ${sentence}`)
    .join('');
}

async function matchesIn(
  names: readonly { readonly path: string }[],
  text: string,
  { files, signal }: ToolContext,
): Promise<FileMatches> {
  const matches: string[] = [];
  let asking = 0;
  for (let at = 0; at < names.length && matches.length <= MOST_MATCHES && !signal.aborted; at += FILES_AT_ONCE) {
    const opened = await Promise.all(names.slice(at, at + FILES_AT_ONCE).map(({ path }) => files.peek(path)));
    asking += opened.filter(({ kind }) => kind === 'asks').length;
    matches.push(...opened.flatMap(one => (one.kind === 'file' ? matchesOf(one, text) : [])));
  }
  return { matches: matches.slice(0, MOST_MATCHES), asking, more: matches.length > MOST_MATCHES };
}

function matchesOf(
  { path, text }: { readonly path: string; readonly text: string },
  wanted: string,
): readonly string[] {
  if (!text.includes(wanted)) return [];
  return linesOf(text).flatMap((line, index) => {
    const at = line.indexOf(wanted);
    return at < 0 ? [] : [`${path}:${index + 1}: ${excerpt(line, at)}`];
  });
}

function excerpt(line: string, at: number): string {
  if (line.length <= EXCERPT_CHARS) return line.trim();
  const start = Math.max(0, at - EXCERPT_CHARS / 4);
  return `…${line.slice(start, start + EXCERPT_CHARS)}…`;
}
