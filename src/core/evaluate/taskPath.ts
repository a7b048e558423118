/** A part of a path that some system reads as something else: a drive, a device, a stream, another folder. */
const ODD = /[\\:*?"<>|\0]|^\.{1,2}$|^\s|[\s.]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Whether a path stays in the folder that it is relative to, on every system. */
export function isTaskPath(path: string): boolean {
  return path !== '' && path.length <= 200 && path.split('/').every(part => part !== '' && !ODD.test(part));
}
