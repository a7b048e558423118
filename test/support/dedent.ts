/**
 * A text drawn over several lines, without the indentation that its lines share. The line break after the first backquote
 * is left out; the last line ends with a line break if the second backquote is on a line of its own.
 *
 * ```ts
 * dedent`
 *   def f():
 *     return 1
 * ` === 'def f():\n  return 1\n'
 * ```
 */
export function dedent(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  // Lines begin where the source has them, not the values and escapes.
  const lines = strings.raw.join('x').split('\n').slice(1);
  const last = lines.at(-1) ?? '';
  const drawn = lines.filter(line => line.trim() !== '' && !(line === last && last.trim() === ''));
  const indentation = drawn.map(line => /^ */.exec(line)?.[0] ?? '').sort((a, b) => a.length - b.length)[0] ?? '';
  const parts = strings.map(part => part.replaceAll(`\n${indentation}`, '\n'));
  const text = parts.reduce((sum, part, index) => `${sum}${values[index - 1] ?? ''}${part}`);
  if (!text.startsWith('\n')) throw new Error('A drawn text begins on the line after the backquote.');
  return text.slice(1).replace(/(?<=\n) *$/, '');
}
