import * as l10n from '@vscode/l10n';
import type { ToolCall } from '../provider/provider.ts';
import type { PracticeQuestion } from './question.ts';
import { changeOf, wantedBy } from './refactoring.ts';
import type { SampleFile } from './sample.ts';

/** The next tool calls of an agent that reads the named file, writes the new version, and finishes. */
export function practiceAgent(sample: readonly SampleFile[], { messages }: PracticeQuestion): readonly ToolCall[] {
  const instruction = messages.find(({ role }) => role === 'user')?.content ?? '';
  const file = sample.find(({ path }) => instruction.includes(path));
  const files = file && writtenFiles(file, instruction);
  if (!files || files.length === 0) {
    const names = sample.map(({ path }) => path).join(', ');
    const reason = l10n.t(
      'This practice model can work on {0} only: name one of them, and say "simplify", "document" or "convert", for example.',
      names,
    );
    return [call('cannot', { reason })];
  }
  switch (messages.filter(({ role }) => role === 'assistant').length) {
    case 0:
      return [call('read_file', { path: file.path, from_line: 1 })];
    case 1:
      return files.map(({ path, text }) => call('write_file', { path, content: text }));
    default:
      return [call('finish', { summary: l10n.t('Rewrote {0}.', files.map(({ path }) => path).join(', ')) })];
  }
}

function writtenFiles(file: SampleFile, instruction: string) {
  const { newFiles, text } = changeOf(file, file.finished, wantedBy(instruction));
  return [...(text === undefined ? [] : [{ path: file.path, text }]), ...newFiles];
}

function call(name: string, args: Readonly<Record<string, unknown>>): ToolCall {
  const given = JSON.stringify(args);
  return { id: `call-${name}-${given.length}`, name, arguments: given };
}
