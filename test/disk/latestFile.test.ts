import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemFiles } from '../../src/disk/files.ts';
import { LatestFile } from '../../src/disk/latestFile.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { until } from '../support/vscode/waiting.ts';
import { useFolder } from './folders.ts';

describe('a file that holds the latest text', () => {
  const folder = useFolder();
  const path = () => join(folder(), 'deep', 'run.json');
  const problems: string[] = [];
  beforeEach(() => problems.splice(0));
  const clock = new FakeClock();
  const open = (more = {}) => new LatestFile({ path: path(), clock, onProblem: code => problems.push(code), ...more });

  it('has the last one in the end, however fast they come, and makes only those that it writes', async () => {
    const file = open();
    let made = 0;
    for (let text = 0; text < 1_000; text++) {
      file.write(() => {
        made += 1;
        return String(text);
      });
    }
    await file.settled();
    assert.equal(await readFile(path(), 'utf8'), '999');
    assert.ok(made < 10, `${made} were made`);
    assert.deepEqual(await readdir(join(folder(), 'deep')), ['run.json']);
  });

  it('is written at once, and then at most twice in a second', async () => {
    const file = open();
    const reads = async (text: string) =>
      until({
        what: text,
        probe: () =>
          readFile(path(), 'utf8').then(
            read => read === text,
            () => false,
          ),
      });
    file.write(() => 'one');
    await reads('one');
    await until({ what: 'the pause', probe: () => clock.sleepers === 1 });
    file.write(() => 'two');
    await clock.advance(499);
    assert.equal(await readFile(path(), 'utf8'), 'one');
    await clock.advance(1);
    await reads('two');
    file.write(() => 'three');
    await file.settled();
    assert.equal(await readFile(path(), 'utf8'), 'three');
  });

  it('is gone once it is removed, also while it is written', async () => {
    const file = open();
    file.write(() => 'one');
    file.write(() => 'two');
    await file.remove();
    assert.deepEqual(await readdir(join(folder(), 'deep')), []);
  });

  it('reports once that nothing can be written, and continues when it can', async () => {
    let full = true;
    const rename: typeof systemFiles.rename = async (from, to) => {
      if (full) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      await systemFiles.rename(from, to);
    };
    const file = open({ files: { ...systemFiles, rename } });
    for (const text of ['one', 'two']) {
      file.write(() => text);
      await file.settled();
    }
    assert.deepEqual(problems, ['ENOSPC']);
    full = false;
    file.write(() => 'three');
    await file.settled();
    assert.equal(await readFile(path(), 'utf8'), 'three');
  });
});
