import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextChange } from '../../../../src/core/document/editedDocument.ts';
import { EditHistory } from '../../../../src/core/nextEdit/history/editHistory.ts';

const CART = 'file:///cart.ts';
const MINUTE_MS = 60_000;

/** Replaces `old` in the line. */
function replaced(lines: readonly string[], line: number, old: string, put: string): TextChange {
  const character = lines[line]?.indexOf(old) ?? -1;
  return { start: { line, character }, end: { line, character: character + old.length }, text: put };
}

/** A followed file, and keys with their time. */
class Typing {
  readonly history = new EditHistory();
  readonly #texts = new Map<string, string[]>();

  open(uri: string, lines: readonly string[]): this {
    this.history.follow(uri, lines);
    this.#texts.set(uri, [...lines]);
    return this;
  }

  replace(
    line: number,
    [old, put]: readonly [string, string],
    { time = 0, uri = CART, reason }: { time?: number; uri?: string; reason?: 'undo' | 'redo' } = {},
  ): this {
    const lines = this.#texts.get(uri) ?? [];
    const change = replaced(lines, line, old, put);
    const text = lines[line] ?? '';
    const now = `${text.slice(0, change.start.character)}${put}${text.slice(change.end.character)}`;
    lines.splice(line, 1, ...now.split('\n'));
    this.history.change({ uri, changes: [change], time, ...(reason && { reason }) });
    return this;
  }

  get edits(): string[] {
    return this.history.edits.map(
      ({ uri, line, before, after }) => `${uri.slice(8)}:${line} ${before.join('⏎')} -> ${after.join('⏎')}`,
    );
  }
}

const cart = (...lines: string[]) => new Typing().open(CART, lines);

