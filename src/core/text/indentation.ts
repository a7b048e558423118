/** A tab or the spaces of one step. Undefined if no code is indented. */
export function indentUnitIn(text: readonly string[]): string | undefined {
  const lines = withoutBlockComments(text);
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

/** Their indentation isn't the code's. */
export function withoutBlockComments(lines: readonly string[]): string[] {
  let isInside = false;
  return lines.filter(line => {
    const begins = !isInside && /^\s*\/\*/.test(line);
    const isPart = isInside || begins;
    isInside = isPart && !line.includes('*/');
    return !isPart;
  });
}

const STEPS = [2, 3, 4, 8];
