/** Drives, devices, streams and other folders. */
const RESERVED_PART = /[\\:*?"<>|\0]|^\.{1,2}$|^\s|[\s.]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** In its folder, on every system. */
export function isTaskPath(path: string): boolean {
  return path !== '' && path.length <= 200 && path.split('/').every(part => part !== '' && !RESERVED_PART.test(part));
}
