import * as l10n from '@vscode/l10n';
import { formatCount } from '../../numberText.ts';
import type { ProviderErrorKind } from '../../provider/errors.ts';
import type { CompletionOutcome, SuppressReason } from '../outcome/outcome.ts';
import { explain, explainRequest } from './reasons.ts';
import type { RequestRecord } from './requestRecord.ts';

/** Put into words on demand. */
export type HistoryEvent =
  | { readonly kind: 'question'; readonly outcome: CompletionOutcome }
  | { readonly kind: 'request'; readonly record: RequestRecord };

export type SwitchedOff = Extract<SuppressReason, 'off' | 'off-in-folder' | 'language-off' | 'language-off-in-folder'>;

/** VS Code's, for the current language. */
export interface InlineSuggestSettings {
  readonly isEnabled: boolean;
  /** Shows no suggestions of this extension. */
  readonly isSuppressed: boolean;
  readonly minShowDelayMs: number;
}

/** At the cursor. */
export interface Situation {
  /** By name: `Markdown` */
  readonly language: string;
  readonly path: string;
  readonly switchedOff: SwitchedOff | undefined;
  readonly editor: InlineSuggestSettings;
  /** For the last typed text. */
  readonly areRequestsMissing: boolean;
  /** The last request was for the text with the selected entry of the suggest widget. */
  readonly followsEntry: boolean;
  /** On the cursor's line. */
  readonly latest: HistoryEvent | undefined;
}

export type WhyAction =
  | { readonly kind: 'turn-on' | 'turn-on-language' | 'folder-settings' | 'once' | 'suggest' | 'cancel-snooze' }
  | { readonly kind: 'open-setting'; readonly setting: string }
  | { readonly kind: 'remedy'; readonly of: ProviderErrorKind }
  | { readonly kind: 'show-state' };

export interface ShortAnswer {
  readonly text: string;
  /** Likeliest first. */
  readonly actions: readonly WhyAction[];
}

const SUGGEST: WhyAction = { kind: 'suggest' };
const ONCE: WhyAction = { kind: 'once' };
const INLINE = 'editor.inlineSuggest';

/** Settings before events: they hold for the next request, too. */
export function shortAnswer(situation: Situation): ShortAnswer {
  const { editor, language, latest, path, switchedOff } = situation;
  if (switchedOff) return { text: offWords(switchedOff, language), actions: OFF_ACTIONS[switchedOff] };
  if (!editor.isEnabled) {
    return answer(l10n.t('VS Code shows no inline suggestions: "editor.inlineSuggest.enabled" is off.'), [
      setting(`${INLINE}.enabled`),
    ]);
  }
  if (editor.isSuppressed) {
    return answer(l10n.t("A setting of VS Code hides Ghostline's suggestions."), [
      setting(`${INLINE}.experimental.suppressInlineSuggestions`),
    ]);
  }
  if (situation.areRequestsMissing) {
    const text = l10n.t("VS Code didn't request a suggestion for what you typed: suggestions may be snoozed.");
    return answer(text, [{ kind: 'cancel-snooze' }, SUGGEST]);
  }
  if (latest === undefined) return answer(l10n.t('Nothing was requested on this line yet.'), [SUGGEST]);
  if (isSuggested(latest)) return suggestedAnswer(latest, situation);
  if (situation.followsEntry && !isFailure(latest)) {
    return answer(l10n.t('The suggest widget was open, and nothing continues its selected entry.'), [
      SUGGEST,
      setting(`${INLINE}.suppressSuggestions`),
    ]);
  }
  return answer(eventInWords(latest, path), actionsFor(latest));
}

export function eventInWords(event: HistoryEvent, path: string): string {
  return event.kind === 'question' ? explain(event.outcome, path) : explainRequest(event.record);
}

/** That could change the outcome. */
export function actionsFor(event: HistoryEvent): readonly WhyAction[] {
  const outcome = event.kind === 'question' ? event.outcome : event.record.outcome;
  switch (outcome.kind) {
    case 'failed':
      return [{ kind: 'remedy', of: outcome.error.kind }];
    case 'suppressed':
      return SUPPRESSED_ACTIONS[outcome.reason] ?? [];
    case 'aborted':
    case 'rejected':
      return [SUGGEST];
    default:
      return [];
  }
}

function answer(text: string, actions: readonly WhyAction[]): ShortAnswer {
  return { text, actions };
}

function setting(name: string): WhyAction {
  return { kind: 'open-setting', setting: name };
}

function offWords(reason: SwitchedOff, language: string): string {
  switch (reason) {
    case 'off':
      return l10n.t('Nothing was requested: ghost text is off.');
    case 'off-in-folder':
      return l10n.t('Nothing was requested: ghost text is off in this folder.');
    case 'language-off':
      return l10n.t('Nothing was requested: {0} is off.', language);
    case 'language-off-in-folder':
      return l10n.t('Nothing was requested: {0} is off in this folder.', language);
  }
}

function suggestedAnswer(latest: HistoryEvent, { editor, path }: Situation): ShortAnswer {
  if (editor.minShowDelayMs === 0) return answer(eventInWords(latest, path), []);
  const delay = formatCount(editor.minShowDelayMs);
  const text = l10n.t('There is one, which VS Code shows after {0} ms without typing.', delay);
  return answer(text, [setting(`${INLINE}.minShowDelay`)]);
}

function outcomeKind(event: HistoryEvent): string {
  return event.kind === 'question' ? event.outcome.kind : event.record.outcome.kind;
}

const isSuggested = (event: HistoryEvent) => outcomeKind(event) === 'suggested';
const isFailure = (event: HistoryEvent) => outcomeKind(event) === 'failed';

const OFF_ACTIONS: Readonly<Record<SwitchedOff, readonly WhyAction[]>> = {
  off: [{ kind: 'turn-on' }, ONCE],
  'off-in-folder': [{ kind: 'folder-settings' }],
  'language-off': [{ kind: 'turn-on-language' }, ONCE],
  'language-off-in-folder': [{ kind: 'folder-settings' }],
};

const SUPPRESSED_ACTIONS: { readonly [Reason in SuppressReason]?: readonly WhyAction[] } = {
  ...OFF_ACTIONS,
  excluded: [setting('ghostline.exclude')],
  'excluded-link': [setting('ghostline.exclude')],
  dismissed: [SUGGEST],
  'inside-word': [SUGGEST],
  'statement-ended': [SUGGEST],
  'after-undo': [SUGGEST],
  paused: [{ kind: 'show-state' }, SUGGEST],
  'over-budget': [setting('ghostline.budget'), SUGGEST],
};
