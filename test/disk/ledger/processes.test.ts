import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { penny, useFolder, Window } from '../folders.ts';

const WRITER = join(import.meta.dirname, 'writer.ts');

/** Starting a process takes some tenths of a second, on a busy machine some seconds. */
const PROCESSES_LIMIT_MS = 120_000;

interface Written {
  /** Records that the process reported as written; at most one more may be. */
  readonly said: number;
  readonly errors: string;
}

/** Runs a writer to its end, or until it has reported `killAfter` numbers and is killed without warning. */
async function write(
  folder: string,
  { name, count, killAfter = Number.POSITIVE_INFINITY }: { name: string; count: number; killAfter?: number },
): Promise<Written> {
  const child = spawn(process.execPath, [WRITER, folder, name, String(count)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, errors] = [0, ''];
  child.stderr.on('data', data => {
    errors += data;
  });
  child.stdout.on('data', data => {
    said += String(data).split('\n').length - 1;
    if (said >= killAfter) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return { said, errors };
}

describe('several processes and one ledger', function () {
  this.timeout(PROCESSES_LIMIT_MS);
  const folder = useFolder();

  it('lose and tear nothing of 10,000 records that two write at once', async () => {
    const both = await Promise.all(['a', 'b'].map(name => write(folder(), { name, count: 5_000 })));
    assert.deepEqual(both, [
      { said: 5_000, errors: '' },
      { said: 5_000, errors: '' },
    ]);
    const reader = new Window(folder());
    assert.deepEqual(await reader.sees(), { requests: 10_000, nanoDollars: 10_000 });
    assert.deepEqual(reader.problems, []);
  });

  it('lose at most the line in flight when they are killed, 20 times at any moment', async () => {
    let [said, kills] = [0, 0];
    const witness = new Window(folder());
    for (let round = 0; round < 5; round++) {
      const names = ['a', 'b', 'c', 'd'].map(name => `${name}${round}`);
      const killed = names.map(name => {
        const killAfter = 1 + Math.floor(Math.random() * 200);
        return write(folder(), { name, count: 1_000_000, killAfter });
      });
      for (const writer of await Promise.all(killed)) {
        said += writer.said;
        kills += 1;
        assert.equal(writer.errors, '');
      }
      await witness.ledger.write(penny(`witness-${round}`));
    }
    assert.equal(kills, 20);
    const reader = new Window(folder());
    const { requests } = await reader.sees();
    const atLeast = said + 5;
    assert.ok(requests >= atLeast && requests <= atLeast + kills, `${requests} of ${atLeast} to ${atLeast + kills}`);
    assert.deepEqual(await witness.sees(), { requests, nanoDollars: requests });
    const torn = (await readdir(folder())).filter(file => file.includes('.torn.'));
    assert.equal(reader.problems.filter(({ kind }) => kind === 'torn').length, torn.length);
  });
});
