/** Equal blocks cost one comparison of memory each. */
const BLOCK_CHARS = 4096;

export function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.slice(at, at + BLOCK_CHARS) === b.slice(at, at + BLOCK_CHARS)) at += BLOCK_CHARS;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return Math.min(at, most);
}

export function commonSuffix(a: string, b: string, most = Math.min(a.length, b.length)): number {
  let length = 0;
  const isEqual = (to: number) =>
    a.slice(a.length - to, a.length - length) === b.slice(b.length - to, b.length - length);
  while (length + BLOCK_CHARS <= most && isEqual(length + BLOCK_CHARS)) length += BLOCK_CHARS;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length += 1;
  return length;
}
