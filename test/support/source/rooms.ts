export interface Room {
  /** Folders below `src` whose files it may import, besides its own. `usage/` with a slash: and all folders below. */
  readonly sees: readonly string[];
  readonly packages?: readonly string[];
}

/** Texts are translated where they are written. */
export const EVERYWHERE = ['@vscode/l10n'];

const GROUND = ['core', 'core/text'];
const SYNTAX = [...GROUND, 'core/syntax', 'core/syntax/faults'];
const ANSWER = [...SYNTAX, 'core/document', 'core/answer/'];
const MONEY = ['core/usage/', 'core/provider', 'core/provider/metering'];
const SHELL = ['core/', 'disk/', '.', 'vscode'];

/** Every folder of `src` that holds files. Imports that exist only for their types count. */
export const ROOMS: Readonly<Record<string, Room>> = {
  core: { sees: [] },
  'core/text': { sees: ['core'], packages: ['diff'] },
  'core/syntax': { sees: [...GROUND, 'core/syntax/faults', 'core/syntax/languages/'], packages: ['web-tree-sitter'] },
  'core/syntax/faults': { sees: GROUND, packages: ['web-tree-sitter'] },
  'core/syntax/languages': { sees: [] },
  'core/syntax/languages/cLike': { sees: ['core/syntax/languages'] },
  'core/syntax/languages/data': { sees: ['core/syntax/languages'] },
  'core/syntax/languages/functional': { sees: ['core/syntax/languages'] },
  'core/syntax/languages/markup': { sees: ['core/syntax/languages'] },
  'core/syntax/languages/script': { sees: ['core/syntax/languages'] },
  'core/document': { sees: SYNTAX },
  'core/files': { sees: [...GROUND, 'core/privacy'] },
  'core/privacy': { sees: GROUND },
  'core/answer': { sees: SYNTAX },
  'core/answer/streaming': { sees: ANSWER },
  'core/answer/whole': { sees: [...SYNTAX, 'core/answer'] },

  'core/usage/amount': { sees: GROUND },
  'core/usage/ledger': { sees: [...GROUND, 'core/usage/amount'] },
  'core/usage/sums': { sees: [...GROUND, 'core/usage/amount', 'core/usage/ledger'] },
  'core/usage/budget': { sees: [...GROUND, 'core/usage/amount', 'core/usage/ledger', 'core/usage/sums'] },
  'core/usage/report': {
    sees: [...GROUND, 'core/usage/amount', 'core/usage/ledger', 'core/usage/sums', 'core/usage/budget'],
  },

  'core/provider': { sees: ['core', 'core/usage/'] },
  'core/provider/profile': { sees: ['core', 'core/usage/', 'core/provider'] },
  'core/provider/wire': {
    sees: ['core', 'core/usage/', 'core/provider', 'core/provider/profile'],
    packages: ['openai'],
  },
  'core/provider/lookup': {
    sees: ['core', 'core/usage/', 'core/provider', 'core/provider/profile', 'core/provider/wire'],
  },
  'core/provider/metering': { sees: ['core', 'core/usage/', 'core/provider', 'core/provider/profile'] },
  'core/provider/failover': {
    sees: [
      'core',
      'core/usage/',
      'core/provider',
      'core/provider/profile',
      'core/provider/wire',
      'core/provider/metering',
    ],
  },

  'core/completion/outcome': { sees: ['core/document', 'core/provider'] },
  'core/completion/context': { sees: [...SYNTAX, 'core/document', 'core/privacy', 'core/provider'] },
  'core/completion/fit': { sees: [...ANSWER, 'core/provider', 'core/completion/outcome'] },
  'core/completion/request': {
    sees: [
      ...GROUND,
      'core/document',
      'core/privacy',
      ...MONEY,
      'core/provider/profile',
      'core/completion/outcome',
      'core/completion/context',
      'core/completion/fit',
    ],
    packages: ['lru-cache'],
  },

  'core/completion/recording': {
    sees: ['core', 'core/document', 'core/privacy', 'core/provider', 'core/completion/request'],
  },

  'core/refactor/target': { sees: SYNTAX },
  'core/refactor/request': { sees: [...SYNTAX, 'core/provider', 'core/refactor/target'] },
  'core/refactor/unsafe/code': { sees: SYNTAX },
  'core/refactor/unsafe': { sees: [...SYNTAX, 'core/privacy', 'core/refactor/unsafe/code'] },
  'core/refactor/safety': {
    sees: [...SYNTAX, 'core/files', 'core/privacy', 'core/refactor/unsafe'],
    packages: ['smol-toml', 'jsonc-parser', 'js-yaml'],
  },
  'core/refactor/placing': { sees: [...SYNTAX, 'core/answer/', 'core/refactor/target'] },
  'core/refactor/reading': { sees: [...SYNTAX, 'core/answer/', 'core/files', ...MONEY, 'core/refactor/'] },

  'core/agent/files': { sees: [...GROUND, 'core/files'] },
  'core/agent/state': { sees: [...GROUND, ...MONEY, 'core/agent/files'] },
  'core/agent/tools': {
    sees: [...SYNTAX, 'core/answer/', ...MONEY, 'core/files', 'core/agent/files', 'core/agent/state'],
  },
  'core/agent/run': { sees: [...GROUND, ...MONEY, 'core/files', 'core/agent/'] },

  'core/nextEdit': { sees: [] },
  'core/nextEdit/history': { sees: ['core/document', 'core/nextEdit'] },
  'core/nextEdit/where': { sees: [...SYNTAX, 'core/nextEdit'] },
  'core/nextEdit/session': { sees: [...GROUND, 'core/nextEdit', 'core/nextEdit/request', 'core/nextEdit/worth'] },
  'core/nextEdit/worth': { sees: [...GROUND, 'core/privacy', 'core/nextEdit'] },
  'core/nextEdit/request': {
    sees: [...SYNTAX, 'core/answer/', 'core/privacy', ...MONEY, 'core/nextEdit', 'core/nextEdit/worth'],
  },

  'core/practice': {
    sees: [
      'core',
      ...MONEY,
      'core/provider/profile',
      'core/completion/context',
      'core/nextEdit/request',
      'core/refactor/request',
      'core/refactor/target',
    ],
  },

  'core/evaluate': { sees: [...GROUND, ...MONEY] },

  disk: { sees: ['core'], packages: ['node:'] },
  'disk/ledger': { sees: ['core', 'core/usage/', 'disk'], packages: ['node:'] },
  'disk/recording': { sees: ['disk'], packages: ['node:'] },
  'disk/process': { sees: ['core', 'disk'], packages: ['node:'] },
  'disk/workspaceCopy': { sees: ['core', 'disk', 'disk/process'], packages: ['node:'] },
  'disk/sandbox': { sees: ['core', 'core/files', 'core/agent/files', 'disk'], packages: ['node:'] },
  // The one place below the shell that asks as ghost text and as refactoring, which know nothing of each other.
  'disk/evaluate': { sees: ['core/', 'disk', 'disk/process'], packages: ['node:'] },

  '.': { sees: ['core/', 'disk/', 'vscode/'], packages: ['vscode', 'node:'] },
  vscode: { sees: SHELL, packages: ['vscode', 'node:'] },
  'vscode/privacy': { sees: SHELL, packages: ['vscode', 'node:', 'ignore', 'minimatch'] },
  'vscode/provider': { sees: SHELL, packages: ['vscode', 'node:'] },
  'vscode/provider/choose': { sees: [...SHELL, 'vscode/provider', 'vscode/usage'], packages: ['vscode', 'node:'] },
  'vscode/usage': { sees: [...SHELL, 'vscode/provider', 'webview/usage'], packages: ['vscode', 'node:'] },
  'vscode/welcome': { sees: [...SHELL, 'vscode/provider'], packages: ['vscode', 'node:'] },
  'vscode/status': { sees: [...SHELL, 'vscode/provider', 'vscode/usage'], packages: ['vscode', 'node:'] },
  'vscode/ghostText': { sees: [...SHELL, 'vscode/privacy'], packages: ['vscode', 'node:'] },
  'vscode/review': { sees: [...SHELL, 'vscode/provider/choose'], packages: ['vscode', 'node:'] },
  'vscode/refactor': {
    sees: [
      ...SHELL,
      'vscode/privacy',
      'vscode/provider',
      'vscode/provider/choose',
      'vscode/usage',
      'vscode/review',
      'vscode/workspaceFiles',
    ],
    packages: ['vscode', 'node:'],
  },
  'vscode/nextEdit': {
    sees: [...SHELL, 'vscode/privacy', 'vscode/provider', 'vscode/usage', 'vscode/review'],
    packages: ['vscode', 'node:'],
  },
  'vscode/workspaceFiles': { sees: [...SHELL, 'vscode/privacy'], packages: ['vscode', 'node:'] },
  'vscode/agent': {
    sees: [
      ...SHELL,
      'vscode/privacy',
      'vscode/workspaceFiles',
      'vscode/provider',
      'vscode/usage',
      'vscode/review',
      'webview/agent',
    ],
    packages: ['vscode', 'node:'],
  },
  'vscode/evaluate': {
    sees: [...SHELL, 'vscode/privacy', 'vscode/provider', 'vscode/provider/choose', 'vscode/usage', 'webview/evaluate'],
    packages: ['vscode', 'node:'],
  },

  webview: { sees: ['core'] },
  'webview/usage': { sees: ['webview', 'core', 'core/usage/'], packages: ['uplot'] },
  'webview/agent': {
    sees: ['webview', 'core', 'core/files', 'core/text', 'core/usage/', 'core/agent/files', 'core/agent/state'],
  },
  'webview/evaluate': {
    sees: ['webview', 'webview/usage', 'core', 'core/usage/', 'core/evaluate'],
    packages: ['uplot'],
  },
};
