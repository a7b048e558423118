import type { Opened } from './agentFiles.ts';
import type { ArgumentsOf } from './callArguments.ts';
import { marked } from './dataMark.ts';
import type { Desk } from './desk.ts';
import { lineEndOf, linesOf, withLineEnd } from './lineEnds.ts';
import { headAndTail } from './page.ts';
import { shownFolder } from './readTool.ts';
import { replaceOnly } from './replacement.ts';
import { refused, type ToolResult } from './toolResult.ts';

/** What a written file may have; no larger one could be read again. */
const MOST_CHARS = 1_024 * 1_024;

/** A write that is done: the file by its true name, as it was and as it is now. */
export interface Written {
  readonly kind: 'written';
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly content: string;
}

export async function replaceTool(
  { path, old_text: old, new_text: now }: ArgumentsOf<'replace_in_file'>,
  { files, journal, signal }: Desk,
): Promise<ToolResult | Written> {
  const opened = await files.open(path, 'write', signal);
  if (opened.kind === 'refused') return opened;
  if (opened.kind === 'folder') return refused(`${shownFolder(opened.path)} is a folder. Name a file.`);
  if (opened.kind === 'missing') return refused(`There is no file ${opened.path}. To make it use write_file.`);
  const replaced = replaceOnly(opened.text, { old, now });
  if (replaced.kind === 'refused') {
    const region = replaced.region === undefined ? '' : `\n${marked(headAndTail(replaced.region), journal.now.id)}`;
    return refused(`${opened.path} ${replaced.message}${region}`);
  }
  const written = write(opened, replaced.text, files);
  return written.kind === 'refused' ? written : { ...written, content: `${opened.path} is changed.` };
}

export async function writeTool(
  { path, content }: ArgumentsOf<'write_file'>,
  { files, journal, signal }: Desk,
): Promise<ToolResult | Written> {
  const opened = await files.open(path, 'write', signal);
  if (opened.kind === 'refused') return opened;
  if (opened.kind === 'folder') return refused(`${shownFolder(opened.path)} is a folder. Name a file.`);
  if (opened.kind === 'missing') {
    const written = write(opened, content, files);
    return written.kind === 'refused'
      ? written
      : { ...written, content: `${opened.path} is made, ${sizeOf(content)}.` };
  }
  const isMade = files.changes.some(change => change.path === opened.path && change.kind === 'create');
  if (!isMade && opened.text !== '' && !journal.now.seen.includes(opened.path)) {
    return refused(
      `${opened.path} exists, and you have not read it to its end. Read it first, or change parts of it with replace_in_file.`,
    );
  }
  const after = withLineEnd(content, lineEndOf(opened.text));
  if (after === opened.text) return refused(`${opened.path} is like that already.`);
  const written = write(opened, after, files);
  return written.kind === 'refused'
    ? written
    : { ...written, content: `${opened.path} is replaced, ${sizeOf(content)}.` };
}

function write(
  opened: Extract<Opened, { kind: 'file' | 'missing' }>,
  after: string,
  files: Desk['files'],
): Written | Extract<ToolResult, { kind: 'refused' }> {
  if (after.length > MOST_CHARS) return refused(`${opened.path} would be larger than 1 MB.`);
  if (after.includes('\0')) return refused(`${opened.path} would hold a NUL: only text can be written.`);
  const written = files.write(opened, after);
  const before = opened.kind === 'file' ? opened.text : '';
  return written.kind === 'refused' ? written : { kind: 'written', path: opened.path, before, after, content: '' };
}

function sizeOf(content: string): string {
  const { length } = linesOf(content);
  return length === 1 ? '1 line' : `${length} lines`;
}
