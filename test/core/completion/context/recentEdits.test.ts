import assert from 'node:assert/strict';
import { chooseContext } from '../../../../src/core/completion/context/context.ts';
import type { RecentEdit } from '../../../../src/core/completion/context/recentEdits.ts';
import type { Snippet } from '../../../../src/core/completion/context/snippet.ts';
import { holeAt } from '../../../support/cursor.ts';

let touched = 0;
function edit(path: string, before: string, after: string, line = 0): RecentEdit {
  const lines = (text: string) => (text === '' ? [] : text.split('\n'));
  return { path, line, before: lines(before), after: lines(after), touched: ++touched };
}

function choose(drawn: string, edits: readonly RecentEdit[], earlier: readonly Snippet[] = []) {
  const hole = holeAt(drawn);
  const line = hole.prefix.split('\n').length - 1;
  return chooseContext({ hole, path: 'here.ts', head: '', documents: [], line, edits, earlier });
}

const told = (drawn: string, ...edits: readonly RecentEdit[]) => choose(drawn, edits).map(({ code }) => code);

const RENAMED = edit('other.ts', '    return readFile(path);', '    return readText(path);');

describe('what the user changed lately', () => {
  it('is told where the old name still stands', () => {
    assert.deepEqual(told('const a = readFile(b);\nconst c = █', RENAMED), [
      '-return readFile(path);\n+return readText(path);',
    ]);
  });

  it('is told where the new name is used already', () => {
    assert.equal(told('const a = readText(b);\nconst c = █', RENAMED).length, 1);
  });

  it('is not told where none of its names stands', () => {
    assert.deepEqual(told('const a = path;\nconst c = █', RENAMED), []);
  });

  it('is told of the same file when it is far from the cursor, not when the prompt has the place anyway', () => {
    const here = edit('here.ts', 'readFile(x)', 'readText(x)', 1);
    const far = edit('here.ts', 'readFile(x)', 'readText(x)', 400);
    assert.deepEqual(told('readFile(a);\nreadText(x)\n█', here), []);
    assert.equal(told('readFile(a);\n\n█', far).length, 1);
  });

  it('is told once, however often it was repeated', () => {
    const again = edit('third.ts', 'readFile(third);', 'readText(third);');
    assert.equal(told('readFile(a);\n█', RENAMED, again).length, 1);
  });

  it('is not told when only blanks changed', () => {
    assert.deepEqual(told('readFile(a);\n█', edit('other.ts', 'readFile(a) ;', '  readFile( a );')), []);
  });

  it('is not told when a key or a password was taken out', () => {
    for (const secret of ["token = 'hunter2hunter2'", "'sk-or-v1-0123456789abcdef'", 'ab12'.repeat(8)]) {
      const taken = edit('other.ts', `connect(server, ${secret});`, 'connect(server, fromKeychain());');
      assert.deepEqual(told('fromKeychain();\n█', taken), [], secret);
    }
  });

  it('stays as it is while lines above it come and go', () => {
    const earlier = choose('readFile(a);\n█', [RENAMED]);
    assert.equal(choose('readFile(a);\n█', [{ ...RENAMED, line: 7 }], earlier), earlier);
  });

  it('stays in its order when it is touched again', () => {
    const first = edit('a.ts', 'oldOne()', 'newOne()');
    const second = edit('b.ts', 'oldTwo()', 'newTwo()');
    const drawn = 'oldOne(); oldTwo();\n█';
    const again = { ...first, touched: ++touched };
    assert.deepEqual(told(drawn, first, second), told(drawn, again, second));
  });

  it('goes when it is undone', () => {
    const earlier = choose('readFile(a);\n█', [RENAMED]);
    assert.deepEqual(choose('readFile(a);\n█', [], earlier), []);
  });
});
