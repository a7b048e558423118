import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileText, FileTexts } from '../../../../src/core/nextEdit/where/fileText.ts';
import { finish } from '../../../../src/core/steps.ts';

const linesWith = (text: FileText, word: string) => finish(text.linesWith(word));

describe('the lines with a word', () => {
  it('have it as a whole word, once for each line', () => {
    const text = finish(FileText.of(['total = total;', 'subtotal', 'a.total', 'total$', 'größe total', '']));
    assert.deepEqual(linesWith(text, 'total'), [0, 2, 4]);
  });

  it('are the first hundred of a word that is everywhere', () => {
    const text = finish(FileText.of(Array.from({ length: 1_000 }, () => 'total')));
    assert.equal(linesWith(text, 'total').length, 100);
  });

  it('are the same after edits as in a text that is read anew', () => {
    const line = fc.constantFrom('a', 'b a', '', 'ab', 'a-b');
    const edit = fc.record({ at: fc.nat(700), count: fc.nat(3), put: fc.array(line, { maxLength: 3 }) });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.nat(90),
        fc.array(edit, { maxLength: 5 }),
        (some, times, edits) => {
          let lines = Array.from({ length: times }, () => some).flat();
          let text = finish(FileText.of(lines));
          for (const { at, count, put } of edits) {
            linesWith(text, 'a');
            lines = lines.toSpliced(Math.min(at, lines.length), count, ...put);
            text = text.changedTo(lines);
            const fresh = finish(FileText.of(lines));
            const most = (found: readonly number[]) => found.slice(0, 50);
            for (const word of ['a', 'b', 'ab'])
              assert.deepEqual(most(linesWith(text, word)), most(linesWith(fresh, word)));
          }
        },
      ),
    );
  });

  it('are forgotten with their file', () => {
    const texts = new FileTexts();
    const file = { uri: 'a', path: 'a', languageId: 'typescript', lines: ['total'], diagnostics: [] };
    const first = finish(texts.textOf(file));
    assert.equal(finish(texts.textOf(file)), first);
    texts.keep([]);
    assert.notEqual(finish(texts.textOf(file)), first);
  });
});
