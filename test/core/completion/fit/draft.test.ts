import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DraftResult } from '../../../../src/core/completion/fit/draft.ts';
import { itCompletes } from '../../../support/completed.ts';
import { holeAt } from '../../../support/cursor.ts';
import { newTypescriptDraft } from '../../../support/typescriptDrafts.ts';

describe('a draft', () => {
  itCompletes([
    ['reports an empty answer', 'typescript', 'const a = █', '', 'rejected: empty'],
    ['reports an answer without code', 'typescript', 'const a = █', 'I cannot help with that.', 'rejected: only-prose'],
    [
      'reports an answer that only repeats the line below',
      'typescript',
      'a();\n█\nreturn x;',
      'return x;',
      'rejected: only-suffix',
    ],
    [
      'reports an answer that only repeats the line above',
      'typescript',
      'const alpha = beta;\n█',
      'const alpha = beta;',
      'rejected: only-echo',
    ],
  ]);

  it('gives the same text in any pieces, and never takes back decided text', async () => {
    const piece = fc.constantFrom(
      '```',
      'ts\n',
      '\n',
      '\r\n',
      '  ',
      'return a',
      ');',
      '}',
      '<think>',
      '</think>',
      '█',
      'Here is it:',
      'foo(',
      '"',
      "'",
      '> ',
      '12 | ',
      '13 | ',
      '+',
      '```diff\n',
      '@@ -1 +1 @@\n',
      '&lt;',
      '// ... existing code ...\n',
      '### Code\n',
      '<code>\n',
      '</code>',
      '<|cursor|>',
      '<|im_end|>',
      'function f() {\n',
      '\uD800',
      '\uDC00',
      '\0',
      '\u202E',
      '\u200B',
    );
    const drawn = fc.constantFrom(
      'f(█);',
      'function f() {\n  █\n}',
      '  █return a',
      'const a = "█"',
      'def f():█',
      '// █',
    );
    await fc.assert(
      fc.asyncProperty(
        drawn,
        fc.array(piece, { maxLength: 14 }),
        fc.array(fc.nat(40), { maxLength: 6 }),
        async (text, pieces, cuts) => {
          const answer = pieces.join('');
          const at = [...new Set(cuts)].filter(cut => cut < answer.length).sort((a, b) => a - b);
          const chunks = [0, ...at].map((start, index) => answer.slice(start, at[index] ?? answer.length));
          assert.deepEqual(await drafted(text, chunks), await drafted(text, [answer]));
        },
      ),
    );
  });

  it('ends an answer of a million characters early', async () => {
    const draft = await newTypescriptDraft({ hole: holeAt('a█'), maxLines: 20 });
    for (let chunk = 0; chunk < 10_000 && !draft.complete; chunk += 1) draft.push('x'.repeat(100));
    assert.equal(draft.ended, 'size-limit');
    const { result } = draft;
    assert.ok(result?.kind === 'suggested' && result.suggestion.insertText.length <= 2_000);
  });

  it('ends an answer of a million lines or blank lines early', async () => {
    const lines = [
      'x();',
      '',
      '<think>',
      '}',
      '```',
      'Here is it:',
      '> a',
      '1 | a',
      '// ... existing code ...',
      '<code>',
      '### Code',
    ];
    for (const said of lines.map(line => `${line}\n`)) {
      const draft = await newTypescriptDraft({ hole: holeAt('function f() {\n  █\n}'), maxLines: 20 });
      for (let chunk = 0; chunk < 1_000_000 && !draft.complete; chunk += 1) draft.push(said);
      assert.ok(draft.complete, said);
    }
  });

  it('keeps the whole lines of an answer that was cut off', async () => {
    const draft = await newTypescriptDraft({ hole: holeAt('function f() {\n  █\n}'), maxLines: 20 });
    draft.push('a();\n  const b = c(d');
    draft.end('length');
    assert.deepEqual(draft.result, { kind: 'suggested', suggestion: { insertText: 'a();', replaceSuffix: 0 } });
  });

  it('reports that the provider has filtered the answer', async () => {
    const draft = await newTypescriptDraft({ hole: holeAt('a█'), maxLines: 20 });
    draft.end('content-filter');
    assert.deepEqual(draft.result, { kind: 'rejected', reason: 'filtered' });
  });
});

/** The result of an answer in these pieces; fails where decided text is taken back. */
async function drafted(text: string, chunks: readonly string[]): Promise<DraftResult | undefined> {
  const draft = await newTypescriptDraft({ hole: holeAt(text), maxLines: 20 });
  let decided = '';
  for (const chunk of chunks) {
    draft.push(chunk);
    assert.ok(draft.decided.insertText.startsWith(decided));
    decided = draft.decided.insertText;
  }
  draft.end('stop');
  assert.ok(draft.decided.insertText.startsWith(decided));
  return draft.result;
}
