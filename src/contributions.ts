/**
 * What package.json contributes except settings; test/contributions.test.ts compares them. Command ids are written only
 * here.
 */

export const EXTENSION_ID = 'ghostline.ghostline';
export const SECTION = 'ghostline';

/** Ids without the section; the titles are in package.nls.json. */
export const PALETTE_COMMANDS = [
  'suggest',
  'nextSuggestion',
  'previousSuggestion',
  'menu',
  'toggle',
  'toggleLanguage',
  'whyNoSuggestion',
  'showUsage',
  'compareModels',
  'showComparison',
  'newTask',
  'setApiKey',
  'useStoredKey',
  'chooseProvider',
  'getStarted',
  'practice',
  'openSample',
  'leavePractice',
  'showRecordings',
  'deleteRecordings',
  'showLog',
  'openSettings',
  'refactor',
  'fixProblem',
  'acceptProposal',
  'rejectProposal',
  'stopProposal',
  'retryProposal',
  'copyProposal',
  'takeChange',
  'takeOnlyChange',
  'leaveOutChange',
  'refactorWithAgent',
  'nextEdit',
  'reviewNextEdits',
] as const;

/** For key bindings, suggestions, tree rows and the status bar. */
export const INTERNAL_COMMANDS = [
  'accepted',
  'dismissed',
  'showProposal',
  'proposalMenu',
  'nextEditTab',
  'dismissNextEdit',
] as const;

/** Escape is bound while it is set. */
export const OFFERED_CONTEXT = `${SECTION}.offered`;

/** Of package.json, with the extension's id. */
export const WALKTHROUGH = `${EXTENSION_ID}#start`;

/** Complete steps of the walkthrough. */
export const WALKTHROUGH_CONTEXTS = {
  reachable: `${SECTION}.reachable`,
  accepted: `${SECTION}.accepted`,
} as const;

/** Offers to leave it. */
export const PRACTICING_CONTEXT = `${SECTION}.practicing`;

export const USAGE_VIEW = `${SECTION}.usage`;

export const PROPOSAL_SCHEME = `${SECTION}-proposal`;

export const REVIEW_VIEW = `${SECTION}.review`;

/** `…Documents` and `documents` list the uris of both diff sides, `…Files` the changed paths. */
export const REVIEW_CONTEXTS = {
  reviewing: `${SECTION}.reviewing`,
  ready: `${SECTION}.proposal.ready`,
  streaming: `${SECTION}.proposal.streaming`,
  documents: `${SECTION}.proposal.documents`,
  readyDocuments: `${SECTION}.proposal.readyDocuments`,
  streamingDocuments: `${SECTION}.proposal.streamingDocuments`,
  files: `${SECTION}.proposal.files`,
  readyFiles: `${SECTION}.proposal.readyFiles`,
  streamingFiles: `${SECTION}.proposal.streamingFiles`,
} as const;

/** Keys of next edits are bound while they are set; Tab only where it wouldn't indent. */
export const NEXT_EDIT_CONTEXTS = {
  offered: `${SECTION}.nextEdit.offered`,
  tab: `${SECTION}.nextEdit.tab`,
} as const;

export const AGENT_VIEW = `${SECTION}.agent`;

export const COMPARISON_VIEW = `${SECTION}.comparison`;

export type PaletteCommand = (typeof PALETTE_COMMANDS)[number];
export type CommandName = PaletteCommand | (typeof INTERNAL_COMMANDS)[number];

export const COMMAND_NAMES: readonly CommandName[] = [...PALETTE_COMMANDS, ...INTERNAL_COMMANDS];

export function commandId(name: CommandName): string {
  return `${SECTION}.${name}`;
}
