import { ownValue } from '../json.ts';
import { indentationOf, isBlank } from '../text/lines.ts';
import type { FileTask, TaskFile, TaskTest } from './task.ts';

export interface TaskDraftOptions {
  readonly prompt: string;
  readonly code: string;
  readonly languageId: string;
  /** `.py` */
  readonly extension: string;
  readonly id: string;
}

const TITLE_CHARS = 60;
const TIME_LIMIT_SECONDS = 10;

/** Fails until the user writes a test. */
export function taskDraft({ code, extension, id, languageId, prompt }: TaskDraftOptions): FileTask {
  const entry = `subject${extensionFor(languageId, extension)}`;
  const [title = prompt] = prompt.split('\n');
  return {
    id,
    title: title.length > TITLE_CHARS ? `${title.slice(0, TITLE_CHARS - 1)}…` : title,
    kind: 'refactor',
    languageId,
    prompt,
    files: [{ path: entry, text: asFile(code) }],
    entry,
    test: testFor(entry, languageId),
  };
}

/** The first one replaces unsuitable ones (notebooks). */
const EXTENSIONS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  python: ['.py'],
  javascript: ['.js', '.mjs', '.cjs'],
  javascriptreact: ['.jsx', '.js'],
  typescript: ['.ts', '.mts', '.cts'],
  typescriptreact: ['.tsx'],
};

function extensionFor(languageId: string, given: string): string {
  const known = ownValue(EXTENSIONS, languageId);
  if (known) return known.includes(given) ? given : known[0];
  return /^\.\w+$/.test(given) ? given : '.txt';
}

/** Python rejects an indented first line. */
function asFile(code: string): string {
  const lines = code.split('\n');
  const indents = lines.filter(line => !isBlank(line)).map(indentationOf);
  const [first = ''] = indents;
  const shared = [...first].findIndex((_, at) => indents.some(indent => !indent.startsWith(first.slice(0, at + 1))));
  const width = shared === -1 ? first.length : shared;
  const text = lines.map(line => (isBlank(line) ? line.trimStart() : line.slice(width))).join('\n');
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** `Sort the rows!` → `sort-the-rows`, then `sort-the-rows-2`. */
export function taskIdFor(prompt: string, taken: ReadonlySet<string>): string {
  const words = prompt.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = words.slice(0, 5).join('-') || 'task';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function testFor(entry: string, languageId: string): TaskTest {
  if (languageId === 'python') return test(['python', '-m', 'unittest', '-q'], pythonTest());
  // Node strips types but runs no JSX; `.mts` requires such a Node.
  const name = /\.[mc]?ts$/.test(entry) ? 'subject.test.mts' : 'subject.test.mjs';
  const isRun = languageId === 'javascript' || languageId === 'typescript';
  return test(['node', '--test', name], nodeTest(name, isRun ? importOf(entry) : readingOf(entry)));
}

function test(command: TaskTest['command'], file: TaskFile): TaskTest {
  return { files: [file], command, timeLimitSeconds: TIME_LIMIT_SECONDS };
}

function pythonTest(): TaskFile {
  const text = `import unittest

import subject


class SubjectTest(unittest.TestCase):
    def test_subject(self):
        self.fail("write your assertions here")


if __name__ == "__main__":
    unittest.main()
`;
  return { path: 'test_subject.py', text };
}

function importOf(entry: string): readonly string[] {
  return [`import { test } from 'node:test';`, `import * as subject from './${entry}';`];
}

function readingOf(entry: string): readonly string[] {
  return [
    `import { readFileSync } from 'node:fs';`,
    `import { test } from 'node:test';`,
    '',
    '// The text of the answer. What compiles or runs it can be started from here, or be "testCommand" in task.json.',
    `const subject = readFileSync('${entry}', 'utf8');`,
  ];
}

function nodeTest(path: string, subject: readonly string[]): TaskFile {
  const lines = [
    `import assert from 'node:assert/strict';`,
    ...subject,
    '',
    `test('the answer', () => {`,
    '  assert.ok(subject);',
    `  assert.fail('write your assertions here');`,
    '});',
    '',
  ];
  return { path, text: lines.join('\n') };
}
