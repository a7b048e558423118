import type { PaletteCommand } from '../contributions.ts';
import { FAILURE_CLASSES, type ProviderErrorKind, type Remedy } from '../core/provider/errors.ts';

const MOST_ACTIONS = 2;

export interface Advice {
  /** For the status bar. */
  readonly short: string;
  /** Likeliest first. */
  readonly actions: readonly PaletteCommand[];
}

/** Undefined if the remedy is outside VS Code. */
const COMMANDS_FOR: Readonly<Record<Remedy, PaletteCommand | undefined>> = {
  'set-key': 'setApiKey',
  'use-stored-key': 'useStoredKey',
  'add-credit': undefined,
  'choose-model': 'chooseProvider',
  'choose-address': 'chooseProvider',
  'allow-insecure-address': 'openSettings',
  'raise-budget': 'openSettings',
  'check-connection': undefined,
  'sign-in': undefined,
  'ask-again': 'suggest',
  wait: undefined,
};

export function adviceFor(kind: ProviderErrorKind): Advice {
  const { short, remedies } = FAILURE_CLASSES[kind];
  const actions = remedies.map(remedy => COMMANDS_FOR[remedy]).filter(command => command !== undefined);
  return { short, actions: [...new Set([...actions, 'showLog' as const])].slice(0, MOST_ACTIONS) };
}
