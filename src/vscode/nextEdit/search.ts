import * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { NextEdit, OpenFile, Place } from '../../core/nextEdit/nextEdit.ts';
import { NextEditRequests } from '../../core/nextEdit/request/nextEditRequests.ts';
import type { NextEditOutcome } from '../../core/nextEdit/request/outcome.ts';
import { changedParts } from '../../core/nextEdit/session/changedParts.ts';
import type { Seen, SessionQuestion } from '../../core/nextEdit/session/session.ts';
import {
  type EditFate,
  isLikelyEnough,
  type Lessons,
  learned,
  readLessons,
} from '../../core/nextEdit/worth/lessons.ts';
import { reasonNotToShow, type Unworthy } from '../../core/nextEdit/worth/worth.ts';
import type { AdmittingProvider } from '../../core/provider/metering/meteredProvider.ts';
import type { AcceptedAmount } from '../../core/usage/ledger/ledger.ts';
import type { Settings } from '../settings.ts';
import type { Spending } from '../usage/spending.ts';

const LESSONS = 'nextEdit.lessons';

export interface SearchOptions {
  readonly settings: () => Settings;
  /** Shared by all windows. */
  readonly memory: vscode.Memento;
  /** Undefined without one that answers. */
  readonly provider: () => AdmittingProvider | undefined;
  readonly model: () => string;
  readonly spending: Pick<Spending, 'freeEdit' | 'amend'>;
  readonly clock: Clock;
}

/** Judges places by the fates of earlier ones, and asks the model for edits that aren't mechanical. */
export class NextEditSearch {
  readonly #options: SearchOptions;
  #requests: { readonly provider: AdmittingProvider; readonly sender: NextEditRequests } | undefined;
  #lessons: Lessons;
  /** Ids in the ledger. */
  readonly #records = new WeakMap<NextEdit, string>();

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#lessons = readLessons(options.memory.get(LESSONS));
  }

  refuse(place: Place, { edits, files }: Seen): Unworthy | 'unlikely' | undefined {
    const file = files.find(({ uri }) => uri === place.uri);
    if (!file || !isLikelyEnough(place, this.#lessons, Date.now())) return 'unlikely';
    const { after } = place;
    return after && reasonNotToShow({ ...place, after }, { edits, file, isDismissed: () => false });
  }

  /** Undefined where nothing may be sent: automatic requests are off with ghost text. */
  async ask(question: SessionQuestion, signal: AbortSignal): Promise<NextEditOutcome | undefined> {
    const provider = this.#options.settings().enabled ? this.#options.provider() : undefined;
    if (!provider) return undefined;
    if (this.#requests?.provider !== provider) {
      const { clock, model } = this.#options;
      this.#requests = { provider, sender: new NextEditRequests({ provider, model, clock }) };
    }
    const { files, place } = question;
    const sent = files.filter(file => file.uri === place.uri || isInWorkspace(file));
    return this.#requests.sender.ask({ ...question, files: sent }, signal);
  }

  /** Once for each offer that the user sees. */
  shown(edit: NextEdit, languageId: string): void {
    if (this.#records.has(edit)) return;
    const id = edit.requestId ?? this.#options.spending.freeEdit({ languageId, reason: edit.kind });
    this.#records.set(edit, id);
  }

  /** Only from edits that were shown. */
  learn(edit: NextEdit, fate: EditFate): void {
    const id = this.#records.get(edit);
    if (id === undefined) return;
    this.#lessons = learned(this.#lessons, { edit, fate, time: Date.now() });
    void this.#options.memory.update(LESSONS, this.#lessons);
    if (fate === 'accepted') this.#options.spending.amend(id, { accepted: amountOf(edit) });
    if (fate === 'dismissed') this.#options.spending.amend(id, { dismissed: true });
  }

  /** Records are written. */
  async settled(): Promise<void> {
    await this.#requests?.sender.settled();
  }
}

function amountOf(edit: NextEdit): AcceptedAmount {
  const { parts, added } = changedParts(edit);
  const texts = [...parts.map(part => part.added), ...added.flatMap(({ lines }) => lines)];
  return { chars: texts.reduce((chars, text) => chars + text.length, 0), lines: texts.length };
}

function isInWorkspace({ uri }: OpenFile): boolean {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri)) !== undefined;
}
