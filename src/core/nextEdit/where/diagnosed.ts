import { languageOf } from '../../syntax/language.ts';
import { isImport } from '../../syntax/words.ts';
import type { Edit, OpenFile, Place } from '../nextEdit.ts';
import { namesIn, textsOf, tokensOf } from './lineTokens.ts';
import { tokensOfEdit } from './replacement.ts';

/** Not measured, since the benchmark compiles nothing: an error that an edit brought has to be mended somewhere. */
const PROBABILITY = 0.75;
const MOST_EDITS = 4;
const MOST_DIAGNOSTICS = 100;
const MOST_MESSAGE_CHARS = 1_000;

interface Request {
  readonly edits: readonly Edit[];
  readonly files: readonly OpenFile[];
}

/** Lines with an error about a name that the latest edits removed or added, and imports that are missing. */
export function diagnosedPlaces({ edits, files }: Request): Place[] {
  if (files.every(({ diagnostics }) => diagnostics.length === 0)) return [];
  const latest = edits.slice(0, MOST_EDITS).map(edit => {
    const file = files.find(({ uri }) => uri === edit.uri);
    return tokensOfEdit(edit, languageOf(file?.languageId ?? ''));
  });
  const changed = new Set(latest.flatMap(({ removed, added }) => [...removed, ...added]));
  const added = new Set(latest.flatMap(one => one.added));
  return files.flatMap(file => {
    const isEdited = (line: number) =>
      edits.some(({ uri, line: first, after }) => uri === file.uri && line >= first && line < first + after.length);
    return file.diagnostics.slice(0, MOST_DIAGNOSTICS).flatMap(({ line, message }): Place[] => {
      const text = file.lines[line];
      const names = textsOf(tokensOf(message.slice(0, MOST_MESSAGE_CHARS), languageOf('plaintext')));
      if (text === undefined) return [];
      if (isEdited(line))
        return names.filter(name => added.has(name)).flatMap(name => missingImport(name, file, files));
      if (!names.some(name => changed.has(name))) return [];
      return [{ uri: file.uri, kind: 'diagnostic', line, before: [text], probability: PROBABILITY }];
    });
  });
}

/** Another open file imports only `name` in a line, from a package or from a file of the same folder. */
function missingImport(name: string, file: OpenFile, files: readonly OpenFile[]): Place[] {
  const language = languageOf(file.languageId);
  const importsIt = (line: string) => {
    if (!line.includes(name) || !isImport(line, language)) return false;
    const names = namesIn(
      tokensOf(line, language).filter(({ zone }) => zone === 'code'),
      language,
    );
    return names.size === 1 && names.has(name) && /['"]/.test(line);
  };
  if (file.lines.some(importsIt)) return [];
  const isCopied = (other: OpenFile, line: string) =>
    folderOf(other.uri) === folderOf(file.uri) || !/['"]\./.test(line);
  const found = files
    .filter(other => other !== file && other.languageId === file.languageId)
    .flatMap(other => other.lines.filter(line => importsIt(line) && isCopied(other, line)).slice(0, 1));
  const [text] = found;
  if (text === undefined) return [];
  const line = file.lines.findLastIndex(other => isImport(other, language) && /^\S/.test(other)) + 1;
  return [{ uri: file.uri, kind: 'import', line, before: [], after: [text], probability: PROBABILITY }];
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}
