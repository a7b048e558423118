import assert from 'node:assert/strict';
import type { Edit, NextEdit } from '../../../../src/core/nextEdit/nextEdit.ts';
import { reasonNotToShow } from '../../../../src/core/nextEdit/worth/worth.ts';
import { dedent } from '../../../support/dedent.ts';
import { editOf, fileOf, placeAt } from '../request/question.ts';

const CART = fileOf(dedent`
  const sum = 0;
  log(sum);
  pay(total);
  pay(total);
  done();
`);

/** Of the line with this text. */
function change(text: string, after: string, more: Partial<NextEdit> = {}): NextEdit {
  return { ...placeAt(CART, text), after: after === '' ? [] : after.split('\n'), ...more };
}

function reason(edit: NextEdit, edits: readonly Edit[] = []): string | undefined {
  return reasonNotToShow(edit, { file: CART, edits, isDismissed: () => false });
}

const RENAME = editOf('const total = 0;', 'const sum = 0;');

describe('an edit that is worth showing', () => {
  it('goes on with the last one', () => {
    assert.equal(reason(change('pay(total)', 'pay(sum);'), [RENAME]), undefined);
    assert.equal(reason(change('done', 'done(sum);'), [RENAME]), undefined);
    assert.equal(reason(change('done', 'done();\nclose();')), undefined);
    assert.equal(reason(change('done', '')), undefined);
  });

  it('never takes the last ones back', () => {
    assert.equal(reason(change('const sum', 'const total = 0;'), [RENAME]), 'undoes');
    assert.equal(reason(change('log(sum)', 'log(total);'), [RENAME]), 'undoes');
    const deleted = editOf('check();', '', { line: 4 });
    assert.equal(reason(change('done', 'check();\ndone();'), [deleted]), 'undoes');
    const added = editOf('', 'done();', { line: 4 });
    assert.equal(reason(change('done', ''), [added]), 'undoes');
    const several = editOf('a();\nb();', 'c();\nd();', { line: 3 });
    assert.equal(reason({ ...change('done', 'b();'), before: ['d();'] }, [RENAME, several]), 'undoes');
  });

  it('may move a line: what was deleted comes back elsewhere, what was added replaces an equal line', () => {
    const deleted = editOf('check();', '', { line: 2 });
    assert.equal(reason(change('done', 'check();\ndone();'), [deleted]), undefined);
    const added = editOf('', 'done();', { line: 2 });
    assert.equal(reason(change('done', ''), [added]), undefined);
  });

  it('changes more than blanks', () => {
    assert.equal(reason(change('done', '  done();')), 'only-blanks');
    assert.equal(reason(change('done', '\ndone();')), 'only-blanks');
  });

  it('repeats no line next to it', () => {
    assert.equal(reason(change('log', 'log(sum);\npay(total);')), 'duplicate');
    assert.equal(reason(change('done', 'done();\ndone();')), 'duplicate');
    assert.equal(reason({ ...change('done', 'pay(total);'), before: [] }), 'duplicate');
    assert.equal(reason(change('done', 'done();\n});')), undefined);
  });

  it('is small', () => {
    const many = Array.from({ length: 21 }, (_, index) => `line(${index});`);
    assert.equal(reason(change('done', many.join('\n'))), 'too-large');
    assert.equal(reason({ ...change('done', ''), before: many.slice(0, 7) }), 'too-large');
  });

  it('is in no secret file, and was not dismissed', () => {
    const context = { edits: [], isDismissed: () => true };
    const edit = change('done', 'done(sum);');
    assert.equal(reasonNotToShow(edit, { ...context, file: { ...CART, path: 'secrets/.env' } }), 'secret-file');
    assert.equal(reasonNotToShow(edit, { ...context, file: CART }), 'dismissed');
  });
});
