import type { ArgumentsOf } from './callArguments.ts';
import { marked } from './dataMark.ts';
import type { Desk } from './desk.ts';
import { linesOf } from './lineEnds.ts';
import { pageOf } from './page.ts';
import { refused, type ToolResult } from './toolResult.ts';

export async function readTool(
  { path, from_line: first }: ArgumentsOf<'read_file'>,
  { files, journal, signal }: Desk,
): Promise<ToolResult> {
  const opened = await files.open(path, 'read', signal);
  switch (opened.kind) {
    case 'refused':
      return opened;
    case 'folder':
      return refused(`${shownFolder(opened.path)} is a folder. Use list_files, or read one of its files.`);
    case 'missing':
      return refused(`There is no file ${opened.path}. Use list_files or search to find the right one.`);
    case 'file':
      break;
  }
  const lines = linesOf(opened.text);
  if (lines.length === 0)
    return seen(opened.path, { kind: 'done', content: `${opened.path} is empty.`, counts: { lines: 0 } });
  if (first > lines.length) return refused(`${opened.path} has only ${lines.length} lines.`);
  const page = pageOf(lines, first);
  const heading = [
    `${opened.path}, lines ${page.first} to ${page.last} of ${lines.length}.`,
    ...(page.cut === undefined ? [] : [`The line is cut: it has ${page.cut} characters more.`]),
    ...(page.next === undefined ? [] : [`Read on with from_line ${page.next}.`]),
  ].join(' ');
  const content = `${heading}\n${marked(page.lines.join('\n'), journal.now.id)}`;
  const result = { kind: 'done', content, counts: { lines: page.lines.length } } as const;
  return page.next === undefined ? seen(opened.path, result) : result;

  /** To its end: from now on it may be replaced as a whole. */
  function seen(name: string, result: ToolResult): ToolResult {
    if (!journal.now.seen.includes(name)) journal.update({ seen: [...journal.now.seen, name] });
    return result;
  }
}

/** As the model is told of it. */
export function shownFolder(path: string): string {
  return path === '' ? 'The workspace' : path;
}
