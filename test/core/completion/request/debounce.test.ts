import assert from 'node:assert/strict';
import { type DebounceInput, debounceMs, EDITOR_WAIT_MS } from '../../../../src/core/completion/request/debounce.ts';

function waitMs(more: Partial<DebounceInput>): number {
  return debounceMs({
    setting: 'auto',
    trigger: 'automatic',
    lastChange: 'typed',
    linePrefix: 'const to',
    gapMs: 120,
    misses: 0,
    ...more,
  });
}

describe('the wait before asking', () => {
  it('is zero for an explicit request and after accepting', () => {
    assert.equal(waitMs({ trigger: 'explicit', setting: 500 }), 0);
    assert.equal(waitMs({ lastChange: 'accepted', setting: 500 }), 0);
  });
  it('is the configured one', () => assert.equal(waitMs({ setting: 500, linePrefix: '' }), 500));
  it('is shortest at the start of a line, where people think', () => {
    assert.ok(waitMs({ linePrefix: '  ' }) < waitMs({ linePrefix: '  x' }));
  });
  it('is shorter after a word than inside it', () => {
    assert.ok(waitMs({ linePrefix: 'const ' }) < waitMs({ linePrefix: 'const' }));
  });
  it('inside a word outlasts the gaps of a fast typist', () => {
    assert.ok(EDITOR_WAIT_MS + waitMs({}) > 110);
  });
  it('grows with every answer on the line that was typed past, up to a limit', () => {
    const waits = [0, 1, 2, 3, 50, 51].map(misses => waitMs({ linePrefix: 'a = ', misses }));
    assert.deepEqual(
      waits,
      [...waits].sort((a, b) => a - b),
    );
    assert.ok((waits[1] ?? 0) > (waits[0] ?? 0));
    assert.equal(waits[4], waits[5]);
  });
  it('inside a word, once an answer was typed past, outlasts the usual gap of this typist', () => {
    for (const gapMs of [80, 120, 200])
      assert.ok(EDITOR_WAIT_MS + waitMs({ misses: 1, gapMs }) > gapMs * 1.3, `${gapMs}`);
  });
  it('is long after deleting', () => assert.ok(waitMs({ lastChange: 'deleted' }) >= 300));
  it('after taking indentation back is over before the line is begun', () => {
    assert.ok(EDITOR_WAIT_MS + waitMs({ lastChange: 'deleted', linePrefix: '  ' }) < 170);
  });
});
