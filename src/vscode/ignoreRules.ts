import ignore, { type Ignore } from 'ignore';

/** What the text of a `.gitignore` file names. */
export function ignoreRules(text: string): Ignore {
  return ignore().add(text);
}
