import type { Edit, OpenFile, Place } from '../../../../src/core/nextEdit/nextEdit.ts';

export function fileOf(text: string, more: Partial<OpenFile> = {}): OpenFile {
  const lines = text.replace(/\n$/, '').split('\n');
  return { uri: 'file:///cart.ts', path: 'cart.ts', languageId: 'typescript', lines, diagnostics: [], ...more };
}

/** At the line with this text. */
export function placeAt({ lines, uri }: OpenFile, text: string, more: Partial<Place> = {}): Place {
  const line = lines.findIndex(one => one.includes(text));
  return { uri, kind: 'ripple', line, before: lines.slice(line, line + 1), probability: 0.9, ...more };
}

export function editOf(before: string, after: string, more: Partial<Edit> = {}): Edit {
  const lines = (text: string) => (text === '' ? [] : text.split('\n'));
  return { uri: 'file:///cart.ts', line: 0, before: lines(before), after: lines(after), ...more };
}
