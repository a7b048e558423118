import { isObject, ownValue } from '../../json.ts';
import { NEXT_EDIT_KINDS, type NextEdit, type NextEditKind, type Place } from '../nextEdit.ts';

/** `undone`: after it was accepted. `ignored`: shown, and the user went on with something else. */
export type EditFate = 'accepted' | 'dismissed' | 'undone' | 'ignored';

/** The model's edits are wrong more often than free ones, so each kind has two lessons. */
type LessonName = NextEditKind | `${NextEditKind}ByModel`;

/** Both counts fade. */
export interface Lesson {
  readonly right: number;
  readonly wrong: number;
  /** Of the last one, in milliseconds since 1970. */
  readonly time: number;
}

/** Plain data. */
export type Lessons = { readonly [Name in LessonName]?: Lesson };

type Judged = Pick<NextEdit, 'kind' | 'requestId'> & Pick<Place, 'after'>;

function isByModel({ after, requestId }: Judged): boolean {
  return after === undefined || requestId !== undefined;
}

function nameOf(edit: Judged): LessonName {
  return isByModel(edit) ? `${edit.kind}ByModel` : edit.kind;
}

/** An edit that is left alone is a weak dismissal: the user may not have seen it. */
const WEIGHTS: Readonly<Record<EditFate, Pick<Lesson, 'right' | 'wrong'>>> = {
  accepted: { right: 1, wrong: 0 },
  dismissed: { right: 0, wrong: 1 },
  undone: { right: 0, wrong: 1 },
  ignored: { right: 0, wrong: 0.25 },
};
/** About the latest twenty count. */
const KEPT_AT_EACH = 0.95;
/** So that a kind that isn't shown any more gets another chance. */
const HALF_LIFE_MS = 7 * 24 * 60 * 60_000;

export function learned(
  lessons: Lessons,
  { edit, fate, time }: { readonly edit: Judged; readonly fate: EditFate; readonly time: number },
): Lessons {
  const name = nameOf(edit);
  const { right, wrong } = lessonAt(lessons, name, time);
  const weight = WEIGHTS[fate];
  const lesson = { right: right * KEPT_AT_EACH + weight.right, wrong: wrong * KEPT_AT_EACH + weight.wrong, time };
  return { ...lessons, [name]: lesson };
}

function lessonAt(lessons: Lessons, name: LessonName, time: number): Lesson {
  const { right, wrong, time: last } = lessons[name] ?? { right: 0, wrong: 0, time };
  const kept = 0.5 ** (Math.max(0, time - last) / HALF_LIFE_MS);
  return { right: right * kept, wrong: wrong * kept, time };
}

/** Counts before the first lesson, so that the first few don't decide. */
const RIGHT_BEFORE = 3;
const WRONG_BEFORE = 1;
const LEAST_PRICE = 1 / 3;
const MOST_PRICE = 12;

/** How many right edits a wrong one outweighs: 1 at first, 4 after three dismissals in a row, 0.4 after six accepts. */
function priceOfWrong(lessons: Lessons, name: LessonName, time: number): number {
  const { right, wrong } = lessonAt(lessons, name, time);
  const price = ((wrong + WRONG_BEFORE) / (right + RIGHT_BEFORE)) * (RIGHT_BEFORE / WRONG_BEFORE);
  return Math.min(MOST_PRICE, Math.max(LEAST_PRICE, price));
}

/** The probability that an edit must have: 50% at first, 25% to 92% with lessons. */
export function leastProbability(lessons: Lessons, edit: Judged, time: number): number {
  const price = priceOfWrong(lessons, nameOf(edit), time);
  return price / (1 + price);
}

export function isLikelyEnough(place: Judged & Place, lessons: Lessons, time: number): boolean {
  return chanceOfRightEdit(place) >= leastProbability(lessons, place, time);
}

/** Of the answers for a right place, those with the right edit; `npm run bench:next-edit`. */
const RIGHT_ANSWERS = 0.55;
/** Of the answers for a wrong place, those with an edit at all. */
const WRONG_ANSWERS = 0.25;

/** Of an edit that is shown there: at most wrong places the model has no change, so asking may take more risk. */
function chanceOfRightEdit(place: Judged & Place): number {
  const { probability } = place;
  if (!isByModel(place)) return probability;
  const [right, wrong] = [probability * RIGHT_ANSWERS, (1 - probability) * WRONG_ANSWERS];
  return right / (right + wrong);
}

/** More come of damaged data. */
const MOST_COUNT = 1 / (1 - KEPT_AT_EACH);

/** Drops damaged entries. */
export function readLessons(value: unknown): Lessons {
  if (!isObject(value)) return {};
  const names = NEXT_EDIT_KINDS.flatMap((kind): LessonName[] => [kind, `${kind}ByModel`]);
  const read = names.flatMap(name => {
    const lesson = readLesson(ownValue(value, name));
    return lesson ? [[name, lesson] as const] : [];
  });
  return Object.fromEntries(read);
}

function readLesson(value: unknown): Lesson | undefined {
  if (!isObject(value)) return undefined;
  const { right, time, wrong } = value;
  return isCount(right) && isCount(wrong) && isTime(time) ? { right, wrong, time } : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MOST_COUNT + 1;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
