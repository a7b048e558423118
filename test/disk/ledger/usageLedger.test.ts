import assert from 'node:assert/strict';
import { appendFile, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeEntry } from '../../../src/core/usage/ledger/ledgerLine.ts';
import { type Files, systemFiles } from '../../../src/disk/files.ts';
import { record } from '../../core/usage/records.ts';
import { penny, useFolder, Window } from '../folders.ts';

const MINUTE_MS = 60_000;

describe('the ledger on the disk', () => {
  const folder = useFolder();
  const file = (name = 'usage-2026-11.jsonl') => join(folder(), name);

  async function write(window: Window, ...ids: string[]): Promise<void> {
    for (const id of ids) await window.ledger.write(penny(id));
  }

  it('is nothing before the first request, and makes no file', async () => {
    const window = new Window(join(folder(), 'storage'));
    assert.deepEqual(await window.sees(), { requests: 0, nanoDollars: 0 });
    assert.deepEqual(await window.ledger.everything(), []);
    assert.deepEqual(await readdir(folder()), []);
    assert.deepEqual(window.problems, []);
  });

  it('has the same totals after a restart', async () => {
    const before = new Window(join(folder(), 'a', 'b'));
    await write(before, 'r1', 'r2');
    await before.ledger.write({ amends: 'r1', time: before.time, accepted: { chars: 9, lines: 1 } });
    const after = new Window(join(folder(), 'a', 'b'));
    assert.deepEqual(await after.sees(), { requests: 2, nanoDollars: 2 });
    assert.deepEqual(after.ledger.recent[0]?.accepted, { chars: 9, lines: 1 });
  });

  it('shows each window the records of the others', async () => {
    const [one, other] = [new Window(folder()), new Window(folder())];
    await write(one, 'r1');
    assert.deepEqual(await other.sees(), { requests: 1, nanoDollars: 1 });
    await write(other, 'r2');
    await write(one, 'r3');
    assert.deepEqual(await other.sees(), { requests: 3, nanoDollars: 3 });
    assert.deepEqual(await one.sees(), { requests: 3, nanoDollars: 3 });
  });

  it('knows the results of ghost text, of all months and windows, after a restart too', async () => {
    const [one, other] = [new Window(folder()), new Window(folder())];
    const october = Date.UTC(2026, 9, 5, 9);
    await one.ledger.write(record({ id: 'old', time: october, model: 'a' }));
    await one.ledger.write(record({ id: 'new', model: 'b', arm: 'b' }));
    await one.ledger.close();
    await other.ledger.write({ amends: 'new', time: record().time, accepted: { chars: 9, lines: 1 } });
    const cells = await new Window(folder()).ledger.acceptCells();
    assert.deepEqual(
      cells.map(({ model, arm, offered, accepted, acceptedChars }) => [model, arm, offered, accepted, acceptedChars]),
      [
        ['a', '', 1, 0, 0],
        ['b', 'b', 1, 1, 9],
      ],
    );
  });

  it('skips a torn line anywhere, keeps it aside, reports it once, and loses nothing else', async () => {
    const line = encodeEntry(penny('torn'));
    for (const cut of [1, 2, 40, line.length - 1]) {
      const torn = line.slice(0, cut);
      await writeFile(file(), `\n${encodeEntry(penny('r1'))}\n${torn}`);
      const window = new Window(folder());
      assert.deepEqual(await window.sees(), { requests: 1, nanoDollars: 1 }, 'it may still be written');
      assert.deepEqual(window.problems, []);
      await write(window, 'r2');
      assert.deepEqual(await window.sees(), { requests: 2, nanoDollars: 2 });
      const told = { kind: 'torn', file: 'usage-2026-11.torn.jsonl', lines: 1 };
      assert.deepEqual(window.problems, [told]);
      const again = new Window(folder());
      assert.deepEqual(await again.sees(), { requests: 2, nanoDollars: 2 });
      assert.deepEqual(again.problems, [], 'told once');
      assert.equal(await readFile(file('usage-2026-11.torn.jsonl'), 'utf8'), `\n${torn}`);
      await rm(file('usage-2026-11.torn.jsonl'));
    }
  });

  it('continues after broken lines in the middle, and after lines of later versions', async () => {
    const lines = [
      encodeEntry(penny('r1')),
      'not JSON',
      '{"forecasts":"x","time":1}',
      '',
      JSON.stringify({ ...penny('r2'), mood: 'fine' }),
      '\0\0\0',
      encodeEntry(penny('r3')),
    ];
    await writeFile(file(), lines.join('\r\n'));
    const window = new Window(folder());
    assert.deepEqual(await window.sees(), { requests: 3, nanoDollars: 3 });
    assert.deepEqual(window.problems, [{ kind: 'torn', file: 'usage-2026-11.torn.jsonl', lines: 2 }]);
  });

  it('begins a new file each month, and amends an old record in its own month', async () => {
    const window = new Window(folder());
    await write(window, 'r1');
    window.time = Date.UTC(2026, 11, 1, 0, 30);
    await window.ledger.write({ ...penny('r2'), time: window.time });
    await window.ledger.write({ amends: 'r1', time: record().time, accepted: { chars: 5, lines: 1 } });
    assert.deepEqual(
      (await readdir(folder())).filter(name => name.endsWith('.jsonl')),
      ['usage-2026-11.jsonl', 'usage-2026-12.jsonl'],
    );
    const after = new Window(folder());
    after.time = window.time;
    assert.deepEqual(await after.sees(), { requests: 2, nanoDollars: 1 }, 'the month has cost what was spent in it');
    assert.equal(
      (await after.ledger.everything()).reduce((sum, row) => sum + row.acceptedChars, 0),
      5,
    );
  });

  it("counts a day and a month by the user's calendar", async () => {
    const time = Date.UTC(2026, 10, 30, 23, 30);
    const inTokyo = (at: number) => new Date(at + 9 * 60 * MINUTE_MS).toISOString().slice(0, 10);
    const window = new Window(folder(), { dayOf: inTokyo, zone: 'Asia/Tokyo' });
    await window.ledger.write({ ...penny('r1'), time: time - 24 * 60 * MINUTE_MS });
    await window.ledger.write({ ...penny('r2'), time });
    window.time = time;
    await window.ledger.refresh();
    const { day, month } = window.ledger.spending(time);
    assert.deepEqual([day.value, month.value], [1, 1], 'it is December there');
    const elsewhere = new Window(folder());
    elsewhere.time = time;
    assert.deepEqual(await elsewhere.sees(), { requests: 2, nanoDollars: 2 }, 'and November in Greenwich');
  });

  it('continues from its snapshot, and reads a file again that changed', async () => {
    const first = new Window(folder());
    await write(first, 'r1', 'r2', 'r3');
    await first.sees();
    await first.ledger.close();
    assert.ok((await readdir(folder())).includes('usage-2026-11.totals.json'));
    await write(first, 'r4');
    assert.deepEqual(await new Window(folder()).sees(), { requests: 4, nanoDollars: 4 });
    // Shorter than the part read before; then as long, but another file; then a damaged snapshot.
    await truncate(file(), encodeEntry(penny('r1')).length + 1);
    assert.deepEqual(await new Window(folder()).sees(), { requests: 1, nanoDollars: 1 });
    await writeFile(file(), ['x1', 'x2', 'x3', 'x4', 'x5'].map(id => `\n${encodeEntry(penny(id))}`).join(''));
    assert.deepEqual(await new Window(folder()).sees(), { requests: 5, nanoDollars: 5 });
    const last = new Window(folder());
    await last.sees();
    await last.ledger.close();
    const whole = await readFile(file('usage-2026-11.totals.json'), 'utf8');
    const damaged = [
      '{"version":1,',
      whole.slice(0, whole.lastIndexOf('\n')),
      whole.replace('"costNanoDollars":5,', '"costNanoDollars":-5,'),
      whole.replace('"rows":[{', '"rows":[{},{'),
    ];
    for (const snapshot of damaged) {
      assert.notEqual(snapshot, whole);
      await writeFile(file('usage-2026-11.totals.json'), snapshot);
      assert.deepEqual(await new Window(folder()).sees(), { requests: 5, nanoDollars: 5 });
    }
  });

  it('forgets deleted files', async () => {
    const window = new Window(folder());
    await write(window, 'r1');
    await window.sees();
    await rm(file());
    assert.deepEqual(await window.sees(), { requests: 0, nanoDollars: 0 });
    await write(window, 'r2');
    assert.deepEqual(await window.sees(), { requests: 1, nanoDollars: 1 });
  });

  it('finds the record of a late amendment though thousands came after it', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => encodeEntry(penny(`r${index}`)));
    await writeFile(file(), many.map(line => `\n${line}`).join(''));
    const window = new Window(folder());
    await window.sees();
    await window.ledger.write({ amends: 'r0', time: window.time, accepted: { chars: 7, lines: 1 } });
    assert.deepEqual(await window.sees(), { requests: 5_000, nanoDollars: 5_000 });
    const accepted = () => window.ledger.rows.reduce((sum, row) => sum + row.acceptedChars, 0);
    assert.equal(accepted(), 7);
    await write(window, 'late');
    assert.deepEqual(await window.sees(), { requests: 5_001, nanoDollars: 5_001 });
    assert.equal(accepted(), 7);
  });

  describe('where the disk takes nothing', () => {
    it('counts on in memory, warns once, and writes everything when there is room again', async () => {
      await symlink('/dev/full', file());
      const window = new Window(folder());
      await write(window, 'r1', 'r2');
      await window.ledger.write({ amends: 'r1', time: window.time, accepted: { chars: 3, lines: 1 } });
      assert.deepEqual(await window.sees(), { requests: 2, nanoDollars: 2 });
      assert.deepEqual(window.problems, [{ kind: 'not-written', code: 'ENOSPC' }]);
      await rm(file());
      await window.clock.advance(MINUTE_MS);
      assert.deepEqual(await window.sees(), { requests: 2, nanoDollars: 2 });
      assert.deepEqual(await new Window(folder()).sees(), { requests: 2, nanoDollars: 2 });
      assert.equal(window.problems.length, 1);
    });

    it('warns again when it fails another time', async () => {
      await symlink('/dev/full', file());
      const window = new Window(folder());
      await write(window, 'r1');
      await rm(file());
      await write(window, 'r2');
      await rm(file());
      await symlink('/dev/full', file());
      await write(window, 'r3');
      assert.equal(window.problems.length, 2);
    });

    it('needs no folder that can be written to', async () => {
      const readOnly: Files = {
        ...systemFiles,
        mkdir: () => Promise.reject<never>(Object.assign(new Error('read-only'), { code: 'EROFS' })),
      };
      const window = new Window(join(folder(), 'nowhere'), { files: readOnly });
      await write(window, 'r1', 'r2');
      await window.ledger.close();
      assert.deepEqual(await window.sees(), { requests: 2, nanoDollars: 2 });
      assert.deepEqual(window.problems, [{ kind: 'not-written', code: 'EROFS' }]);
    });

    /** Bytes that one write accepts. */
    const filesWithRoom = (room: () => number): Files => ({
      ...systemFiles,
      open: async (...parameters: Parameters<Files['open']>) => {
        const handle = await systemFiles.open(...parameters);
        const write = handle.write.bind(handle);
        const limited = (bytes: Uint8Array) => write(bytes.subarray(0, room()));
        return Object.assign(handle, parameters[1] === 'a' && { write: limited });
      },
    });

    it('counts a line once that was written in full together with one that was not, on a full disk', async () => {
      const line = encodeEntry(penny('r1')).length + 1;
      let room = 0;
      const window = new Window(folder(), { files: filesWithRoom(() => room) });
      await write(window, 'r1');
      for (room of [line, line + 100]) {
        await write(window, room === line ? 'r2' : 'r3');
        assert.deepEqual(await window.sees(), { requests: room === line ? 2 : 3, nanoDollars: room === line ? 2 : 3 });
      }
      assert.equal(window.problems.length, 1);
      room = 1e6;
      await write(window, 'r4');
      assert.deepEqual(await window.sees(), { requests: 4, nanoDollars: 4 });
      assert.deepEqual(await new Window(folder()).sees(), { requests: 4, nanoDollars: 4 });
    });

    it('counts a line once that was written by halves and then whole', async () => {
      let room = 100;
      const window = new Window(folder(), { files: filesWithRoom(() => room) });
      await write(window, 'r1');
      assert.equal(window.problems.length, 1);
      room = 1e6;
      await write(window, 'r2');
      const reader = new Window(folder());
      assert.deepEqual(await reader.sees(), { requests: 2, nanoDollars: 2 });
      assert.equal(reader.problems[0]?.kind, 'torn');
    });

    it('reports that the ledger cannot be read', async () => {
      await write(new Window(folder()), 'r1');
      const unreadable: Files = {
        ...systemFiles,
        open: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })),
      };
      const window = new Window(folder(), { files: unreadable });
      assert.deepEqual(await window.sees(), { requests: 0, nanoDollars: 0 });
      assert.deepEqual(window.problems, [{ kind: 'not-read', code: 'EACCES' }]);
    });
  });

  it('reads a last line that is being written only when it is whole', async () => {
    const line = encodeEntry(penny('r1'));
    const window = new Window(folder());
    await writeFile(file(), `\n${line.slice(0, 50)}`);
    assert.deepEqual(await window.sees(), { requests: 0, nanoDollars: 0 });
    await appendFile(file(), line.slice(50));
    assert.deepEqual(await window.sees(), { requests: 1, nanoDollars: 1 });
    assert.deepEqual(window.problems, []);
  });
});
