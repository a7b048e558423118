/**
 * One step of a text's indentation: a tab, or so many spaces, by what most lines begin with and by how much most of
 * them stand deeper than the last. Undefined where no line is indented.
 */
export function indentUnitIn(lines: readonly string[]): string | undefined {
  const indented = lines.filter(line => /^(?:\t+| {2,})\S/.test(line));
  const tabs = indented.filter(line => line.startsWith('\t')).length;
  if (2 * tabs > indented.length) return '\t';
  const steps = new Map<number, number>();
  let last = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const width = line.length - line.trimStart().length;
    const step = width - last;
    if (STEPS.includes(step)) steps.set(step, (steps.get(step) ?? 0) + 1);
    last = width;
  }
  const [usual] = [...steps].sort(([, a], [, b]) => b - a);
  return usual === undefined ? undefined : ' '.repeat(usual[0]);
}

const STEPS = [2, 3, 4, 8];
