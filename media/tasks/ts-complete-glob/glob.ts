/**
 * Whether a path with "/" between its parts fits a pattern as a whole: `*` stands for any characters but "/", `?` for one
 * of them, `**` as a whole part for any number of parts (none as well), `{a,b}` for one of some texts, which hold no
 * further braces; every other character for itself. Upper and lower case are not the same.
 */
export function matches(pattern: string, path: string): boolean {
  throw new Error('to be written');
}
