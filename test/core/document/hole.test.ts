import assert from 'node:assert/strict';
import { HOLE_BUDGET, type LineSource, linePrefix, lineSuffix, takeHole } from '../../../src/core/document/hole.ts';

function countedLines(lines: readonly string[]): LineSource & { reads: number } {
  const source = {
    lineCount: lines.length,
    reads: 0,
    line: (index: number) => {
      source.reads++;
      return lines[index] ?? '';
    },
  };
  return source;
}

const budget = { prefixChars: 100, suffixChars: 50 };
const language = { languageId: 'typescript', eol: '\n', indentUnit: '  ' } as const;
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);

describe('the hole', () => {
  it('is the text on both sides of the cursor', () => {
    const hole = takeHole({
      lines: countedLines(['a', 'foo();', 'b']),
      position: { line: 1, character: 4 },
      budget,
      ...language,
    });
    assert.equal(`${hole.prefix}█${hole.suffix}`, 'a\nfoo(█);\nb');
    assert.equal(linePrefix(hole), 'foo(');
    assert.equal(lineSuffix(hole), ');');
  });

  it('is empty in an empty document', () => {
    const hole = takeHole({ lines: countedLines(['']), position: { line: 0, character: 0 }, budget, ...language });
    assert.equal(hole.prefix + hole.suffix, '');
  });

  it('reads as few lines of a document of 100,000 lines as of one of 160', () => {
    const reads = [160, 100_000].map(count => {
      const lines = countedLines(numbered(count));
      takeHole({ lines, position: { line: 50, character: 0 }, budget, ...language });
      return lines.reads;
    });
    assert.equal(reads[0], reads[1]);
  });

  it('moves its window in steps, so that providers know most of the prompt again', () => {
    const lines = countedLines(numbered(1_000));
    const starts = Array.from({ length: 64 }, (_, step) => {
      const hole = takeHole({ lines, position: { line: 500 + step, character: 0 }, budget, ...language });
      assert.ok(hole.prefix.length >= budget.prefixChars);
      return hole.prefix.slice(0, hole.prefix.indexOf('\n'));
    });
    assert.equal(new Set(starts).size, 5);
  });

  it('keeps the end of its window while lines come in at the cursor', () => {
    const below = numbered(200);
    const ends = Array.from({ length: 20 }, (_, typed) => {
      const lines = countedLines([...numbered(typed), '', ...below]);
      const hole = takeHole({ lines, position: { line: typed, character: 0 }, budget, ...language });
      return hole.suffix.slice(hole.suffix.lastIndexOf('\n') + 1);
    });
    assert.equal(new Set(ends).size, 1);
  });

  it('stays cheap if every line is a paragraph', () => {
    const lines = countedLines(Array.from({ length: 200 }, (_, index) => `${index} ${'word '.repeat(400)}`));
    for (let line = 80; line < 112; line++) {
      const hole = takeHole({ lines, position: { line, character: 0 }, budget: HOLE_BUDGET, ...language });
      assert.ok(hole.prefix.length > HOLE_BUDGET.prefixChars, 'nothing is left of what stands above');
      assert.ok(hole.prefix.length < 3 * 2_000, `${hole.prefix.length} characters above`);
      assert.ok(hole.suffix.length < 4 * 2_000, `${hole.suffix.length} characters below`);
    }
  });

  it('stops at a line that is generated or minified', () => {
    const lines = countedLines(['before', 'x'.repeat(20_000), 'const a = ', 'y'.repeat(20_000), 'after']);
    const hole = takeHole({ lines, position: { line: 2, character: 10 }, budget, ...language });
    assert.equal(`${hole.prefix}█${hole.suffix}`, 'const a = █');
  });
});
