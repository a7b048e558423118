/**
 * What package.json contributes except settings; test/contributions.test.ts compares them. Command ids are written only
 * here.
 */

export const EXTENSION_ID = 'ghostline.ghostline';
export const SECTION = 'ghostline';

/** Id without the section, and title. */
export const COMMANDS = {
  suggest: 'Trigger Suggestion',
  nextSuggestion: 'Next Suggestion',
  previousSuggestion: 'Previous Suggestion',
  menu: 'Show Menu',
  toggle: 'Toggle Ghost Text',
  toggleLanguage: 'Toggle Ghost Text for This Language',
  whyNoSuggestion: 'Why No Suggestion?',
  showUsage: 'Show Usage',
  compareModels: 'Compare Models…',
  showComparison: 'Open Past Comparison…',
  newTask: 'New Task from Selection',
  setApiKey: 'Set API Key',
  useStoredKey: 'Allow Stored Key for New Address…',
  chooseProvider: 'Choose Provider and Model…',
  showRecordings: 'Show Recorded Requests',
  deleteRecordings: 'Delete Recorded Requests…',
  showLog: 'Show Log',
  openSettings: 'Open Settings',
  refactor: 'Refactor with Ghostline…',
  fixProblem: 'Fix This Problem',
  acceptProposal: 'Accept Proposal',
  rejectProposal: 'Reject Proposal',
  stopProposal: 'Stop',
  retryProposal: 'Edit Instruction and Retry…',
  copyProposal: 'Copy Proposal',
  takeChange: 'Include This Change',
  takeOnlyChange: 'Include Only This Change',
  leaveOutChange: 'Exclude This Change',
  refactorWithAgent: 'Refactor with Agent…',
} as const;

/** For key bindings, suggestions, tree rows and the status bar. */
export const INTERNAL_COMMANDS = ['accepted', 'dismissed', 'showProposal', 'proposalMenu'] as const;

/** Escape is bound while it is set. */
export const OFFERED_CONTEXT = `${SECTION}.offered`;

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
export const AGENT_VIEW = `${SECTION}.agent`;

export const COMPARISON_VIEW = `${SECTION}.comparison`;

export type PaletteCommand = keyof typeof COMMANDS;
export type CommandName = PaletteCommand | (typeof INTERNAL_COMMANDS)[number];

export const COMMAND_NAMES: readonly CommandName[] = [
  ...Object.keys(COMMANDS).filter(isPaletteCommand),
  ...INTERNAL_COMMANDS,
];

function isPaletteCommand(name: string): name is PaletteCommand {
  return Object.hasOwn(COMMANDS, name);
}

export function commandId(name: CommandName): string {
  return `${SECTION}.${name}`;
}
