import { extname } from 'node:path/posix';
import * as l10n from '@vscode/l10n';
import type { FileTask, TaskFile } from '../../core/evaluate/task.ts';
import { isTaskPath } from '../../core/evaluate/taskPath.ts';
import type { ReadAnswer, TaskPrompt } from '../../core/evaluate/taskPrompt.ts';
import { ownValue } from '../../core/json.ts';
import type { RefusalReason } from '../../core/refactor/placing/refusals.ts';
import { type Proposal, ProposalReader } from '../../core/refactor/reading/proposal.ts';
import { refactorRequest } from '../../core/refactor/request/refactorRequest.ts';
import { type Target, targetOf } from '../../core/refactor/target/target.ts';
import { finish } from '../../core/steps.ts';

const LANGUAGES: Readonly<Record<string, string>> = {
  '.py': 'python',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.jsx': 'javascriptreact',
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'typescriptreact',
};

/** Refactors the whole entry file; the other files are for reference. */
export function askFileTask({ task, model }: { readonly task: FileTask; readonly model: string }): TaskPrompt {
  const target = targetFor(task);
  const instruction = instructionFor(task, target);
  return {
    request: finish(refactorRequest({ target, instruction, model })),
    read: async (text, reason) => {
      const reader = new ProposalReader(target, instruction);
      reader.push(text);
      return readAnswer(task, { target, proposal: reader.end(reason), text });
    },
  };
}

/** Without advice for users. */
const WORDS: Readonly<Partial<Record<RefusalReason, string>>> = {
  repeats: l10n.t('The answer repeats the code around the place to fill.'),
  unbalanced: l10n.t('The answer has an unclosed bracket.'),
  unsound: l10n.t('The file would no longer parse.'),
  headless: l10n.t('The answer lacks the first line of the code.'),
  truncated: l10n.t('The answer hit the length limit.'),
  'content-filter': l10n.t("The provider's content filter stopped the answer."),
  'tool-calls': l10n.t('The model called tools instead of writing code.'),
  'no-code': l10n.t('The model answered without code.'),
  empty: l10n.t('The model returned an empty code block.'),
  identical: l10n.t("The model didn't change the code."),
  placeholder: l10n.t("The model left out code, and it isn't clear which."),
  'several-answers': l10n.t("The model returned several code blocks, and it isn't clear which one to use."),
  patch: l10n.t("The model returned a patch that doesn't fit the file."),
  indentation: l10n.t("The answer's indentation doesn't fit the file."),
  'unsafe-path': l10n.t("The model named a file that is outside the task's folder or protected."),
  unreadable: l10n.t("The answer mixes code and prose, and it isn't clear what belongs in the file."),
};

function malformed(reason: RefusalReason): string {
  return WORDS[reason] ?? l10n.t("The answer couldn't be read ({0}).", reason);
}

function targetFor({ files, entry, languageId }: FileTask): Target {
  const { path, text } = files.find(file => file.path === entry) ?? files[0] ?? { path: entry, text: '' };
  const language = ownValue(LANGUAGES, extname(path)) ?? languageId;
  return targetOf({ path, languageId: language, text, start: 0, end: text.length });
}

function instructionFor({ files, prompt }: FileTask, target: Target): string {
  const others = files.filter(({ path }) => path !== target.path);
  return [prompt.trim(), ...others.map(({ path, text }) => `For reference, ${path}:\n${text.trimEnd()}`)].join('\n\n');
}

interface ReadReply {
  readonly target: Target;
  readonly proposal: Proposal;
  readonly text: string;
}

function readAnswer(task: FileTask, { target, proposal, text }: ReadReply): ReadAnswer {
  if (proposal.kind === 'refused') {
    const { reason } = proposal;
    // The test decides about an unchanged answer.
    if (reason === 'identical') return { kind: 'files', files: task.files };
    if (reason === 'truncated') return { kind: 'truncated', reason: malformed('truncated') };
    if (text.trim() === '' || reason === 'empty')
      return { kind: 'empty', reason: l10n.t('The model returned no code.') };
    return { kind: 'malformed', reason: malformed(reason) };
  }
  if (proposal.refusedFiles.length > 0) return { kind: 'malformed', reason: malformed('unsafe-path') };
  const written = proposal.files.map(({ path, after }): TaskFile => ({ path, text: after }));
  const paths = new Set(written.map(({ path }) => path));
  // Models often leave out the name of a new file.
  const named = paths.has(task.entry) || task.files.some(({ path }) => path === task.entry);
  const answered = named
    ? written
    : written.map(file => (file.path === target.path ? { ...file, path: task.entry } : file));
  // Stricter than in a workspace.
  if (!answered.every(({ path }) => isTaskPath(path))) return { kind: 'malformed', reason: malformed('unsafe-path') };
  const replaced = new Set(answered.map(({ path }) => path));
  return { kind: 'files', files: [...task.files.filter(({ path }) => !replaced.has(path)), ...answered] };
}
