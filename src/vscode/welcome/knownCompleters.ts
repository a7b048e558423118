/** Extensions that suggest code while the user types. */
export interface OtherCompleter {
  readonly name: string;
  /** Any of them: their completions have moved between extensions. */
  readonly extensions: readonly string[];
  /** A switch, or a map from language ids (or `*`) to switches; none if they can only be turned off elsewhere. */
  readonly setting?: string;
}

export const OTHERS: readonly OtherCompleter[] = [
  {
    name: 'GitHub Copilot',
    extensions: ['GitHub.copilot', 'GitHub.copilot-chat'],
    setting: 'github.copilot.enable',
  },
  { name: 'Windsurf', extensions: ['Codeium.codeium'], setting: 'codeium.enableConfig' },
  { name: 'Continue', extensions: ['Continue.continue'], setting: 'continue.enableTabAutocomplete' },
  {
    name: 'Gemini Code Assist',
    extensions: ['Google.geminicodeassist'],
    setting: 'geminicodeassist.inlineSuggestions.enableAuto',
  },
  { name: 'Tabby', extensions: ['TabbyML.vscode-tabby'] },
  { name: 'Tabnine', extensions: ['TabNine.tabnine-vscode'] },
  { name: 'Supermaven', extensions: ['supermaven.supermaven'] },
  { name: 'Amazon Q', extensions: ['AmazonWebServices.amazon-q-vscode'] },
];
