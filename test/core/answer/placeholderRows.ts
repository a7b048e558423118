import { readFileSync } from 'node:fs';

export interface LanguageRows {
  readonly name: string;
  readonly placeholders: readonly string[];
  /** Comments about the code. */
  readonly comments: readonly string[];
}

/** `▶ name` begins a language, `+` a placeholder, `-` a comment. */
export function rowsIn(path: string): readonly LanguageRows[] {
  return readFileSync(path, 'utf8')
    .split(/^▶ /m)
    .slice(1)
    .map(section => {
      const [name = '', ...lines] = section.split('\n');
      const marked = (mark: string) => lines.filter(line => line.startsWith(mark)).map(line => line.slice(2));
      return { name, placeholders: marked('+ '), comments: marked('- ') };
    });
}
