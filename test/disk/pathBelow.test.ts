import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathBelow } from '../../src/disk/pathBelow.ts';

describe('the contents of a folder', () => {
  const folder = join('/', 'work', 'app');
  const of = (...parts: readonly string[]) => pathBelow(folder, join(folder, ...parts));

  it('are the folder and everything below it, whatever its name', () => {
    assert.equal(of(), '');
    assert.equal(of('src', 'a.ts'), join('src', 'a.ts'));
    assert.equal(of('..a'), '..a');
    assert.equal(of('...', 'b'), join('...', 'b'));
  });

  it('exclude everything beside or above it, and similar names', () => {
    for (const out of [['..'], ['..', 'app2'], ['..', '..', 'etc'], ['..', 'appendix', 'app']]) {
      assert.equal(of(...out), undefined, out.join('/'));
    }
  });
});
