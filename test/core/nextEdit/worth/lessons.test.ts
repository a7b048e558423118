import assert from 'node:assert/strict';
import type { NextEditKind } from '../../../../src/core/nextEdit/nextEdit.ts';
import {
  type EditFate,
  isLikelyEnough,
  type Lessons,
  learned,
  leastProbability,
  readLessons,
} from '../../../../src/core/nextEdit/worth/lessons.ts';
import { editOf } from '../request/question.ts';

const NOW = Date.UTC(2026, 10, 30);
const DAY_MS = 24 * 60 * 60_000;

const FREE = { ...editOf('a', 'b'), kind: 'alike' as const };
const BY_MODEL = { ...FREE, requestId: 'r1' };

function fated(
  fates: readonly EditFate[],
  { edit = FREE as typeof BY_MODEL | typeof FREE, start = {} as Lessons } = {},
) {
  return fates.reduce<Lessons>((lessons, fate) => learned(lessons, { edit, fate, time: NOW }), start);
}

function times(count: number, fate: EditFate): readonly EditFate[] {
  return Array.from({ length: count }, () => fate);
}

/** Of an edit with this probability, in the kind that the lessons are about. */
function isShown(probability: number, lessons: Lessons, { kind = 'alike' as NextEditKind, time = NOW } = {}): boolean {
  return isLikelyEnough({ ...editOf('a', 'b'), kind, probability }, lessons, time);
}

/** Of a place whose content only the model knows. */
function isAsked(probability: number, lessons: Lessons): boolean {
  const { after: _, ...place } = editOf('a', 'b');
  return isLikelyEnough({ ...place, kind: 'alike', probability }, lessons, NOW);
}

describe('what accepts and dismissals teach', () => {
  it('is nothing at first: an edit that is as likely right as wrong is shown', () => {
    assert.ok(isShown(0.5, {}));
    assert.ok(!isShown(0.49, {}));
  });

  it('lets the model judge less likely places: it has no change at most wrong ones', () => {
    assert.ok(isAsked(0.4, {}));
    assert.ok(!isAsked(0.25, {}), 'but no wild guesses');
    assert.ok(!isAsked(0.5, fated(times(3, 'dismissed'), { edit: BY_MODEL })));
  });

  it('of the model is its own: what it gets wrong costs free edits nothing', () => {
    const lessons = fated(times(6, 'dismissed'), { edit: BY_MODEL });
    assert.ok(!isAsked(0.6, lessons));
    assert.ok(isShown(0.5, lessons));
  });

  it('is patience: after three dismissals in a row only surer edits of this kind are shown', () => {
    const lessons = fated(times(3, 'dismissed'));
    assert.ok(!isShown(0.7, lessons));
    assert.ok(isShown(0.8, lessons));
    assert.ok(isShown(0.5, lessons, { kind: 'ripple' }), 'other kinds as before');
  });

  it('is trust: after six accepts less sure ones are shown, too', () => {
    const lessons = fated(times(6, 'accepted'));
    assert.ok(isShown(0.3, lessons));
    assert.ok(!isShown(0.2, fated(times(100, 'accepted'))), 'but never wild guesses');
  });

  it('is bounded: a sure edit is shown whatever was dismissed before', () => {
    assert.ok(isShown(0.93, fated(times(1_000, 'dismissed'))));
  });

  it('counts an edit that was left alone as a weak dismissal', () => {
    const [left, dismissed] = [fated(times(3, 'ignored')), fated(times(3, 'dismissed'))];
    assert.ok(leastProbability(left, FREE, NOW) > 0.5);
    assert.ok(leastProbability(left, FREE, NOW) < leastProbability(dismissed, FREE, NOW));
  });

  it('is soon outweighed: accepts after many dismissals bring the kind back', () => {
    const dismissed = fated(times(50, 'dismissed'));
    const forgiven = fated(times(20, 'accepted'), { start: dismissed });
    assert.ok(!isShown(0.7, dismissed));
    assert.ok(isShown(0.6, forgiven));
  });

  it('fades: weeks later the kind gets another chance', () => {
    const dismissed = fated(times(6, 'dismissed'));
    assert.ok(!isShown(0.6, dismissed));
    assert.ok(isShown(0.6, dismissed, { time: NOW + 35 * DAY_MS }));
    assert.ok(!isShown(0.6, dismissed, { time: NOW - DAY_MS }), 'a clock set back changes nothing');
  });

  it('survives a restart, and damaged data teach nothing', () => {
    const lessons = fated(times(3, 'dismissed'));
    assert.deepEqual(readLessons(JSON.parse(JSON.stringify(lessons))), lessons);
    const damaged = { alike: { right: -1, wrong: 1e9, time: NOW }, ripple: 'x', call: null, later: lessons.alike };
    assert.deepEqual(readLessons(damaged), {});
    for (const value of [undefined, null, 1, 'x', []]) assert.deepEqual(readLessons(value), {});
  });
});
