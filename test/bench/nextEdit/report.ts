import type { Moment, Played } from './measure.ts';
import type { PlayedSession } from './playedSession.ts';

export interface Run {
  readonly files: number;
  readonly moments: readonly Moment[];
  /** Of the same commits, begun in their middle. */
  readonly fromMiddle: readonly Moment[];
  readonly played: readonly Played[];
  readonly sessions: { readonly alone: readonly PlayedSession[]; readonly withModel: readonly PlayedSession[] };
  readonly work: { readonly p50: number; readonly p99: number };
}

export type Sum = ReturnType<typeof sumOf>;

export function sumOf({ files, moments, fromMiddle, played, sessions, work }: Run) {
  const first = moments.filter(moment => moment.played === 1);
  const total = (key: keyof Played) => played.reduce((sum, one) => sum + one[key], 0);
  const contents = moments.flatMap(({ ours: { content } }) => content ?? []);
  return {
    files,
    moments: moments.length,
    naive: {
      first: rankingOf(first, 'naive'),
      all: rankingOf(moments, 'naive'),
      middle: rankingOf(fromMiddle, 'naive'),
    },
    ours: { first: rankingOf(first, 'ours'), all: rankingOf(moments, 'ours'), middle: rankingOf(fromMiddle, 'ours') },
    content: {
      shown: contents.length,
      exact: share(
        contents.filter(content => content !== 'elsewhere'),
        content => content === 'exact',
      ),
      exactOfShown: share(contents, content => content === 'exact'),
    },
    play: {
      edits: total('edits'),
      tabsPerHundred: (100 * total('applied')) / Math.max(1, total('edits')),
      wrongPerHundred: (100 * total('wrong')) / Math.max(1, total('edits')),
    },
    sessions: { alone: sessionsOf(sessions.alone), withModel: sessionsOf(sessions.withModel) },
    workMs: work,
  };
}

type Sessions = ReturnType<typeof sessionsOf>;

function sessionsOf(played: readonly PlayedSession[]) {
  const total = (key: keyof PlayedSession) => played.reduce((sum, one) => sum + one[key], 0);
  const perHundred = (count: number, of: number) => (100 * count) / Math.max(1, of);
  const [applied, edits] = [total('applied'), total('edits')];
  return {
    edits,
    appliedPerHundred: perHundred(applied, edits),
    freePerHundred: perHundred(total('free'), edits),
    wrongOfShown: total('shown') === 0 ? Number.NaN : total('wrong') / total('shown'),
    requestsPerHundred: perHundred(total('requests'), edits),
    dollarsPerThousandEdits: total('nanoDollars') / 1e9 / (Math.max(1, edits) / 1_000),
    dollarsPerPaidEdit: total('nanoDollars') / 1e9 / Math.max(1, applied - total('free')),
  };
}

function rankingOf(moments: readonly Moment[], whose: 'ours' | 'naive') {
  const sharing = moments.filter(({ shares }) => shares);
  const shown = moments.filter(moment => moment[whose].isShown);
  return {
    shown: share(moments, moment => moment[whose].isShown),
    rightOfShown: share(shown, moment => moment[whose].isFirstRight),
    rightAt1: share(sharing, moment => moment[whose].isFirstRight),
    rightAmong3: share(sharing, moment => moment[whose].isAmongRight),
    shownAndRightOfSharing: share(sharing, moment => moment[whose].isShown && moment[whose].isFirstRight),
  };
}

function share<T>(all: readonly T[], test: (one: T) => boolean): number {
  return all.length === 0 ? Number.NaN : all.filter(test).length / all.length;
}

function sessionTable({ alone, withModel }: { readonly alone: Sessions; readonly withModel: Sessions }): string[] {
  const row = (name: string, key: keyof Sessions, shown: (value: number) => string) =>
    [name.padEnd(66), ...[alone, withModel].map(sessions => shown(sessions[key]).padStart(12))].join(' ');
  const count = (value: number) => value.toFixed(1);
  const dollars = (value: number) => (value === 0 ? 'free' : `$${value.toFixed(5)}`);
  return [
    ['the session of the editor, over all edits'.padEnd(66), 'no model'.padStart(12), 'simulated'.padStart(12)].join(
      ' ',
    ),
    row('applied with Tab, per hundred edits', 'appliedPerHundred', count),
    row('of them free', 'freePerHundred', count),
    row('wrong, of a hundred shown', 'wrongOfShown', value => (100 * value).toFixed(1)),
    row('requests, per hundred edits', 'requestsPerHundred', count),
    row('a thousand edits', 'dollarsPerThousandEdits', dollars),
    row('an applied edit that needed a request', 'dollarsPerPaidEdit', dollars),
  ];
}

export function tableOf({ files, moments, naive, ours, content, play, sessions, workMs }: Sum): string {
  const percent = (value: number) => (Number.isNaN(value) ? '–' : `${(100 * value).toFixed(1)}%`);
  const row = (name: string, ...cells: readonly string[]) =>
    [name.padEnd(66), ...cells.map(cell => cell.padStart(9))].join(' ');
  const ranking = (name: string, key: keyof typeof naive.first, reach = '') => {
    const cells = [naive.first, ours.first, naive.all, ours.all, naive.middle, ours.middle].map(one =>
      percent(one[key]),
    );
    return row(name, ...cells, reach);
  };
  const single = (name: string, value: string, reach = '') => row(name, '', '', '', value, '', '', reach);
  return [
    `${files} files, ${moments} moments after one of their first three edits`,
    row('', 'naive 1st', 'ours 1st', 'naive 1-3', 'ours 1-3', 'naive mid', 'ours mid', 'reach'),
    ranking('a place is shown', 'shown'),
    ranking('places shown: right', 'rightOfShown', '80%'),
    ranking('later hunks share an identifier: first of the list right', 'rightAt1', '45%'),
    ranking('later hunks share an identifier: right among three', 'rightAmong3', '55%'),
    ranking('later hunks share an identifier: shown and right', 'shownAndRightOfSharing'),
    row(
      `mechanical content of right places, exact (${content.shown} shown)`,
      '',
      '',
      '',
      percent(content.exact),
      '95%',
    ),
    single('mechanical content shown, place and content right', percent(content.exactOfShown)),
    single(`edits made with Tab, per hundred of ${play.edits}`, play.tabsPerHundred.toFixed(1)),
    single('wrong places while playing, per hundred edits', play.wrongPerHundred.toFixed(1)),
    single('own work after an edit, 10,000 lines, 20 open files: p50 in ms', workMs.p50.toFixed(2)),
    single('own work after an edit, 10,000 lines, 20 open files: p99 in ms', workMs.p99.toFixed(2), '4'),
    '',
    ...(sessions.alone.edits > 0 ? sessionTable(sessions) : []),
  ].join('\n');
}
