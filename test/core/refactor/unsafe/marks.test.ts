import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { warningsOf } from '../../../../src/core/refactor/safety/warnings.ts';
import { finish } from '../../../../src/core/steps.ts';
import { installedGrammars } from '../../../support/grammars.ts';

interface Snippet {
  readonly set: 'unsafe' | 'innocent';
  readonly kind: string;
  readonly languageId: string;
  readonly code: string;
}

const LEAST_RECALL = 0.9;
const LEAST_PRECISION = 0.95;

const snippets = readFileSync(new URL('data/snippets.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Snippet);
const kinds = [...new Set(snippets.map(({ kind }) => kind))];

const grammars = installedGrammars();

function kindsOf({ code, languageId }: Snippet, hasGrammar: boolean): string[] {
  const syntax = hasGrammar ? grammars.syntaxOf(languageId) : undefined;
  const compared = { path: 'a', languageId, selected: '', before: '', after: `${code}\n`, syntax };
  return finish(warningsOf(compared)).map(({ kind }) => kind);
}

describe('unsafe code in more than 25 languages', () => {
  before(() => Promise.all([...new Set(snippets.map(({ languageId }) => languageId))].map(id => grammars.load(id))));

  for (const hasGrammar of [true, false]) {
    for (const kind of kinds) {
      it(`${kind} is marked ${hasGrammar ? 'with grammars' : 'by the scanner alone'}, and innocent code isn't`, () => {
        const own = snippets.filter(snippet => snippet.kind === kind);
        const unsafe = own.filter(({ set }) => set === 'unsafe');
        const missed = unsafe.filter(snippet => !kindsOf(snippet, hasGrammar).includes(kind));
        const wrong = own.filter(snippet => snippet.set === 'innocent' && kindsOf(snippet, hasGrammar).length > 0);
        const found = unsafe.length - missed.length;
        const report = [...missed, ...wrong].map(({ code, languageId, set }) => `${set} ${languageId}: ${code}`);
        assert.ok(found / unsafe.length >= LEAST_RECALL, report.join('\n'));
        assert.ok(found / (found + wrong.length) >= LEAST_PRECISION, report.join('\n'));
      });
    }
  }

  it('covers every kind with both sets or with unsafe code', () => {
    assert.ok(snippets.filter(({ set }) => set === 'innocent').length > 150);
    for (const kind of kinds)
      assert.ok(
        snippets.some(snippet => snippet.kind === kind && snippet.set === 'unsafe'),
        kind,
      );
  });
});
