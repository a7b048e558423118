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

describe('a cached answer', () => {
  it('is shown at once at the same place', () => assert.equal(textAt(cached('x = █', 'foo()'), 'x = █'), 'foo()'));
  it('is shown while its text is typed', () => assert.equal(textAt(cached('x = █', 'foo()'), 'x = fo█'), 'o()'));
  it('is shown again after typed text is deleted', () => {
    const cache = cached('x = █', 'foo()');
    assert.equal(textAt(cache, 'x = fop█'), undefined);
    assert.equal(textAt(cache, 'x = fo█'), 'o()');
    assert.equal(textAt(cache, 'x = █'), 'foo()');
  });
  it('is not shown in another document', () =>
    assert.equal(textAt(cached('x = █', 'foo()'), 'x = █', 'b.ts'), undefined));
  it('is not shown once its text is in the document', () =>
    assert.equal(textAt(cached('x = █', 'foo()'), 'x = foo()█'), undefined));
  it('is replaced by a newer one', () => {
    const cache = cached('x = █', 'foo()');
    cache.remember('a.ts', hole('x = █'), { kind: 'suggested', suggestion: { insertText: 'bar()', replaceSuffix: 0 } });
    assert.equal(textAt(cache, 'x = █'), 'bar()');
  });
  it('is evicted after many others', () => {
    const cache = cached('x = █', 'foo()');
    for (let line = 0; line < 63; line++)
      cache.remember('a.ts', hole(`y${line} = █`), { kind: 'rejected', reason: 'empty' });
    assert.equal(textAt(cache, 'x = █'), 'foo()');
    cache.remember('a.ts', hole('z = █'), { kind: 'rejected', reason: 'empty' });
    assert.equal(textAt(cache, 'x = █'), undefined);
    assert.equal(textAt(cache, 'y0 = █'), 'empty');
  });
  it('that is empty prevents another request only at the same place', () => {
    const cache = new CompletionCache();
    cache.remember('a.ts', hole('x = █'), { kind: 'rejected', reason: 'empty' });
    assert.equal(textAt(cache, 'x = █'), 'empty');
    assert.equal(textAt(cache, 'x = f█'), undefined);
  });
});
