import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathBelow } from '../../src/disk/pathBelow.ts';

describe('what lies in a folder', () => {
  const folder = join('/', 'work', 'app');
  const of = (...parts: readonly string[]) => pathBelow(folder, join(folder, ...parts));

  it('is the folder, and what stands below it, whatever its name', () => {
    assert.equal(of(), '');
    assert.equal(of('src', 'a.ts'), join('src', 'a.ts'));
    assert.equal(of('..a'), '..a');
    assert.equal(of('...', 'b'), join('...', 'b'));
  });

  it('is nothing beside or above it, nor what only begins alike', () => {
    for (const out of [['..'], ['..', 'app2'], ['..', '..', 'etc'], ['..', 'appendix', 'app']]) {
      assert.equal(of(...out), undefined, out.join('/'));
    }
  });
});
