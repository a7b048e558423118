/** How many characters have to be inserted, deleted or replaced to make the one text of the other. */
export function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      <FILL>
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
