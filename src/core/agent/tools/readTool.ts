import { modelMistake, type Refusal, refusal } from '../../sharedRefusal.ts';
import { linesOf } from '../../text/lineEndings.ts';
import type { ArgumentsOf } from './callArguments.ts';
import { pageOf } from './page.ts';
import type { ToolContext } from './toolContext.ts';
import type { ToolResult } from './toolResult.ts';
import { noteShown } from './trackReads.ts';
import { markedData } from './untrustedDataMarker.ts';

export async function readTool(
  { path, from_line: first, from_char: char }: ArgumentsOf<'read_file'>,
  { files, journal, signal }: ToolContext,
): Promise<ToolResult> {
  const opened = await files.open(path, 'read', signal);
  switch (opened.kind) {
    case 'refused':
      return opened;
    case 'folder':
      return modelMistake(`${shownFolder(opened.path)} is a folder. Use list_files, or read one of its files.`);
    case 'missing':
      return noFile(opened.path, 'Use list_files or search to find the right one.');
    case 'file':
      break;
  }
  const lines = linesOf(opened.text);
  if (lines.length === 0) return { kind: 'done', content: `${opened.path} is empty.`, counts: { lines: 0 } };
  if (first > lines.length) return modelMistake(`${opened.path} has only ${lines.length} lines.`);
  const length = lines[first - 1]?.length ?? 0;
  if (char > Math.max(1, length)) return modelMistake(`Line ${first} of ${opened.path} has only ${length} characters.`);
  const page = pageOf(lines, first, char);
  const isCut = page.cut !== undefined;
  const heading = [
    `${opened.path}, lines ${page.first} to ${page.last} of ${lines.length}.`,
    ...(char > 1 ? [`The first is shown from its character ${char} on.`] : []),
    ...(isCut ? [`The line is cut: it has ${page.cut} characters more.`] : []),
    ...(isCut ? [readOn({ line: first, char: char + (page.lines[0]?.length ?? 0) })] : []),
    ...(!isCut && page.next !== undefined ? [readOn({ line: page.next, char: 1 })] : []),
  ].join(' ');
  const content = `${heading}\n${markedData(page.lines.join('\n'), journal.now.id)}`;
  noteShown(journal, opened, { line: first, char, shown: page.lines });
  return { kind: 'done', content, counts: { lines: page.lines.length } };
}

export function readOn({ line, char }: { readonly line: number; readonly char: number }): string {
  return char === 1 ? `Read on with from_line ${line}.` : `Read on with from_line ${line} and from_char ${char}.`;
}

export function noFile(path: string, advice: string): Refusal {
  return refusal(l10n => l10n.t('There is no file {0}.', path), advice);
}

export function shownFolder(path: string): string {
  return path === '' ? 'The workspace' : path;
}
