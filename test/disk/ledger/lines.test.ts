import assert from 'node:assert/strict';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readLines, readLinesStarting } from '../../../src/disk/ledger/lines.ts';

const MEGABYTE = 1024 * 1024;

describe('the lines of a file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ghostline-lines-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** The text as it is read; `last` is the line without an end, `to` the offset that was read up to. */
  async function read(text: string, isWhole = true) {
    const file = path.join(folder, 'a.jsonl');
    await writeFile(file, text);
    const handle = await open(file);
    const lines: string[] = [];
    const begun: string[] = [];
    let last: string | undefined;
    try {
      const to = await readLines(
        handle,
        { from: 0, to: Buffer.byteLength(text) },
        {
          onLine: line => lines.push(line),
          onLast: line => {
            last = line;
            return isWhole;
          },
        },
      );
      await readLinesStarting(handle, { start: 'b', to: Buffer.byteLength(text) }, line => begun.push(line));
      return { lines, last, to, begun };
    } finally {
      await handle.close();
    }
  }

  it('are whole, in their order, without the blank ones', async () => {
    assert.deepEqual(await read('a\n\nb1\r\n äb\nb2\n'), {
      lines: ['a', 'b1\r', ' äb', 'b2'],
      last: undefined,
      to: 15,
      begun: ['b1\r', 'b2'],
    });
  });

  it('end with one that is not whole yet, where the next reading begins', async () => {
    assert.deepEqual(await read('a\nb', false), { lines: ['a'], last: 'b', to: 2, begun: ['b'] });
    assert.deepEqual(await read('a\nb'), { lines: ['a'], last: 'b', to: 3, begun: ['b'] });
    assert.deepEqual(await read(''), { lines: [], last: undefined, to: 0, begun: [] });
  });

  it('are put together from as many pieces as they take', async () => {
    const long = `b${'ä'.repeat(200_000)}`;
    assert.deepEqual(await read(`a\n${long}\nc`), { lines: ['a', long], last: 'c', to: 400_005, begun: [long] });
    assert.deepEqual((await read(`a\n${long}`)).last, long);
  });

  it('of more than a megabyte are passed over', async () => {
    const huge = `b${'x'.repeat(3 * MEGABYTE)}`;
    assert.deepEqual((await read(`a\n${huge}\nb1\nc`)).lines, ['a', 'b1']);
    assert.deepEqual((await read(`a\n${huge}\nb1\nc`)).begun, ['b1']);
    assert.deepEqual(await read(`a\n${huge}`), { lines: ['a'], last: undefined, to: 2, begun: [] });
  });

  it('are copied once, however long they are', async () => {
    const { concat } = Buffer;
    let copied = 0;
    Buffer.concat = (list, length) => {
      const whole = concat(list, length);
      copied += whole.length;
      return whole;
    };
    try {
      await read(`a\n${'x'.repeat(20 * MEGABYTE)}\n${'y'.repeat(MEGABYTE / 2)}\nb`);
    } finally {
      Buffer.concat = concat;
    }
    assert.ok(copied < 4 * MEGABYTE, `${copied} bytes were copied`);
  });
});
