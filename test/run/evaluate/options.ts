import { parseArgs } from 'node:util';

const OPTIONS = {
  models: { type: 'string' },
  tasks: { type: 'string' },
  repeats: { type: 'string' },
  cap: { type: 'string' },
  'base-url': { type: 'string' },
  out: { type: 'string' },
  yes: { type: 'boolean' },
  unpriced: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];
type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** A string is the problem, for the user: the parser's messages are about its API. */
export function readOptions(args: readonly string[]): Options | string {
  const all = { args: [...args], options: OPTIONS };
  const { tokens } = parseArgs({ ...all, strict: false, allowPositionals: true, tokens: true });
  const [fault] = tokens.flatMap(token => faultIn(token) ?? []);
  return fault ?? parseArgs({ ...all, allowPositionals: true }).values;
}

function faultIn(token: Token): string | undefined {
  if (token.kind === 'positional')
    return `"${token.value}" belongs to no option; names of models stand behind --models.`;
  if (token.kind === 'option-terminator') return undefined;
  const { name, rawName, value } = token;
  const known = Object.entries(OPTIONS).find(([own]) => own === name)?.[1];
  if (!known) return `There is no option ${rawName}.`;
  if (known.type === 'boolean') return value === undefined ? undefined : `${rawName} takes no value.`;
  // The next option isn't this one's value.
  const isMissing = value === undefined || value === '' || (!token.inlineValue && value.startsWith('--'));
  return isMissing ? `${rawName} takes a value.` : undefined;
}
