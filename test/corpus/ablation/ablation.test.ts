import assert from 'node:assert/strict';
import { dedent } from '../../support/dedent.ts';
import { instrumented } from './instrument.ts';
import { type Site, sitesIn } from './sites.ts';
import { Switchboard } from './switchboard.ts';
import { type Worth, worthOf } from './worth.ts';

const TINY = dedent`
  const EMOJI = '👻';
  export function tidy(text) {
    if (text === '') return EMOJI.slice(2);
    if (text.length > 1_000) return 'long';
    const words = [...text.matchAll(/[a-z]+/gi)].map(([word]) => word);
    for (;;) {
      if (words.at(-1) !== 'end') break;
      words.pop();
    }
    const isLoud = words.length > 0 && words.every(word => word === word.toUpperCase());
    return isLoud ? words.join('!') : words.join(' ').replace(/^the /, '');
  }
`;

interface Tiny {
  readonly sites: readonly Site[];
  readonly board: Switchboard;
  readonly tidy: (text: string) => string;
}

async function tiny(): Promise<Tiny> {
  const file = sitesIn({ 'tiny.ts': TINY }).get('tiny.ts');
  assert.ok(file);
  const board = new Switchboard();
  Object.assign(globalThis, { $ablation: board });
  const code = instrumented(TINY, file, 0);
  const { tidy } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Pick<Tiny, 'tidy'>;
  return { sites: file.sites, board, tidy };
}

async function worths(cases: Readonly<Record<string, string>>): Promise<readonly Worth[]> {
  const { sites, board, tidy } = await tiny();
  return worthOf({
    ...{ sites, board, enough: 10 },
    cases: Object.entries(cases),
    idOf: ([text]) => text,
    run: async ([text, wanted]) => {
      try {
        const shown = tidy(text);
        return { text: shown, rank: shown === wanted ? 1 : 0 };
      } catch {
        return { text: 'crash', rank: -1 };
      }
    },
  });
}

const nameOf = ({ site, forced }: Worth) => `${site.text} → ${forced}`;

describe('ablation', () => {
  it('finds conditions, operands and patterns with their lines', async () => {
    const { sites } = await tiny();
    assert.deepEqual(
      sites.map(({ kind, place, text }) => `${place} ${kind} ${text}`),
      [
        "tiny.ts:3 condition text === ''",
        'tiny.ts:4 condition text.length > 1_000',
        'tiny.ts:5 pattern /[a-z]+/gi',
        "tiny.ts:7 condition words.at(-1) !== 'end'",
        'tiny.ts:10 operand words.length > 0',
        'tiny.ts:10 operand words.every(word => word === word.toUpperCase())',
        'tiny.ts:11 condition isLoud',
        'tiny.ts:11 pattern /^the /',
      ],
    );
  });

  it('leaves the code as it was while nothing is switched off', async () => {
    const { tidy, board, sites } = await tiny();
    board.restart(sites.length);
    assert.deepEqual(['', 'the end is near end', 'GO UP'].map(tidy), ['', 'end is near', 'GO!UP']);
  });

  it('lists the parts that change nothing first, and counts results that get worse and better', async () => {
    const found = await worths({ 'the cat end': 'cat', 'GO UP': 'GO!UP', 'a dog': 'A dog', ' ': '' });
    const byName = new Map(found.map(worth => [nameOf(worth), worth]));
    const countsOf = (name: string) => {
      const { changed, better, worse } = byName.get(name) ?? assert.fail(name);
      return { changed, better, worse };
    };
    assert.deepEqual(countsOf('text.length > 1_000 → false'), { changed: 0, better: 0, worse: 0 });
    assert.deepEqual(countsOf('isLoud → false'), { changed: 1, better: 0, worse: 1 });
    assert.deepEqual(countsOf('/^the / → false'), { changed: 1, better: 0, worse: 1 });
    assert.deepEqual(countsOf('/[a-z]+/gi → false'), { changed: 3, better: 0, worse: 2 });
    const firstUseful = found.findIndex(({ changed }) => changed > 0);
    assert.ok(firstUseful > 0 && found.slice(firstUseful).every(({ changed }) => changed > 0));
  });

  it('runs only cases that a switch can change', async () => {
    const found = await worths({ 'the cat': 'cat', 'GO UP': 'GO!UP' });
    const reachedBy = (name: string) => found.find(worth => nameOf(worth) === name)?.reached;
    assert.equal(reachedBy("text === '' → false"), 0);
    assert.equal(reachedBy("text === '' → true"), 2);
    assert.equal(reachedBy('isLoud → false'), 1);
  });

  it('runs the number of cases that is wanted, spread over all of them', async () => {
    const { sites, board, tidy } = await tiny();
    const [cases, runs]: [string[], string[]] = [Array.from({ length: 40 }, (_, index) => `a${index} `), []];
    const run = async (text: string) => {
      runs.push(text);
      return { text: tidy(text), rank: 0 };
    };
    await worthOf({ sites: sites.slice(0, 1), board, cases, idOf: text => text, run, enough: 1, most: 4 });
    assert.deepEqual(runs.slice(40), ['a0 ', 'a10 ', 'a20 ', 'a30 ']);
  });

  it('ends a loop that a switch makes endless', async () => {
    const found = await worths({ 'go on': 'go on' });
    const worth = found.find(one => nameOf(one) === "words.at(-1) !== 'end' → false");
    assert.deepEqual(worth?.worseCases, ['go on']);
  });
});
