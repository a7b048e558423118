import { modelMistake, type Refusal, refusal } from '../../sharedRefusal.ts';
import { inTurns } from '../../steps.ts';
import { lineEndOf, linesOf, withLineEnd } from '../../text/lineEndings.ts';
import type { OpenedFile } from './agentFiles.ts';
import type { ArgumentsOf } from './callArguments.ts';
import { omittedCode } from './omittedCode.ts';
import { headAndTail } from './page.ts';
import { noFile, readOn, shownFolder } from './readTool.ts';
import { replaceOnly } from './replacement.ts';
import type { ToolContext } from './toolContext.ts';
import type { ToolResult } from './toolResult.ts';
import { firstUnread, noteWritten, type Unread } from './trackReads.ts';
import { markedData } from './untrustedDataMarker.ts';
import { writtenText } from './writtenText.ts';

const MOST_CHARS = 1_024 * 1_024;
const stopped = () => refusal(l10n => l10n.t('Not done: the run was stopped before.'));

export interface WriteResult {
  readonly kind: 'written';
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly content: string;
}

export async function replaceTool(
  { path, old_text: old, new_text: now }: ArgumentsOf<'replace_in_file'>,
  context: ToolContext,
): Promise<ToolResult | WriteResult> {
  const { clock, files, journal, signal } = context;
  const opened = await files.open(path, 'write', signal);
  if (opened.kind === 'refused') return opened;
  if (opened.kind === 'folder') return modelMistake(`${shownFolder(opened.path)} is a folder. Name a file.`);
  if (opened.kind === 'missing') return noFile(opened.path, 'To make it use write_file.');
  const sent = { path: opened.path, name: 'new_text', before: old, text: now } as const;
  const read = await inTurns(writtenText(sent), { clock, signal });
  if (read === undefined) return stopped();
  if (read.kind === 'refused') return modelMistake(read.message);
  const replaced = await inTurns(replaceOnly(opened.text, { old, now: read.text }), { clock, signal });
  if (replaced === undefined) return stopped();
  if (replaced.kind === 'refused') {
    const region = replaced.region === undefined ? '' : `\n${markedData(headAndTail(replaced.region), journal.now.id)}`;
    return modelMistake(`${opened.path} ${replaced.message}${region}`);
  }
  const written = await write(opened, replaced.text, context);
  if (written.kind === 'refused') return written;
  noteWritten(journal, { path: opened.path, text: written.after }, { kind: 'piece', before: written.before });
  return { ...written, content: `${opened.path} is changed.` };
}

export async function writeTool(
  { path, content }: ArgumentsOf<'write_file'>,
  context: ToolContext,
): Promise<ToolResult | WriteResult> {
  const { clock, files, journal, signal } = context;
  const opened = await files.open(path, 'write', signal);
  if (opened.kind === 'refused') return opened;
  if (opened.kind === 'folder') return modelMistake(`${shownFolder(opened.path)} is a folder. Name a file.`);
  const isNew = opened.kind === 'missing';
  const unread = isNew ? undefined : firstUnread(journal.now.readings, opened);
  if (unread) return modelMistake(`${opened.path} ${unreadProblem(unread)}`);
  const sent = { path: opened.path, name: 'content', before: isNew ? '' : opened.text, text: content } as const;
  const read = await inTurns(writtenText(sent), { clock, signal });
  if (read === undefined) return stopped();
  if (read.kind === 'refused') return modelMistake(read.message);
  const after = isNew ? read.text : withLineEnd(read.text, lineEndOf(opened.text));
  if (!isNew && after === opened.text) return refusal(l10n => l10n.t('{0} is like that already.', opened.path));
  const written = await write(opened, after, context);
  if (written.kind === 'refused') return written;
  noteWritten(journal, { path: opened.path, text: after }, { kind: 'whole' });
  return { ...written, content: `${opened.path} is ${isNew ? 'made' : 'replaced'}, ${sizeOf(after)}.` };
}

/** Replacing unseen text would lose it. */
function unreadProblem(unread: Unread): string {
  const instead = 'Or change parts of it with replace_in_file.';
  if (unread.kind === 'changed') return `has changed since you read it. Read it again. ${instead}`;
  const isBegun = unread.line > 1 || unread.char > 1;
  const first = isBegun ? readOn(unread) : 'Read it first.';
  return `exists, and you have not read all of it. ${first} ${instead}`;
}

async function write(
  opened: Extract<OpenedFile, { kind: 'file' | 'missing' }>,
  after: string,
  { clock, files, signal }: ToolContext,
): Promise<WriteResult | Refusal> {
  const { path } = opened;
  if (after.length > MOST_CHARS) return refusal(l10n => l10n.t('{0} would be larger than 1 MB.', path));
  if (after.includes('\0')) return refusal(l10n => l10n.t('{0} would contain a NUL: only text can be written.', path));
  const before = opened.kind === 'file' ? opened.text : '';
  const omitted = await inTurns(omittedCode({ path: opened.path, before, after }), { clock, signal });
  if (signal.aborted) return stopped();
  if (omitted !== undefined) return modelMistake(`${opened.path} ${omitted}`);
  const written = files.write(opened, after);
  return written.kind === 'refused' ? written : { kind: 'written', path: opened.path, before, after, content: '' };
}

function sizeOf(content: string): string {
  const { length } = linesOf(content);
  return length === 1 ? '1 line' : `${length} lines`;
}
