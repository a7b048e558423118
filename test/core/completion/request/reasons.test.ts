import assert from 'node:assert/strict';
import { explainReason, explainRequest, requestFacts } from '../../../../src/core/completion/request/reasons.ts';
import type { RequestRecord } from '../../../../src/core/completion/request/requestRecord.ts';

const RECORD: RequestRecord = {
  id: 'r1',
  documentId: 'a.ts',
  path: 'a.ts',
  line: 3,
  trigger: 'automatic',
  languageId: 'typescript',
  model: 'm',
  servedBy: { profile: 'openrouter', model: 'm', provider: undefined },
  generationId: undefined,
  waitMs: 70,
  firstTokenMs: 351.6,
  firstPaintMs: 430,
  promptChars: 4000,
  outputChars: 80,
  reported: {},
  durationMs: 900,
  usage: { promptTokens: 400, cachedTokens: 320, outputTokens: 30, costNanoDollars: 93_600 },
  tokens: 'reported',
  outcome: { kind: 'suggested', chars: 42, endedBy: 'model' },
};

describe('the sentence about a request', () => {
  it('has its waits, tokens and cost', () => {
    assert.equal(
      requestFacts(RECORD),
      "sent after 70 ms · first token 352 ms later · first text to show after 430 ms · 400 tokens in (320 from the provider's cache), 30 out · $0.000094",
    );
  });

  it('has ~ for an estimate and never a zero for an unknown amount', () => {
    const facts = requestFacts({
      ...RECORD,
      firstTokenMs: undefined,
      firstPaintMs: undefined,
      usage: { promptTokens: 400 },
      tokens: 'estimated',
      outcome: { kind: 'aborted', reason: 'diverged' },
    });
    assert.equal(facts, 'sent after 70 ms · no answer · ~400 tokens in, ? out · cost unknown');
  });

  it('exists for every outcome', () => {
    const said = (['diverged', 'left', 'replaced', 'settings', 'closed'] as const).map(reason =>
      explainRequest({ ...RECORD, outcome: { kind: 'aborted', reason } }),
    );
    assert.equal(new Set(said).size, said.length);
    assert.match(explainRequest(RECORD), /42 characters/);
  });
});

describe('the sentence about a stored outcome', () => {
  it("depends on the outcome's name alone", () => {
    for (const reason of ['model', 'block-finished', 'only-suffix', 'diverged', 'closed']) {
      assert.match(explainReason(reason) ?? '', /^[A-Z].+\.$/, reason);
    }
  });

  it('exists for no name of a later version', () => {
    assert.equal(explainReason('some-day'), undefined);
    assert.equal(explainReason('constructor'), undefined);
  });
});
