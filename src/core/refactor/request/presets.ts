import * as l10n from '@vscode/l10n';
export interface Preset {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** `{input}` is the user's input. */
  readonly instruction: string;
  /** Label of the input box. */
  readonly takesInput?: string;
  /** Language ids; all if absent. */
  readonly languages?: readonly string[];
  readonly isFromFolder?: boolean;
}

const TYPED = ['python', 'javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'php', 'ruby'];
const ASYNC = ['python', 'javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'csharp', 'rust'];

export const PRESETS: readonly Preset[] = [
  {
    id: 'typeHints',
    label: l10n.t('Add types and specific errors'),
    detail: l10n.t('Add type annotations and replace generic errors with specific ones'),
    instruction:
      'Add precise types to all parameters, results and fields. Replace general errors and bare catches by specific ones that say what went wrong. Keep the behaviour otherwise.',
    languages: TYPED,
  },
  {
    id: 'specificErrors',
    label: l10n.t('Make errors specific'),
    detail: l10n.t('Replace generic errors with specific ones'),
    instruction:
      'Replace general errors and catches by specific ones that say what went wrong and keep the cause. Keep the behaviour otherwise.',
  },
  {
    id: 'simplify',
    label: l10n.t('Simplify'),
    detail: l10n.t('Same behavior, simpler code'),
    instruction:
      'Simplify this code: plain control flow, no repetition, good names for what is local. Keep the behaviour, the public names and the comments that still hold.',
  },
  {
    id: 'extract',
    label: l10n.t('Extract function'),
    detail: l10n.t('Move self-contained parts into functions'),
    instruction:
      'Extract the parts that do one thing of their own into well-named functions beside this code, and call them. Keep the behaviour and the public names.',
  },
  {
    id: 'document',
    label: l10n.t('Document'),
    detail: l10n.t('Add doc comments in the language’s style; code stays the same'),
    instruction:
      "Add documentation comments in the language's usual form to what is public here: contract, parameters, result, errors. Change no line of code.",
  },
  {
    id: 'addTests',
    label: l10n.t('Add tests'),
    detail: l10n.t('Create a test file next to this one'),
    instruction:
      'Write tests for this code with the framework that is usual for the language, in a new file beside this one named as is usual for tests. Cover the usual case, the edge cases and the errors. Give the new test file as a block of its own with its path on the line before it; do not repeat this file unless it has to change.',
  },
  {
    id: 'makeAsync',
    label: l10n.t('Make async'),
    detail: l10n.t('Use async/await; update callers in the selection'),
    instruction:
      'Make this code asynchronous: what waits for input, output or time is awaited, and its callers here are adapted. Keep the public names.',
    languages: ASYNC,
  },
  {
    id: 'convert',
    label: l10n.t('Convert to …'),
    detail: l10n.t('Another library, style or language'),
    instruction: 'Convert this code to {input}. Keep the behaviour and the public names where the target allows it.',
    takesInput: l10n.t('Convert to what? For example: async FastAPI, a dataclass, TypeScript'),
  },
];

/** For the light bulb only. */
export const FIX_PROBLEM: Preset = {
  id: 'fixProblem',
  label: l10n.t('Fix this problem'),
  detail: l10n.t('The problems marked here'),
  instruction: 'Fix the problems that are listed below the code, and nothing else.',
};

export function instructionOf({ instruction }: Preset, input = ''): string {
  return instruction.includes('{input}')
    ? instruction.replaceAll('{input}', () => input.trim())
    : [instruction, input.trim()].filter(part => part !== '').join('\n');
}

/**
 * The user's, the built-in, then the folder's. A user preset replaces the built-in one with its id in all languages.
 */
export function presetsFor(languageId: string, given: readonly Preset[] = []): readonly Preset[] {
  const own = given.filter(({ isFromFolder }) => !isFromFolder);
  const folders = given.filter(({ isFromFolder }) => isFromFolder);
  const replaced = new Set(own.map(({ id }) => id));
  return [...own, ...PRESETS.filter(({ id }) => !replaced.has(id)), ...folders].filter(
    ({ languages }) => languages === undefined || languages.includes(languageId),
  );
}
