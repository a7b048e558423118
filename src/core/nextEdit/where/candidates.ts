import { Pace, type Steps } from '../../steps.ts';
import { isBlank } from '../../text/lines.ts';
import type { Edit, OpenFile } from '../nextEdit.ts';
import { type FileText, FileTexts, MOST_HITS } from './fileText.ts';
import { type Learned, learn } from './learned.ts';
import { isOtherVariable } from './renames.ts';
import { keyOf, merged } from './replacement.ts';
import { type Candidate, candidateAt, type FileFacts, type Hit } from './resemblance.ts';

const MOST_EDITS = 4;
const MOST_HITS_IN_OTHERS = 8;
/** For the latest edit, and for older ones. */
const MOST_LINES = [24, 8];
/** In all other files together. */
const MOST_LINES_IN_OTHERS = 24;
/** That were removed or added. */
const MOST_NAMES = 3;
const MOST_LINE_CHARS = 500;
/** Of a step; comparing takes longer than reading. */
const CHARS_PER_CANDIDATE = 2_000;

export interface PlacesRequest {
  /** The latest first. */
  readonly edits: readonly Edit[];
  readonly files: readonly OpenFile[];
  /** Reused after the next edit: only changed files are read again. */
  readonly texts?: FileTexts;
}

/** Lines that resemble the latest edits. */
export function* candidatesInSteps({ edits, files, texts = new FileTexts() }: PlacesRequest): Steps<Candidate[]> {
  const learned: Learned[] = [];
  for (const [age, edit] of edits.slice(0, MOST_EDITS).entries()) {
    const file = files.find(({ uri }) => uri === edit.uri);
    for (const variant of variantsOf(edit, file)) learned.push(learn(variant, { edit, age, file }));
    yield;
  }
  const hits = yield* hitsIn(files, { learned: shared(learned), edits, texts });
  const candidates: Candidate[] = [];
  const pace = new Pace();
  for (const hit of hits) {
    const candidate = candidateAt(hit);
    if (candidate !== undefined && !isOtherVariable(candidate, learned)) candidates.push(candidate);
    if (pace.isDue(CHARS_PER_CANDIDATE)) yield;
  }
  return candidates;
}

/** Replacements that several edits made count more, in the context that all of them have. */
function shared(learned: readonly Learned[]): Learned[] {
  const all = merged(learned.flatMap(({ replacements }) => replacements));
  const byKey = new Map(all.map(replacement => [keyOf(replacement), replacement]));
  return learned.map(one => {
    const own = new Set(one.replacements.map(keyOf));
    return { ...one, replacements: [...own].flatMap(key => byKey.get(key) ?? []) };
  });
}

/** An insertion is a change of the lines around it. */
function variantsOf(edit: Edit, file: OpenFile | undefined): Edit[] {
  if (edit.before.some(line => !isBlank(line))) return [edit];
  const above = file?.lines[edit.line - 1] ?? '';
  const below = file?.lines[edit.line + edit.after.length] ?? '';
  return [
    ...(isBlank(above) ? [] : [{ ...edit, line: edit.line - 1, before: [above], after: [above, ...edit.after] }]),
    ...(isBlank(below) ? [] : [{ ...edit, before: [below], after: [...edit.after, below] }]),
  ];
}

interface Search {
  readonly learned: readonly Learned[];
  readonly edits: readonly Edit[];
  readonly texts: FileTexts;
}

/** In other files the lines with the rarest names. */
function* hitsIn(files: readonly OpenFile[], { learned, edits, texts }: Search): Steps<Hit[]> {
  texts.keep(files);
  const here: HitLine[] = [];
  const others: HitLine[] = [];
  const pace = new Pace();
  for (const file of files) {
    const text = yield* texts.textOf(file);
    const own = edits.filter(({ uri }) => uri === file.uri);
    const isEdited = (line: number) =>
      own.some(edit => line >= edit.line && line < edit.line + Math.max(1, edit.after.length));
    for (const one of learned) {
      const found = yield* linesOf({ one, file, text, isEdited, edits });
      if (file.uri === one.edit.uri) here.push(...found.slice(0, MOST_LINES[Math.min(one.age, 1)]));
      else others.push(...found);
      if (pace.isDue(0)) yield;
    }
  }
  const rarest = others.sort((a, b) => a.hits - b.hits || a.rank - b.rank).slice(0, MOST_LINES_IN_OTHERS);
  const facts = new Map<FileSearch, FileFacts>();
  const hits: Hit[] = [];
  for (const { search, ...hit } of [...here, ...rarest]) {
    const own = facts.get(search) ?? (yield* factsOf(search));
    facts.set(search, own);
    hits.push({ one: search.one, file: search.file, ...hit, ...own });
  }
  return hits;
}

/** One edit's names in one file. */
interface FileSearch {
  readonly one: Learned;
  readonly file: OpenFile;
  readonly text: FileText;
  readonly isEdited: (line: number) => boolean;
  readonly edits: readonly Edit[];
}

interface HitLine extends Pick<Hit, 'line' | 'rank' | 'hits'> {
  readonly search: FileSearch;
}

/** Lines with one of the names, the nearest below first, then the nearest above. */
function* linesOf(search: FileSearch): Steps<HitLine[]> {
  const { one, file, text, isEdited } = search;
  const isHere = file.uri === one.edit.uri;
  const counts = new Map<number, number>();
  for (const { name, isWeak } of one.needles) {
    if (isWeak && !isHere) continue;
    const found = yield* text.linesWith(name);
    const most = Math.min(found.length, isHere ? MOST_HITS : MOST_HITS_IN_OTHERS);
    for (const line of found.slice(0, most)) {
      if (!isEdited(line)) counts.set(line, Math.min(most, counts.get(line) ?? MOST_HITS));
    }
  }
  if (counts.size === 0) return [];
  const from = isHere ? one.edit.line : 0;
  return [...counts.keys()]
    .filter(line => (file.lines[line]?.length ?? 0) <= MOST_LINE_CHARS)
    .sort((a, b) => Number(a < from) - Number(b < from) || Math.abs(a - from) - Math.abs(b - from))
    .map((line, rank) => ({ search, line, rank, hits: counts.get(line) ?? 0 }));
}

function* factsOf({ one, file, text, isEdited, edits: [last] }: FileSearch): Steps<FileFacts> {
  const isPassed = (line: number) =>
    file.uri === one.edit.uri && last?.uri === file.uri && (line - one.edit.line) * (line - last.line) < 0;
  const passed = new Set<number>();
  let isDeclared = false;
  for (const name of one.removed.slice(0, MOST_NAMES)) {
    for (const line of yield* text.linesWith(name)) {
      if (isEdited(line)) continue;
      if (isPassed(line)) passed.add(line);
      isDeclared ||= one.declares(file.lines[line] ?? '', name);
    }
  }
  let hasAdded = false;
  for (const name of one.added.slice(0, MOST_NAMES)) {
    hasAdded ||= (yield* text.linesWith(name)).some(line => !isEdited(line));
  }
  return { skipped: passed.size, isDeclared, hasAdded };
}
