import assert from 'node:assert/strict';
import { pricesPerMillion } from '../../../../src/core/usage/amount/pricing.ts';
import { Bookkeeper, type BookkeeperOptions } from '../../../../src/core/usage/budget/bookkeeper.ts';
import type { Amendment, LedgerRecord, RecordUpdate } from '../../../../src/core/usage/ledger/ledger.ts';
import { decodeLine, encodeEntry } from '../../../../src/core/usage/ledger/ledgerLine.ts';
import { costTotal, sumOf } from '../../../../src/core/usage/sums/ledgerTotals.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { memoryLedger } from '../memoryLedger.ts';
import { record, utcDay } from '../records.ts';

const PRICES = pricesPerMillion({ prompt: 0.75, cachedPrompt: 0.075, output: 4.5 });
const { tokens: _, cost: __, id: ___, ...ABOUT } = record();
const COST = 840_000;

/** A finished request, and one that was left in the middle. */
const finished = {
  ...ABOUT,
  certainty: 'reported' as const,
  reportedUsage: { promptTokens: 1000, cachedTokens: 0, outputTokens: 20, costNanoDollars: COST },
};
const left = {
  ...ABOUT,
  certainty: 'estimated' as const,
  reportedUsage: {},
  generationId: 'gen-1',
  outcome: 'aborted' as const,
  reason: 'diverged',
};

class Desk {
  readonly clock = new FakeClock();
  readonly lines: string[];
  opened = 0;
  answer: RecordUpdate | undefined;
  readonly asked: LedgerRecord[] = [];
  readonly bookkeeper: Bookkeeper;

  constructor(lines: string[] = [], more: Partial<BookkeeperOptions> = {}) {
    this.lines = lines;
    let ids = lines.length;
    this.bookkeeper = new Bookkeeper({
      openLedger: async () => {
        this.opened++;
        return memoryLedger(this.lines);
      },
      prices: async () => PRICES,
      caps: () => ({}),
      clock: this.clock,
      time: () => ABOUT.time + this.clock.now(),
      newId: () => `n${ids++}`,
      dayOf: utcDay,
      reportsCostLater: profile => profile === 'openrouter',
      ask: async one => {
        this.asked.push(one);
        return this.answer;
      },
      onChange: () => undefined,
      ...more,
    });
  }

  get session() {
    return costTotal(sumOf(this.bookkeeper.session));
  }

  get written(): readonly (string | undefined)[] {
    return this.lines.map(line => decodeLine(line).kind);
  }
}

