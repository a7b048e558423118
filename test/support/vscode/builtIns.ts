/** Of VS Code's own extensions: all, or those that have to do with ghost text, reviews and pages of ours. */
export type BuiltIns = 'all' | 'few';

/** Debuggers, hosts of repositories, task runners: a quarter of the processor time that a window takes to open. */
const TOOLS = [
  'GitHub.copilot-chat',
  ...['js-debug', 'js-debug-companion', 'vscode-js-profile-table'].map(name => `ms-vscode.${name}`),
  ...[
    ...['debug-auto-launch', 'debug-server-ready', 'emmet', 'extension-editing', 'git', 'git-base', 'github'],
    ...['github-authentication', 'grunt', 'gulp', 'jake', 'merge-conflict', 'mermaid-markdown-features'],
    ...['microsoft-authentication', 'npm', 'php-language-features', 'references-view', 'simple-browser'],
    ...['terminal-suggest', 'tunnel-forwarding'],
  ].map(name => `vscode.${name}`),
];

/**
 * Some have servers of their own. Grammars, brackets and indentation are in other extensions. TypeScript's stays: without
 * its list of words, VS Code's own one comes and goes, and cancels the question for ghost text.
 */
const LANGUAGES = [
  ...['configuration-editing', 'css-language-features', 'html-language-features', 'ipynb', 'json-language-features'],
  ...['markdown-language-features', 'markdown-math', 'media-preview', 'notebook-renderers'],
].map(name => `vscode.${name}`);

/** Variables of VS Code's server. */
export function builtInsEnvironment(builtIns: BuiltIns): Readonly<Record<string, string>> {
  return builtIns === 'all' ? {} : { VSCODE_SKIP_BUILTIN_EXTENSIONS: [...TOOLS, ...LANGUAGES].join(',') };
}