describe('the history of edits', () => {
  it('takes the keys of a burst as one edit', () => {
    const typing = cart('let total = 0;', 'x')
      .replace(0, ['total', ''], { time: 1 })
      .replace(0, [' ', ' s'], { time: 2 });
    typing.replace(0, ['s', 'su'], { time: 3 }).replace(0, ['su', 'sum'], { time: 4 });
    assert.deepEqual(typing.edits, ['cart.ts:0 let total = 0; -> let sum = 0;']);
  });

  it('begins another edit when the same line is changed long after', () => {
    const typing = cart('let total;').replace(0, ['total', 'sum'], { time: 0 });
    typing.replace(0, ['sum', 'amount'], { time: 2 * MINUTE_MS });
    assert.deepEqual(typing.edits, ['cart.ts:0 let sum; -> let amount;']);
  });

  it('has the latest edit first, in any file', () => {
    const typing = cart('a', '', '', 'b').open('file:///shop.ts', ['c']);
    typing.replace(3, ['b', 'B'], { time: 1 });
    typing.replace(0, ['c', 'C'], { time: 2, uri: 'file:///shop.ts' }).replace(0, ['a', 'A'], { time: 3 });
    assert.deepEqual(typing.edits, ['cart.ts:0 a -> A', 'shop.ts:0 c -> C', 'cart.ts:3 b -> B']);
  });

  it('moves an edit with the lines above it', () => {
    const typing = cart('a', '', '', 'b').replace(3, ['b', 'B'], { time: 1 }).replace(0, ['a', 'x\ny\na'], { time: 2 });
    assert.deepEqual(typing.edits, ['cart.ts:0  -> x⏎y', 'cart.ts:5 b -> B']);
  });

  it('loses an edit that is undone, long after as well', () => {
    const typing = cart('let total;').replace(0, ['total', 'sum'], { time: 0 });
    typing.replace(0, ['sum', 'total'], { time: 5 * MINUTE_MS, reason: 'undo' });
    assert.deepEqual(typing.edits, []);
  });

  it('loses an edit that is undone in part, until the user goes on', () => {
    const typing = cart('let total;').replace(0, ['total', 'subtotal'], { time: 0 });
    typing.replace(0, ['subtotal', 'sub'], { time: 1, reason: 'undo' });
    assert.deepEqual(typing.edits, []);
    typing.replace(0, ['sub', 'sum'], { time: 2 });
    assert.deepEqual(typing.edits, ['cart.ts:0 let total; -> let sum;']);
  });

  it('takes no undo or redo as an edit', () => {
    const typing = cart('let sum;').replace(0, ['sum', 'total'], { reason: 'undo' });
    typing.replace(0, ['total', 'sum'], { reason: 'redo' });
    assert.deepEqual(typing.edits, []);
  });

  it('forgets a file that is read from the disk', () => {
    const typing = cart('a', 'b').replace(0, ['a', 'A']);
    typing.history.forget(CART);
    assert.deepEqual(typing.edits, []);
    assert.deepEqual(typing.replace(1, ['b', 'B'], { time: 1 }).edits, ['cart.ts:1 b -> B']);
  });

  it('takes no whitespace as an edit', () => {
    assert.deepEqual(cart('f(a,b)').replace(0, ['a,b', 'a, b']).edits, []);
    assert.deepEqual(cart('a').replace(0, ['a', 'a\n\n']).edits, []);
  });

  it('takes no long paste as an edit', () => {
    assert.deepEqual(cart('a').replace(0, ['a', 'b\n'.repeat(60)]).edits, []);
  });

  it('takes no changes of a formatter as edits, and keeps what it formats', () => {
    const lines = Array.from({ length: 40 }, (_, line) => `call('${line}')`);
    const typing = cart(...lines).replace(39, ['call', 'read'], { time: 1 });
    const changes = [...Array(38).keys()].flatMap(line => [
      replaced(lines, line, `('`, '("'),
      replaced(lines, line, `')`, '")'),
    ]);
    typing.history.change({ uri: CART, changes, time: 2 });
    assert.deepEqual(typing.edits, [`cart.ts:39 call('39') -> read('39')`]);
  });

  it('keeps the latest edits, and none of other work', () => {
    const typing = cart(...Array.from({ length: 90 }, (_, line) => `${line};`)).open('file:///old.ts', ['a']);
    typing.replace(0, ['a', 'b'], { time: 0, uri: 'file:///old.ts' });
    for (let line = 0; line < 90; line += 3) typing.replace(line, [';', ' + 1;'], { time: 60 * MINUTE_MS + line });
    assert.equal(typing.edits.length <= 16, true);
    assert.equal(typing.edits[0], 'cart.ts:87 87; -> 87 + 1;');
    assert.equal(
      typing.edits.some(edit => edit.startsWith('old.ts')),
      false,
    );
  });

  it('ignores files that are not followed, and positions outside of a file', () => {
    const typing = cart('a');
    const change = { start: { line: 7, character: 3 }, end: { line: 9, character: 0 }, text: 'b' };
    typing.history.change({ uri: 'file:///other.ts', changes: [change], time: 0 });
    typing.history.change({ uri: CART, changes: [change], time: 1 });
    typing.history.unfollow(CART);
    typing.replace(0, ['a', 'b']);
    assert.deepEqual(typing.edits, []);
  });

  it('has edits whose lines are in the text, whatever was typed when', () => {
    const text = fc.stringMatching(/^[ab\n]{0,12}$/);
    const step = fc.record({
      at: fc.nat(12),
      count: fc.nat(4),
      text,
      pause: fc.constantFrom(1, MINUTE_MS),
      reason: fc.constantFrom(undefined, undefined, 'undo' as const),
    });
    fc.assert(
      fc.property(text, fc.array(step, { maxLength: 8 }), (original, steps) => {
        const history = new EditHistory();
        history.follow(CART, original.split('\n'));
        let now = original;
        let time = 0;
        const position = (offset: number) => {
          const before = now.slice(0, offset).split('\n');
          return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
        };
        for (const { at, count, text: put, pause, reason } of steps) {
          time += pause;
          const [from, to] = [Math.min(at, now.length), Math.min(at + count, now.length)];
          const change = { start: position(from), end: position(to), text: put };
          history.change({ uri: CART, changes: [change], time, ...(reason && { reason }) });
          now = now.slice(0, from) + put + now.slice(to);
        }
        const lines = now.split('\n');
        for (const { line, after } of history.edits) {
          assert.deepEqual(lines.slice(line, line + after.length), after);
        }
      }),
    );
  });
});
