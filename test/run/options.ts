import { parseArgs } from 'node:util';

export interface SuiteOptions {
  readonly grep: string | undefined;
  readonly forbidOnly: boolean;
  /** Test files, where only some are wanted. */
  readonly files: readonly string[];
}

/** `npm run test:… -- [--grep <regular expression>] [--forbid-only] [file…]` */
export function suiteOptions(): SuiteOptions {
  const { values, positionals } = parseArgs({
    options: { grep: { type: 'string', short: 'g' }, 'forbid-only': { type: 'boolean' } },
    allowPositionals: true,
  });
  return { grep: values.grep, forbidOnly: values['forbid-only'] ?? false, files: positionals };
}
