import { modelMistake } from '../../sharedRefusal.ts';
import type { ArgumentsOf } from './callArguments.ts';
import { pageOf } from './page.ts';
import { shownFolder } from './readTool.ts';
import type { ToolContext } from './toolContext.ts';
import type { ToolResult } from './toolResult.ts';
import { markedData } from './untrustedDataMarker.ts';

export const MOST_FILES = 5_000;

export async function listTool(
  { path, from }: ArgumentsOf<'list_files'>,
  { files, journal, signal }: ToolContext,
): Promise<ToolResult> {
  const folder = await files.peek(path);
  // A folder of new files isn't on the disk.
  if (folder.kind === 'refused') return folder;
  if (folder.kind === 'file' || folder.kind === 'asks') return modelMistake(`${folder.path} is a file. Use read_file.`);
  const listed = await files.list(folder.path, { most: MOST_FILES, signal });
  if (folder.kind === 'missing' && listed.length === 0) {
    return modelMistake(`There is no folder ${folder.path}. Use list_files with an empty path to see all files.`);
  }
  const where = folder.path === '' ? 'the workspace' : folder.path;
  if (listed.length === 0)
    return { kind: 'done', content: `${shownFolder(folder.path)} has no files.`, counts: { files: 0 } };
  if (from > listed.length)
    return modelMistake(`There are only ${listed.length} files in ${where} that can be listed.`);
  const page = pageOf(
    listed.map(({ path: name, needsPermission }) => (needsPermission ? `${name} (only if the user allows it)` : name)),
    from,
  );
  const isCut = listed.length >= MOST_FILES;
  const all = isCut ? `at least ${listed.length}` : `${listed.length}`;
  const others = isCut ? ' For the others list a folder.' : '';
  const more = page.next === undefined ? others : ` Go on with from ${page.next}, or list a folder of it.`;
  const heading = `Files ${page.first} to ${page.last} of ${all} in ${where}.${more}`;
  return {
    kind: 'done',
    content: `${heading}\n${markedData(page.lines.join('\n'), journal.now.id)}`,
    counts: { files: listed.length },
  };
}
