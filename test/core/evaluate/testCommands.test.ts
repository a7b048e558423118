import assert from 'node:assert/strict';
import type { EvaluationTask } from '../../../src/core/evaluate/task.ts';
import { testCommands } from '../../../src/core/evaluate/testCommands.ts';

const ABOUT = { id: 'a', title: 'A', languageId: 'python', prompt: '', files: [], entry: 'a.py' };

function linesOf(...commands: readonly (readonly [string, ...string[]])[]): readonly string[] {
  return testCommands(
    commands.map(
      (command): EvaluationTask => ({ ...ABOUT, kind: 'fix', test: { files: [], command, timeLimitSeconds: 1 } }),
    ),
  );
}

describe('the commands of a task set in the question before they run', () => {
  it('are all there, each once, however many', () => {
    const many = Array.from({ length: 300 }, (_, index) => ['node', `${index}.js`] as const);
    assert.equal(linesOf(...many, ...many).length, 300);
  });

  for (const [name, word, shown] of [
    ['a plain word', 'test.py', 'test.py'],
    ['an empty word', '', '""'],
    ['several words in one', 'import os; x()', '"import os; x()"'],
    ['a quote', 'say "x"', '"say \\"x\\""'],
    ['a line end', 'a\nb\r\nc', '"a\\nb\\r\\nc"'],
    ['a terminal escape', '\x1B[2K', '"\\u001b[2K"'],
    ['an override of the reading direction', '# \u202Ehs.x', '"# \\u202ehs.x"'],
    ['a zero-width space', 'a\u200Bb', '"a\\u200bb"'],
    ['a line separator', 'a\u2028b', '"a\\u2028b"'],
    ['a filler that looks like nothing', 'a\u3164b', '"a\\u3164b"'],
    ['a tag character', 'a\u{E0041}b', '"a\\u{e0041}b"'],
    ['letters of any script', 'größe_数', '"größe_数"'],
  ] as const) {
    it(`show ${name}`, () => assert.deepEqual(linesOf(['python', word]), [`python ${shown}`]));
  }
});
