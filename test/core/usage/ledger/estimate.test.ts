import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CHARS_PER_TOKEN, LearnedRatio } from '../../../../src/core/usage/amount/ratio.ts';
import { Estimator, estimateTokens } from '../../../../src/core/usage/ledger/estimate.ts';

const sample = { model: 'm', languageId: 'python', promptChars: 3000, outputChars: 300 };

describe('an estimate', () => {
  it('takes four characters for a token while nothing is known', () => {
    assert.equal(estimateTokens(401), 101);
    assert.deepEqual(new Estimator().tokens(sample), { certainty: 'estimated', prompt: 750, cached: 0, output: 75 });
  });

  it('is within 5 % of the truth after ten reported requests', () => {
    for (const charsPerToken of [2.2, 3.1, 4.9]) {
      const estimator = new Estimator();
      const truth = { prompt: Math.round(3000 / charsPerToken), output: Math.round(300 / charsPerToken) };
      const tokens = { certainty: 'reported' as const, ...truth, cached: Math.round(truth.prompt / 2) };
      for (let time = 0; time < 10; time++) estimator.learn({ ...sample, tokens });
      const { prompt = 0, output = 0, cached = 0 } = estimator.tokens(sample);
      for (const [guess, real] of [
        [prompt, truth.prompt],
        [output, truth.output],
        [cached, tokens.cached],
      ] as const) {
        assert.ok(Math.abs(guess / real - 1) < 0.05, `${guess} for ${real} at ${charsPerToken}`);
      }
    }
  });

  it("learns each language by itself, and starts a new one from the model's others", () => {
    const ratio = new LearnedRatio(CHARS_PER_TOKEN);
    ratio.learn(['m', 'python'], { part: 30_000, whole: 10_000 });
    ratio.learn(['m', 'go'], { part: 20_000, whole: 10_000 });
    const close = (path: string[], expected: number) => assert.ok(Math.abs(ratio.at(path) - expected) < 0.1, `${path}`);
    close(['m', 'python'], 3);
    close(['m', 'go'], 2);
    close(['m', 'rust'], 2.5);
    close(['other'], 4);
  });

  it('learns from nothing that was itself estimated, and no output ratio from hidden thinking', () => {
    const estimator = new Estimator();
    estimator.learn({ ...sample, tokens: { certainty: 'estimated', prompt: 1, output: 1 } });
    estimator.learn({ ...sample, tokens: { certainty: 'reported', prompt: 750, output: 9000, reasoning: 8925 } });
    assert.deepEqual(estimator.tokens(sample), { certainty: 'estimated', prompt: 750, cached: 0, output: 75 });
  });

  it('stays sensible whatever is reported', () => {
    const size = fc.integer({ min: 0, max: 1e7 });
    fc.assert(
      fc.property(fc.array(fc.record({ part: size, whole: size })), seen => {
        const ratio = new LearnedRatio(CHARS_PER_TOKEN);
        for (const one of seen) ratio.learn(['m'], one);
        const learned = ratio.at(['m']);
        assert.ok(learned >= CHARS_PER_TOKEN.min && learned <= CHARS_PER_TOKEN.max, `${learned}`);
      }),
    );
  });
});
