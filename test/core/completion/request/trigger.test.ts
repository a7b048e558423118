import assert from 'node:assert/strict';
import type { SuppressReason } from '../../../../src/core/completion/outcome/outcome.ts';
import { type LastChange, reasonNotToAsk } from '../../../../src/core/completion/request/trigger.ts';
import type { Hole } from '../../../../src/core/document/hole.ts';

function hole(drawn: string): Hole {
  const [prefix = '', suffix = ''] = drawn.split('█');
  return { languageId: 'typescript', prefix, suffix, eol: '\n', indentUnit: '  ' };
}

describe('asking the model', () => {
  const cases: readonly [string, LastChange, SuppressReason | undefined][] = [
    ['const a = █', 'typed', undefined],
    ['foo(█);', 'typed', undefined],
    ['█', 'none', undefined],
    ['const a█', 'typed', undefined],
    ['  █', 'deleted', undefined],
    ['con█st a = 1', 'typed', 'inside-word'],
    ['naïv█été', 'typed', 'inside-word'],
    ['foo();█', 'typed', 'statement-ended'],
    ['foo();  █', 'typed', 'statement-ended'],
    ['foo();█', 'accepted', undefined],
    ['for (let i = 0;█)', 'typed', undefined],
    ['foo();\n█', 'typed', undefined],
    [`${'x'.repeat(10_001)}█`, 'typed', 'long-line'],
  ];
  for (const [drawn, lastChange, wanted] of cases) {
    it(`${wanted ? `is not done (${wanted})` : 'is done'} at ${JSON.stringify(drawn.slice(-30))}, last ${lastChange}`, () => {
      assert.equal(reasonNotToAsk({ trigger: 'automatic', hole: hole(drawn), lastChange }), wanted);
    });
  }

  it('is done for every explicit request whose answer can be used', () => {
    for (const [drawn, lastChange, reason] of cases) {
      const wanted = reason === 'long-line' ? reason : undefined;
      assert.equal(reasonNotToAsk({ trigger: 'explicit', hole: hole(drawn), lastChange }), wanted);
    }
  });
});
