import { Pace, type Steps } from '../../steps.ts';
import { languageOf } from '../../syntax/language.ts';
import { isBlank } from '../../text/lines.ts';
import type { Edit, OpenFile } from '../nextEdit.ts';
import { FileText } from './fileText.ts';
import { type Learned, learn } from './learned.ts';
import { keyOf, merged } from './replacement.ts';
import { type Candidate, candidateAt } from './resemblance.ts';

const MOST_EDITS = 4;
/** With a word that is everywhere, only the nearest lines are looked at. */
const MOST_HITS = 150;
const MOST_LINES = 24;
const MOST_LINES_IN_OTHERS = 4;
const MOST_LINE_CHARS = 500;

/** Lines that resemble the latest edits. */
export function* candidatesInSteps(edits: readonly Edit[], files: readonly OpenFile[]): Steps<Candidate[]> {
  const latest = edits.slice(0, MOST_EDITS);
  const learned: Learned[] = [];
  for (const [age, edit] of latest.entries()) {
    const file = files.find(({ uri }) => uri === edit.uri);
    for (const variant of variantsOf(edit, file))
      learned.push(learn(variant, { edit, age, language: languageOf(file?.languageId ?? '') }));
    yield;
  }
  const known = shared(learned);
  const candidates: Candidate[] = [];
  const pace = new Pace();
  for (const file of files) {
    const text = yield* FileText.of(file.lines);
    const edited = edits.filter(({ uri }) => uri === file.uri);
    for (const one of known) {
      for (const hit of yield* linesToCheck({ one, text, file, edited, latest })) {
        candidates.push(candidateAt({ ...hit, one, file }));
        if (pace.isDue(2_000)) yield;
      }
    }
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

interface HitLine {
  readonly line: number;
  /** Lines with the rarest of its needles. */
  readonly hits: number;
  readonly rank: number;
  /** Lines with a removed name that the user has passed by since this edit. */
  readonly skipped: number;
  /** The name is still declared here. */
  readonly isDeclared: boolean;
  /** The added name was here before. */
  readonly hasAdded: boolean;
}

function* linesToCheck({
  one,
  text,
  file,
  edited,
  latest,
}: {
  readonly one: Learned;
  readonly text: FileText;
  readonly file: OpenFile;
  readonly edited: readonly Edit[];
  readonly latest: readonly Edit[];
}): Steps<HitLine[]> {
  const isHere = file.uri === one.edit.uri;
  const isEdited = (line: number) =>
    edited.some(edit => line >= edit.line && line < edit.line + Math.max(1, edit.after.length));
  const hits = new Map<number, number>();
  const removedAt = new Set<number>();
  for (const { name, isRemoved, isWeak } of one.needles) {
    if (isWeak && !isHere) continue;
    const lines = (yield* text.linesWith(name, MOST_HITS)).filter(line => !isEdited(line));
    for (const line of lines) {
      hits.set(line, Math.min(lines.length, hits.get(line) ?? MOST_HITS));
      if (isRemoved) removedAt.add(line);
    }
  }
  let hasAdded = false;
  for (const name of one.added) {
    const lines = yield* text.linesWith(name, edited.length + 1);
    hasAdded ||= lines.some(line => !isEdited(line));
  }
  const [last] = latest;
  const between = (line: number) => isHere && last?.uri === file.uri && (line - one.edit.line) * (line - last.line) < 0;
  const skipped = [...removedAt].filter(between).length;
  const isDeclared = [...removedAt].some(line => one.declares(file.lines[line] ?? ''));
  const nearness = (line: number) =>
    isHere ? Math.abs(line - one.edit.line) + (line < one.edit.line ? 10_000 : 0) : line;
  return [...hits]
    .filter(([line]) => (file.lines[line]?.length ?? 0) <= MOST_LINE_CHARS)
    .sort(([a], [b]) => nearness(a) - nearness(b))
    .slice(0, isHere ? MOST_LINES : MOST_LINES_IN_OTHERS)
    .map(([line, count], rank) => ({ line, hits: count, rank, skipped, isDeclared, hasAdded }));
}
