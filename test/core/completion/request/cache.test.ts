import assert from 'node:assert/strict';
import { CompletionCache } from '../../../../src/core/completion/request/cache.ts';
import type { Hole } from '../../../../src/core/document/hole.ts';

function hole(drawn: string): Hole {
  const [prefix = '', suffix = ''] = drawn.split('█');
  return { languageId: 'typescript', prefix, suffix, eol: '\n', indentUnit: '  ' };
}

function cached(drawn: string, insertText: string): CompletionCache {
  const cache = new CompletionCache();
  cache.remember('a.ts', hole(drawn), { kind: 'suggested', suggestion: { insertText, replaceSuffix: 0 } });
  return cache;
}

function textAt(cache: CompletionCache, drawn: string, documentId = 'a.ts'): string | undefined {
  const found = cache.find(documentId, hole(drawn));
  return found?.kind === 'suggested' ? found.suggestion.insertText : found?.reason;
}

describe('a finished answer', () => {
  it('is there again at once at the same place', () =>
    assert.equal(textAt(cached('x = █', 'foo()'), 'x = █'), 'foo()'));
  it('is there along what it says', () => assert.equal(textAt(cached('x = █', 'foo()'), 'x = fo█'), 'o()'));
  it('is there again after what was typed is deleted', () => {
    const cache = cached('x = █', 'foo()');
    assert.equal(textAt(cache, 'x = fop█'), undefined);
    assert.equal(textAt(cache, 'x = fo█'), 'o()');
    assert.equal(textAt(cache, 'x = █'), 'foo()');
  });
  it('is not shown in another document', () =>
    assert.equal(textAt(cached('x = █', 'foo()'), 'x = █', 'b.ts'), undefined));
  it('is not shown once it is in the text', () =>
    assert.equal(textAt(cached('x = █', 'foo()'), 'x = foo()█'), undefined));
  it('gives way to a newer one', () => {
    const cache = cached('x = █', 'foo()');
    cache.remember('a.ts', hole('x = █'), { kind: 'suggested', suggestion: { insertText: 'bar()', replaceSuffix: 0 } });
    assert.equal(textAt(cache, 'x = █'), 'bar()');
  });
  it('is forgotten when many others have come since', () => {
    const cache = cached('x = █', 'foo()');
    for (let line = 0; line < 63; line++)
      cache.remember('a.ts', hole(`y${line} = █`), { kind: 'rejected', reason: 'empty' });
    assert.equal(textAt(cache, 'x = █'), 'foo()');
    cache.remember('a.ts', hole('z = █'), { kind: 'rejected', reason: 'empty' });
    assert.equal(textAt(cache, 'x = █'), undefined);
    assert.equal(textAt(cache, 'y0 = █'), 'empty');
  });
  it('that is empty is not asked for again at the same place, only there', () => {
    const cache = new CompletionCache();
    cache.remember('a.ts', hole('x = █'), { kind: 'rejected', reason: 'empty' });
    assert.equal(textAt(cache, 'x = █'), 'empty');
    assert.equal(textAt(cache, 'x = f█'), undefined);
  });
});
