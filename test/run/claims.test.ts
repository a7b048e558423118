import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { claim } from './claims.ts';

describe('a test file that several processes may run', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ghostline-claims-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('goes to the first that claims it, and to no other', () => {
    assert.deepEqual(
      ['screen/a.test.ts', 'screen/b.test.ts', 'screen/a.test.ts'].map(file => claim(file, folder)),
      [true, true, false],
    );
  });

  it('is an error where the folder is missing', () => {
    assert.throws(() => claim('a.test.ts', path.join(folder, 'missing')), /ENOENT/);
  });
});
