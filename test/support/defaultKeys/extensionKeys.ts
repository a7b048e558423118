/**
 * Default keys of extensions with millions of users that work in any editor, as VS Code spells them: which of two
 * extensions gets a key depends on the order in which they were installed.
 */
export const EXTENSION_KEYS: Readonly<Record<string, string>> = {
  'alt+,': 'GitLens',
  'alt+.': 'GitLens',
  'alt+b': 'GitLens',
  'alt+c': 'Markdown All in One',
  'alt+h': 'Git History',
  'alt+k': 'Cody',
  'alt+l': 'Cody',
  'alt+w': 'htmltagwrap',
  'cmd+i': 'Continue',
  'cmd+l': 'Continue',
  'ctrl+cmd+i': 'koroFileHeader',
  'ctrl+cmd+t': 'koroFileHeader',
  'ctrl+enter': 'Copilot, Jupyter',
  'ctrl+i': 'Continue',
  'ctrl+l': 'Continue',
  'shift+alt+,': 'GitLens',
  'shift+alt+.': 'GitLens',
  'shift+alt+c': 'Turbo Console Log',
  'shift+alt+d': 'Settings Sync, Turbo Console Log',
  'shift+alt+p': 'Project Manager',
  'shift+alt+u': 'Settings Sync, Turbo Console Log',
  'shift+enter': 'Python, Jupyter',
};
