import type { FileTask, TaskFile, TaskTest } from './task.ts';

export interface TaskWish {
  /** What the model is told. */
  readonly prompt: string;
  readonly code: string;
  readonly languageId: string;
  /** Of the file that the code is from: `.py`. */
  readonly extension: string;
  /** The folder's name. */
  readonly id: string;
}

const TITLE_CHARS = 60;
const TIME_LIMIT_SECONDS = 10;

/** A task whose test fails until somebody has written one: a test that cannot fail would praise every model. */
export function taskDraft({ code, extension, id, languageId, prompt }: TaskWish): FileTask {
  const entry = `subject${extension}`;
  const [title = prompt] = prompt.split('\n');
  return {
    id,
    title: title.length > TITLE_CHARS ? `${title.slice(0, TITLE_CHARS - 1)}…` : title,
    kind: 'refactor',
    languageId,
    prompt,
    files: [{ path: entry, text: code.endsWith('\n') ? code : `${code}\n` }],
    entry,
    test: testFor(entry, languageId),
  };
}

/** `sort-the-rows` of `Sort the rows!`; another number each time where that is taken. */
export function idFor(prompt: string, taken: ReadonlySet<string>): string {
  const words = prompt.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = words.slice(0, 5).join('-') || 'task';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function testFor(entry: string, languageId: string): TaskTest {
  if (languageId === 'python') return test(['python', '-m', 'unittest', '-q'], pythonTest('import subject\n\n\n'));
  if (/\.[mc]?[jt]sx?$/.test(entry)) return test(['node', '--test', 'subject.test.mjs'], nodeTest(entry));
  // Whatever runs the answer is for its author to say.
  return test(['python', '-m', 'unittest', '-q'], pythonTest('\n'));
}

function test(command: TaskTest['command'], file: TaskFile): TaskTest {
  return { files: [file], command, timeLimitSeconds: TIME_LIMIT_SECONDS };
}

function pythonTest(imports: string): TaskFile {
  const text = `import unittest

${imports}class SubjectTest(unittest.TestCase):
    def test_subject(self):
        self.fail("say here what has to hold for the answer")


if __name__ == "__main__":
    unittest.main()
`;
  return { path: 'test_subject.py', text };
}

function nodeTest(entry: string): TaskFile {
  const lines = [
    `import assert from 'node:assert/strict';`,
    `import { test } from 'node:test';`,
    `import * as subject from './${entry}';`,
    '',
    `test('the answer', () => {`,
    '  assert.ok(subject);',
    `  assert.fail('say here what has to hold for the answer');`,
    '});',
    '',
  ];
  return { path: 'subject.test.mjs', text: lines.join('\n') };
}
