import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeEntry } from '../../../src/core/usage/ledger/ledgerLine.ts';
import { clearLedger, readRecords } from '../../../src/disk/ledger/archive.ts';
import { record } from '../../core/usage/records.ts';

const OCTOBER = record({ id: 'october', time: Date.UTC(2026, 9, 31, 12) });
const NOVEMBER = record({ id: 'november' });
const AMENDMENT = { amends: 'november', time: NOVEMBER.time, accepted: { chars: 4, lines: 1 } };

describe("the ledger's archive", () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ghostline-archive-'));
    const lines = [NOVEMBER, AMENDMENT].map(entry => `\n${encodeEntry(entry)}`).join('');
    await writeFile(join(folder, 'usage-2026-10.jsonl'), `\n${encodeEntry(OCTOBER)}`);
    await writeFile(join(folder, 'usage-2026-11.jsonl'), `${lines}\n{"id":"torn`);
    await writeFile(join(folder, 'usage-2026-11.totals.json'), '{}');
    await writeFile(join(folder, 'usage-2026-11.torn.jsonl'), '\n{"id":"tor');
    await writeFile(join(folder, 'other.json'), '{}');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const idsOf = async (fromMonth: string) =>
    (await readRecords({ folder }, { fromMonth })).map(({ id, accepted }) => [id, accepted?.chars]);

  it('returns every request with its amendments, and no torn one', async () => {
    assert.deepEqual(await idsOf('2026-10'), [
      ['october', undefined],
      ['november', 4],
    ]);
  });

  it('gives none of the months before', async () => {
    assert.deepEqual(await idsOf('2026-11'), [['november', 4]]);
  });

  it('gives those too that could not be written yet', async () => {
    const known = [record({ id: 'unwritten', time: NOVEMBER.time + 1 }), NOVEMBER];
    const records = await readRecords({ folder }, { fromMonth: '2026-11', known });
    assert.deepEqual(
      records.map(({ id }) => id),
      ['november', 'unwritten'],
    );
  });

  it('is empty where nothing was ever written', async () => {
    assert.deepEqual(await readRecords({ folder: join(folder, 'none') }, { fromMonth: '' }), []);
    assert.equal(await clearLedger({ folder: join(folder, 'none') }, { kind: 'delete' }), undefined);
  });

  it('is set aside whole, and nothing else with it', async () => {
    const moment = new Date(Date.UTC(2026, 10, 23, 12));
    const aside = await clearLedger({ folder }, { kind: 'set-aside', moment });
    assert.equal(aside, join(folder, 'reset-2026-11-23T12-00-00.000Z'));
    assert.deepEqual((await readdir(folder)).sort(), ['other.json', 'reset-2026-11-23T12-00-00.000Z']);
    assert.deepEqual((await readdir(aside ?? '')).sort(), [
      ...['usage-2026-10.jsonl', 'usage-2026-11.jsonl', 'usage-2026-11.torn.jsonl', 'usage-2026-11.totals.json'],
    ]);
    assert.match(await readFile(join(aside ?? '', 'usage-2026-10.jsonl'), 'utf8'), /october/);
  });

  it('is deleted for good, and nothing else with it', async () => {
    await clearLedger({ folder }, { kind: 'delete' });
    assert.deepEqual(await readdir(folder), ['other.json']);
  });
});
