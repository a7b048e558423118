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

describe('recent changes in the prompt', () => {
  it('are included while the old name still occurs', () => {
    assert.deepEqual(told('const a = readFile(b);\nconst c = █', RENAMED), [
      '-return readFile(path);\n+return readText(path);',
    ]);
  });

  it('are included if the new name is used already', () => {
    assert.equal(told('const a = readText(b);\nconst c = █', RENAMED).length, 1);
  });

  it('are left out if none of their names occurs', () => {
    assert.deepEqual(told('const a = path;\nconst c = █', RENAMED), []);
  });

  it('of the same file are included only far from the cursor, where the prompt lacks them', () => {
    const here = edit('here.ts', 'readFile(x)', 'readText(x)', 1);
    const far = edit('here.ts', 'readFile(x)', 'readText(x)', 400);
    assert.deepEqual(told('readFile(a);\nreadText(x)\n█', here), []);
    assert.equal(told('readFile(a);\n\n█', far).length, 1);
  });

  it('are included once, however often they were repeated', () => {
    const again = edit('third.ts', 'readFile(third);', 'readText(third);');
    assert.equal(told('readFile(a);\n█', RENAMED, again).length, 1);
  });

  it('are left out if only blanks changed', () => {
    assert.deepEqual(told('readFile(a);\n█', edit('other.ts', 'readFile(a) ;', '  readFile( a );')), []);
  });

  it('are left out if a key or a password was removed', () => {
    for (const secret of ["token = 'hunter2hunter2'", "'sk-or-v1-0123456789abcdef'", 'ab12'.repeat(8)]) {
      const taken = edit('other.ts', `connect(server, ${secret});`, 'connect(server, fromKeychain());');
      assert.deepEqual(told('fromKeychain();\n█', taken), [], secret);
    }
  });

  it('stay the same while lines above them are inserted and deleted', () => {
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
