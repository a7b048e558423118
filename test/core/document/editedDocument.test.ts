import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EditedDocument, type TextChange } from '../../../src/core/document/editedDocument.ts';
import { dedent } from '../../support/dedent.ts';

/** A change of the only `[old|new]` in a text, and the text as it was. */
function drawn(text: string): { readonly lines: readonly string[]; readonly change: TextChange } {
  const [, head = '', old = '', put = '', tail = ''] = /^([^[]*)\[([^|]*)\|([^\]]*)\](.*)$/s.exec(text) ?? [];
  const place = (before: string) => ({
    line: before.split('\n').length - 1,
    character: before.length - before.lastIndexOf('\n') - 1,
  });
  return { lines: (head + old + tail).split('\n'), change: { start: place(head), end: place(head + old), text: put } };
}

function edited(...steps: readonly string[]) {
  const changes = steps.map(drawn);
  const document = new EditedDocument(changes[0]?.lines ?? []);
  for (const [touched, { change }] of changes.entries()) document.apply([change], touched);
  return document.edits.map(({ line, before, after }) => `${line}: ${before.join('⏎')} -> ${after.join('⏎')}`);
}

describe('lines that the user has changed', () => {
  it('have their text before and after the change', () => {
    assert.deepEqual(edited('a\nread[File|Text](b)\nc'), ['1: readFile(b) -> readText(b)']);
    assert.deepEqual(edited('a\n[b\n|]c'), ['1: b -> ']);
    assert.deepEqual(edited('a[|\nb]\nc'), ['1:  -> b']);
  });

  it('are one place while one key follows the other, whatever line they are on', () => {
    assert.deepEqual(edited('a[|x]', 'ax[|y]', 'axy[|\nz]'), ['0: a -> axy⏎z']);
  });

  it('are several places when lines in between stay as they were', () => {
    assert.deepEqual(edited('[a|b]\n-\na', 'b\n-\n[a|b]'), ['0: a -> b', '2: a -> b']);
  });

  it('move with the text above them', () => {
    assert.deepEqual(
      edited(
        dedent`
      a
      -
      -
      [c|d]`,
        '[|x\n]a\n-\n-\nd',
      ),
      ['0:  -> x', '4: c -> d'],
    );
  });

  it('are forgotten when they are as they were again', () => {
    assert.deepEqual(edited('a [b|c]', 'a [c|b]'), []);
  });

  it('are few lines: a formatter or a paste is no hint', () => {
    assert.deepEqual(edited(`a\n[|${'x\n'.repeat(30)}]b`), []);
  });

  it('exclude changes that were read from the disk', () => {
    const { lines, change } = drawn('a [b|c] d');
    const document = new EditedDocument(lines);
    document.apply([change], 1);
    document.forget();
    document.apply([drawn('a c [d|e]').change], 2);
    assert.deepEqual(document.edits, [{ line: 0, before: ['a c d'], after: ['a c e'], touched: 2 }]);
  });

  it('are those of the last places', () => {
    const lines = Array.from({ length: 60 }, (_, line) => String(line));
    const document = new EditedDocument(lines);
    for (let line = 0; line < 60; line += 3) {
      document.apply([{ start: { line, character: 0 }, end: { line, character: 0 }, text: 'x' }], line);
    }
    assert.equal(document.edits.length, 8);
    assert.equal(document.edits.at(-1)?.line, 57);
  });

  it('restore the original document, whatever was edited', () => {
    const text = fc.stringMatching(/^[ab\n]{0,12}$/);
    const step = fc.record({ at: fc.nat(12), count: fc.nat(4), text });
    fc.assert(
      fc.property(text, fc.array(step, { maxLength: 6 }), (original, steps) => {
        const document = new EditedDocument(original.split('\n'));
        let now = original;
        for (const [touched, { at, count, text: put }] of steps.entries()) {
          const head = now.slice(0, at);
          const old = now.slice(at, at + count);
          document.apply([drawn(`${head}[${old}|${put}]${now.slice(at + count)}`).change], touched);
          now = head + put + now.slice(at + count);
        }
        const lines = now.split('\n');
        for (const { line, before, after } of [...document.edits].reverse()) {
          assert.deepEqual(lines.slice(line, line + after.length), after);
          lines.splice(line, after.length, ...before);
        }
        if (original.length + now.length < 24) assert.equal(lines.join('\n'), original);
      }),
      // An insertion of a blank line, and a change elsewhere.
      {
        examples: [
          [
            '\nb\n',
            [
              { at: 0, count: 2, text: '\n\nb' },
              { at: 4, count: 0, text: '' },
            ],
          ],
        ],
      },
    );
  });
});
