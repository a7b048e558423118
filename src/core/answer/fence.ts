/** The line that opens a code block in an answer. */
export interface OpeningFence {
  readonly char: '`' | '~';
  readonly length: number;
  /** Spaces before it. */
  readonly indent: number;
  /** The text after the marks. */
  readonly info: string;
}

/** A line that begins with a fence's marks; the text after them may be code: `` ```a = 1``` ``. */
export function markedLine(line: string): OpeningFence | undefined {
  const match = /^([ \t]*)(`{3,}|~{3,})([\s\S]*)$/.exec(line);
  if (match === null) return undefined;
  const [, blanks = '', marks = '', rest = ''] = match;
  return { char: marks.startsWith('~') ? '~' : '`', length: marks.length, indent: blanks.length, info: rest.trim() };
}

/** The fence that this line can open or close, or undefined. */
export function fenceOf(line: string): OpeningFence | undefined {
  const fence = markedLine(line);
  return fence?.char === '`' && fence.info.includes('`') ? undefined : fence;
}

/** True for bare marks, long enough to close `fence`. */
export function canClose(line: OpeningFence, fence: OpeningFence): boolean {
  return line.info === '' && line.char === fence.char && line.length >= fence.length;
}

/** The content of an indented fence is indented with it. */
export function withoutFenceIndent(line: string, { indent }: Pick<OpeningFence, 'indent'>): string {
  let at = 0;
  while (at < indent && (line[at] === ' ' || line[at] === '\t')) at += 1;
  return line.slice(at);
}

/** The language that a fence names, in lower case; `''` for none. */
export function languageTag({ info }: OpeningFence): string {
  const word = /^\{?\.?([\w+#-]+)(?=$|[\s:{},])/.exec(info)?.[1] ?? '';
  return word.toLowerCase();
}
