import assert from 'node:assert/strict';
import { dedent } from '../../support/dedent.ts';
import { installedGrammars } from '../../support/grammars.ts';

/** Code that is broken at the cursor, which takes a parser far longer than sound code. */
const BEFORE = dedent`
  class Shelf
    def sorted(books)
      books.each do |book|
        "#{book`;
const AFTER = dedent`
  end

    def empty?
      @books.none? { |book| book.lent }
    end
  end
`.repeat(20);

/** Every look at it finds that a slice is over. */
class HastyClock {
  turns = 0;
  #now = 0;

  now(): number {
    this.#now += 10;
    return this.#now;
  }

  async sleep(): Promise<void> {
    this.turns += 1;
    await new Promise(resolve => setImmediate(resolve));
  }
}

describe('a text that takes long to parse', () => {
  const clock = new HastyClock();
  const sliced = installedGrammars([], clock);
  const atOnce = installedGrammars();
  const opened = (grammars: typeof sliced, before: string, signal?: AbortSignal) =>
    grammars.syntaxOf('ruby')?.open(before, AFTER, signal);
  before(() => Promise.all([sliced.load('ruby'), atOnce.load('ruby')]));

  it('lets keys have their turn, and is read the same', async () => {
    const [first, wanted] = [await opened(sliced, BEFORE), await opened(atOnce, BEFORE)];
    assert.ok(clock.turns > 3, `${clock.turns} turns`);
    assert.deepEqual(first?.mode, wanted?.mode);
    assert.deepEqual(first?.words?.atCursor, wanted?.words?.atCursor);
    assert.deepEqual(first?.words?.below, wanted?.words?.below);
  });

  it('is not mixed up with another one', async () => {
    const texts = [BEFORE, 'module Lending\n  def due?', `# a note\n${BEFORE}`];
    const mixed = await Promise.all(texts.map(text => opened(sliced, text)));
    for (const [index, text] of texts.entries())
      assert.deepEqual(mixed[index]?.words?.atCursor, (await opened(atOnce, text))?.words?.atCursor);
  });

  it('is dropped once its caller aborts, and the next text is parsed as usual', async () => {
    const left = new AbortController();
    const before = clock.turns;
    const leaving = opened(sliced, BEFORE, left.signal);
    while (clock.turns === before) await new Promise(resolve => setImmediate(resolve));
    left.abort();
    assert.equal(await leaving, undefined);
    const { turns } = clock;
    assert.equal(await opened(sliced, BEFORE, left.signal), undefined);
    assert.equal(clock.turns, turns);
    assert.equal((await opened(sliced, BEFORE))?.mode?.kind, (await opened(atOnce, BEFORE))?.mode?.kind);
  });
});
