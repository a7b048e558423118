import type { Clock } from '../../clock.ts';
import { type FileAccess, foldedName } from '../../files/protection.ts';
import { modelMistake, type Refusal, refusal } from '../../sharedRefusal.ts';
import { inTurns } from '../../steps.ts';
import type { FileChange } from '../files/change.ts';
import { type AcceptedFile, type RebaseResult, rebaseChange, remainingChange } from '../files/rebaseChange.ts';
import type { ListedFile, Workspace } from '../files/workspace.ts';
import type { AgentQuestion, AskOptions, YesOrNo } from '../state/agentQuestion.ts';
import type { Journal } from '../state/journal.ts';

export type OpenedFile =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'missing'; readonly path: string }
  | Refusal;

export interface AgentFilesOptions {
  readonly clock: Clock;
  readonly workspace: Workspace;
  readonly journal: Journal;
  readonly permit: (question: AgentQuestion, asking: AskOptions) => Promise<YesOrNo>;
}

/** The workspace with the agent's changes. Checks the rules at every call; asks once per file. */
export class AgentFiles {
  readonly #options: AgentFilesOptions;

  constructor(options: AgentFilesOptions) {
    this.#options = options;
  }

  get changes(): readonly FileChange[] {
    return this.#options.journal.now.changes;
  }

  async open(path: string, wants: FileAccess, signal: AbortSignal): Promise<OpenedFile> {
    const { journal, permit } = this.#options;
    const found = await this.#look(path, wants);
    if (found.kind !== 'asks') return this.#withChange(found);
    const no = declined(found, wants);
    if (this.#isDeclined(found.path, wants)) return no;
    const keep = (answer: YesOrNo) =>
      journal.update({ decisions: [...journal.now.decisions, { path: found.path, wants, answer }] });
    const answer = await permit({ kind: 'file', path: found.path, wants, why: found.why }, { signal, keep });
    if (signal.aborted || answer === 'no') return no;
    const again = await this.#look(path, wants);
    // The path became another file.
    return again.kind === 'asks' ? no : this.#withChange(again);
  }

  /** For searches; `asks` if the user would be. */
  async peek(path: string): Promise<OpenedFile | { readonly kind: 'asks'; readonly path: string }> {
    const found = await this.#look(path, 'read');
    return found.kind === 'asks' ? found : this.#withChange(found);
  }

  /** With new files; at most `most`. */
  async list(
    folder: string,
    { most, signal }: { readonly most: number; readonly signal: AbortSignal },
  ): Promise<readonly ListedFile[]> {
    const files: ListedFile[] = [];
    for await (const file of this.#options.workspace.list(folder, signal)) {
      files.push(file);
      if (files.length >= most) break;
    }
    const known = new Set(files.map(({ path }) => path));
    const made = this.changes.filter(
      ({ path }) => !known.has(path) && (folder === '' || path.startsWith(`${folder}/`)),
    );
    return [...files, ...made.map(({ path }) => ({ path, needsPermission: false }))].toSorted((a, b) =>
      a.path < b.path ? -1 : 1,
    );
  }

  write(
    opened: Extract<OpenedFile, { kind: 'file' | 'missing' }>,
    after: string,
  ): { readonly kind: 'written' } | Refusal {
    const { journal } = this.#options;
    const { changes } = journal.now;
    const { path } = opened;
    const twin = changes.find(change => change.path !== path && foldedName(change.path) === foldedName(path));
    if (twin) return modelMistake(`${path} differs from ${twin.path} only in upper and lower case. Use ${twin.path}.`);
    const earlier = changes.find(change => change.path === path);
    const change: FileChange = earlier
      ? { ...earlier, after }
      : opened.kind === 'missing'
        ? { path, kind: 'create', before: '', after }
        : { path, kind: 'edit', before: opened.text, after };
    journal.update({ changes: earlier ? changes.map(one => (one === earlier ? change : one)) : [...changes, change] });
    return { kind: 'written' };
  }

  recordAccepted(files: readonly AcceptedFile[]): void {
    const carried = this.changes.map(change => {
      const file = files.find(({ path }) => path === change.path);
      return file ? remainingChange(change, file) : ({ kind: 'stands', change } as const);
    });
    this.#keep(carried);
  }

  /**
   * @param lost keep or drop conflicting changes
   * @returns paths of conflicts, and of changes already in the files
   */
  async catchUp(
    lost: 'keep' | 'drop',
  ): Promise<{ readonly done: readonly string[]; readonly lost: readonly string[] }> {
    const { changes } = this;
    const { clock } = this.#options;
    const carried = await Promise.all(
      changes.map(async change => {
        const found = await this.#look(change.path, 'write');
        const now = await inTurns(rebaseChange(change, found), { clock });
        return now.kind === 'lost' && lost === 'keep' ? ({ kind: 'stands', change } as const) : now;
      }),
    );
    // Nothing else writes between turns.
    this.#keep(carried);
    const pathsOf = (kind: RebaseResult['kind']) =>
      changes.filter((_, at) => carried[at]?.kind === kind).map(one => one.path);
    return { done: pathsOf('done'), lost: pathsOf('lost') };
  }

  #keep(carried: readonly RebaseResult[]): void {
    const changes = carried.flatMap(one => (one.kind === 'stands' ? [one.change] : []));
    this.#options.journal.update({ changes });
  }

  #look(path: string, wants: FileAccess) {
    const { journal, workspace } = this.#options;
    const granted = journal.now.decisions.filter(({ answer, wants: given }) => {
      return answer === 'yes' && (wants === 'read' || given === 'write');
    });
    return workspace.look(path, { wants, granted: new Set(granted.map(({ path: name }) => name)) });
  }

  /** A declined read is a declined write. */
  #isDeclined(path: string, wants: FileAccess): boolean {
    return this.#options.journal.now.decisions.some(decision => {
      return (
        decision.path === path && decision.answer === 'no' && (decision.wants === wants || decision.wants === 'read')
      );
    });
  }

  #withChange(found: OpenedFile): OpenedFile {
    if (found.kind !== 'file' && found.kind !== 'missing') return found;
    const change = this.changes.find(({ path }) => path === found.path);
    return change ? { kind: 'file', path: found.path, text: change.after } : found;
  }
}

function declined({ path, why }: { readonly path: string; readonly why: string }, wants: FileAccess): Refusal {
  const message = `The user does not want ${path} to be ${wants === 'read' ? 'read' : 'changed'} (it ${why}). Do without it, and do not ask for it again.`;
  return { ...refusal(l10n => l10n.t('You declined access to {0}.', path)), message };
}