describe('the bookkeeper', () => {
  it('opens no file before the first request', async () => {
    const desk = new Desk();
    assert.equal(desk.bookkeeper.spending, undefined);
    assert.equal(desk.opened, 0);
    await desk.bookkeeper.add(finished);
    await desk.bookkeeper.add(finished);
    assert.equal(desk.opened, 1);
    assert.deepEqual(desk.session, { value: 2 * COST, reported: 2, estimated: 0, unknown: 0 });
    assert.deepEqual(desk.written, ['record', 'record']);
  });

  it('records a canceled request first by estimate, and by its price later', async () => {
    const desk = new Desk();
    await desk.bookkeeper.add(left);
    // 4000 and 80 characters: 1000 tokens in at 750 nano-dollars, 20 out at 4500.
    assert.deepEqual(desk.session, { value: 840_000, reported: 0, estimated: 1, unknown: 0 });
    desk.answer = { cost: { certainty: 'reported', value: 700_000 } };
    await desk.clock.advance(60_000);
    assert.deepEqual(desk.session, { value: 700_000, reported: 1, estimated: 0, unknown: 0 });
    assert.deepEqual(desk.written, ['record', 'amendment']);
  });

  it('marks a price as unknown if the provider reports none', async () => {
    const desk = new Desk([], { prices: async () => undefined });
    await desk.bookkeeper.add(left);
    await desk.bookkeeper.add({ ...finished, reportedUsage: { promptTokens: 1000, outputTokens: 20 } });
    assert.deepEqual(desk.session, { value: 0, reported: 0, estimated: 0, unknown: 2 });
  });

  it('uses the running totals of a canceled stream, and estimates the rest', async () => {
    const desk = new Desk();
    const { tokens } = await desk.bookkeeper.add({
      ...left,
      reportedUsage: { promptTokens: 1234, cachedTokens: 1000 },
    });
    assert.deepEqual(tokens, { certainty: 'estimated', prompt: 1234, cached: 1000, output: 20 });
  });

  it('estimates better the more was reported, also in the next session', async () => {
    const dense = { ...finished, reportedUsage: { promptTokens: 2000, cachedTokens: 1000, outputTokens: 40 } };
    const first = new Desk();
    for (let time = 0; time < 10; time++) await first.bookkeeper.add(dense);
    for (const desk of [first, new Desk([...first.lines])]) {
      await desk.bookkeeper.refresh();
      const { tokens } = await desk.bookkeeper.add(left);
      for (const [guess, real] of [
        [tokens.prompt, 2000],
        [tokens.cached, 1000],
        [tokens.output, 40],
      ] as const) {
        assert.ok(Math.abs((guess ?? 0) / real - 1) < 0.15, `${guess} for ${real}`);
      }
    }
  });

  it('looks up after a restart the costs that a killed window left open', async () => {
    const killed = new Desk();
    await killed.bookkeeper.add(left);
    killed.bookkeeper.close();
    const next = new Desk([...killed.lines], { time: () => ABOUT.time + 10 * 60_000 });
    next.answer = { cost: { certainty: 'reported', value: 1 } };
    await next.bookkeeper.refresh();
    await next.clock.advance(60_000);
    assert.deepEqual(
      next.asked.map(({ generationId }) => generationId),
      ['gen-1'],
    );
    await next.bookkeeper.refresh();
    assert.equal(next.bookkeeper.spending?.day.value, 1);
    assert.equal(next.session.value, 0, 'this session has spent nothing');
  });

  it('looks up the costs that a window left open when it was reloaded, after a grace period', async () => {
    const reloaded = new Desk();
    await reloaded.bookkeeper.add(left);
    await reloaded.bookkeeper.add({ ...left, id: 'told', generationId: 'gen-2' });
    reloaded.bookkeeper.close();
    const next = new Desk(reloaded.lines);
    next.answer = { cost: { certainty: 'reported', value: 1 } };
    await next.bookkeeper.refresh();
    await next.clock.advance(4 * 60_000);
    assert.equal(next.asked.length, 0, 'the other window may still be asking');
    const told: Amendment = { amends: 'told', time: ABOUT.time, cost: { certainty: 'reported', value: 2 } };
    next.lines.push(encodeEntry(told));
    await next.clock.advance(2 * 60_000);
    assert.deepEqual(
      next.asked.map(({ generationId }) => generationId),
      ['gen-1'],
    );
    assert.equal(next.bookkeeper.spending?.day.value, 3);
  });

  it('stops looking up the costs that others left open when the window closes', async () => {
    const reloaded = new Desk();
    await reloaded.bookkeeper.add(left);
    reloaded.bookkeeper.close();
    const next = new Desk(reloaded.lines);
    await next.bookkeeper.refresh();
    next.bookkeeper.close();
    await next.clock.advance(60 * 60_000);
    assert.equal(next.asked.length, 0);
  });

  it('remembers accepted suggestions for a long time', async () => {
    const desk = new Desk();
    const { id } = await desk.bookkeeper.add(finished);
    await desk.bookkeeper.amend(id, { accepted: { chars: 70, lines: 2 } });
    await desk.bookkeeper.amend('of another session', { accepted: { chars: 1, lines: 1 } });
    assert.equal(sumOf(desk.bookkeeper.session).acceptedChars, 70);
    assert.deepEqual(desk.written, ['record', 'amendment']);
  });

  it('holds the most expensive provider of a route against the budget', async () => {
    const dear = pricesPerMillion({ prompt: 7.5, output: 45 });
    const prices = async (profile: string) => (profile === 'dear' ? dear : profile === 'nobody' ? undefined : PRICES);
    const desk = new Desk([], { prices, caps: () => ({ day: 5_000_000 }) });
    const planned = { languageId: 'ts', promptChars: 4000, maxTokens: 256 };
    const served = (...profiles: string[]) => profiles.map(profile => ({ profile, model: 'm' }));
    const admit = (...profiles: string[]) => desk.bookkeeper.admit({ ...planned, destinations: served(...profiles) });
    assert.equal((await admit('cheap', 'nobody')).kind, 'admitted');
    assert.equal((await admit('cheap', 'dear')).kind, 'over-budget');
    const { worstNanoDollars } = await desk.bookkeeper.quote({ ...planned, destinations: served('nobody') });
    assert.equal(worstNanoDollars, undefined);
  });

  it('frees budget when a running request turns out cheaper than its maximum', async () => {
    const destinations = [{ profile: 'openrouter', model: 'm' }];
    const planned = { destinations, languageId: 'ts', promptChars: 4000, maxTokens: 256 };
    const worst = 750_000 + 256 * 4500;
    const desk = new Desk([], { caps: () => ({ day: 2 * worst - 1 }) });
    const first = await desk.bookkeeper.admit(planned);
    const second = await desk.bookkeeper.admit(planned);
    assert.ok(first.kind === 'admitted' && second.kind === 'over-budget');
    assert.equal(second.worst, worst);
    assert.equal(desk.bookkeeper.budgetWith(second.worst)?.kind, 'stop');
    await desk.bookkeeper.add({ ...finished, id: first.id });
    assert.equal(desk.bookkeeper.budgetWith(second.worst)?.kind, 'ok');
  });

  it('admits requests up to the cap, in the worst case, and beyond if the user insists', async () => {
    const destinations = [{ profile: 'openrouter', model: 'm' }];
    const planned = { destinations, languageId: 'ts', promptChars: 4000, maxTokens: 256 };
    const worst = 750_000 + 256 * 4500;
    const desk = new Desk([], { caps: () => ({ day: worst + COST }) });
    const first = await desk.bookkeeper.admit(planned);
    assert.equal(first.kind, 'admitted');
    await desk.bookkeeper.add({ ...finished, ...(first.kind === 'admitted' && { id: first.id }) });
    const second = await desk.bookkeeper.admit(planned);
    assert.equal(second.kind, 'admitted', 'it just fits');
    assert.equal((await desk.bookkeeper.admit(planned)).kind, 'over-budget', 'while that one is under way');
    if (second.kind === 'admitted') await desk.bookkeeper.release(second.id);
    await desk.bookkeeper.add({ ...finished, reportedUsage: { ...finished.reportedUsage, costNanoDollars: 1 } });
    const third = await desk.bookkeeper.admit(planned);
    assert.equal(third.kind, 'over-budget');
    assert.equal((await desk.bookkeeper.admit(planned, 'anyway')).kind, 'admitted');
    await settled();
  });
});
