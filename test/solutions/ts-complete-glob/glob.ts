/**
 * Whether a path with "/" between its parts fits a pattern as a whole: `*` stands for any characters but "/", `?` for one
 * of them, `**` as a whole part for any number of parts (none as well), `{a,b}` for one of some texts, which hold no
 * further braces; every other character for itself. Upper and lower case are not the same.
 */
export function matches(pattern: string, path: string): boolean {
  return fits(pattern.split('/'), path.split('/'));
}

function fits([part, ...parts]: readonly string[], names: readonly string[]): boolean {
  if (part === undefined) return names.length === 0;
  if (part === '**') {
    if (parts.length === 0) return names.length > 0;
    return names.some((_, index) => fits(parts, names.slice(index)));
  }
  const [name, ...rest] = names;
  return name !== undefined && expressionOf(part).test(name) && fits(parts, rest);
}

function expressionOf(part: string): RegExp {
  const source = part.replace(/\{([^{}]*)\}|[\s\S]/g, (found, texts: string | undefined) => {
    if (texts !== undefined) return `(?:${texts.split(',').map(escaped).join('|')})`;
    if (found === '*') return '.*';
    return found === '?' ? '.' : escaped(found);
  });
  return new RegExp(`^${source}$`, 's');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
