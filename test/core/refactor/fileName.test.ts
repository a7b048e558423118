import assert from 'node:assert/strict';
import { nameInComment, nameInInfo, nameInLine, namesInText } from '../../../src/core/refactor/fileName.ts';
import { safePath } from '../../../src/core/refactor/safePath.ts';

describe('the name of a file', () => {
  for (const line of [
    'tests/test_app.py',
    '**tests/test_app.py**',
    '**`tests/test_app.py`**',
    '`tests/test_app.py`:',
    '### tests/test_app.py',
    '## 2. `tests/test_app.py` (new)',
    '#### File 2: tests/test_app.py',
    '- **tests/test_app.py**:',
    'File: `tests/test_app.py`',
    'New file: tests/test_app.py',
    '**Filename:** `tests/test_app.py`',
    'And the tests, in `tests/test_app.py`:',
    'Save this as `tests/test_app.py`:',
  ]) {
    it(`stands in the line: ${line}`, () => assert.equal(nameInLine(line)?.path, 'tests/test_app.py'));
  }

  for (const line of [
    'Here is the code:',
    'Tests for `app.py`:',
    'This uses `os.path` and `app.py`:',
    'It is imported from `app.py`:',
    'In version 1.2.3:',
    'The file `app.py` is left as it is.',
    'e.g.',
    'Run `pytest test_app.py`:',
    '',
  ]) {
    it(`does not stand in the line: ${line}`, () => assert.equal(nameInLine(line), undefined));
  }

  for (const info of [
    'python title="lib/a.py"',
    "python title='lib/a.py'",
    'python filename=lib/a.py',
    'python {file: "lib/a.py"}',
    'python:lib/a.py',
    'python lib/a.py',
    'lib/a.py',
  ]) {
    it(`stands behind the marks: ${info}`, () => assert.equal(nameInInfo(info)?.path, 'lib/a.py'));
  }

  for (const info of ['python', '', 'c++', 'python linenums', 'js {1,3}', 'diff'])
    it(`does not stand behind the marks: ${info}`, () => assert.equal(nameInInfo(info), undefined));

  for (const [line, path] of [
    ['# lib/a.py', 'lib/a.py'],
    ['// File: src/a.ts', 'src/a.ts'],
    ['/* a.css */', 'a.css'],
    ['<!-- web/index.html -->', 'web/index.html'],
    ['-- schema.sql (new file)', 'schema.sql'],
    ['# Dockerfile', 'Dockerfile'],
    ['# see lib/a.py', undefined],
    ['# 1.0', undefined],
    ['a.b()', undefined],
    ['#!/usr/bin/env python', undefined],
  ] as const) {
    it(`in a comment: ${line}`, () => assert.equal(nameInComment(line)?.path, path));
  }

  it('is found in an instruction, each once and in order', () =>
    assert.deepEqual(
      namesInText('Move b to lib/b.ts, test it in `b.test.ts` (see https://a.example/x.ts) and lib/b.ts.'),
      ['lib/b.ts', 'b.test.ts'],
    ));
});

describe('where a file that the model names belongs', () => {
  const place = (name: string, source = 'src/app/main.ts', rootFolders: readonly string[] = ['src', 'test']) =>
    safePath({ name, source, rootFolders });

  for (const [rule, name, path] of [
    ['next to the source', 'b.ts', 'src/app/b.ts'],
    ['in a folder beside it', 'lib/b.ts', 'src/app/lib/b.ts'],
    ['from the root, where the path begins there', 'src/b.ts', 'src/b.ts'],
    ['in another folder of the root', 'test/main.test.ts', 'test/main.test.ts'],
    ['beside, where it says so', './test/main.test.ts', 'src/app/test/main.test.ts'],
    ['above, within the workspace', '../b.ts', 'src/b.ts'],
    ['with the slashes of Windows', 'lib\\b.ts', 'src/app/lib/b.ts'],
  ] as const) {
    it(rule, () => assert.equal(place(name), path));
  }

  for (const name of [
    '/etc/passwd',
    '\\\\server\\share\\a.ts',
    'C:\\a.ts',
    'c:a.ts',
    '~/a.ts',
    '../../../a.ts',
    'lib/../../../../a.ts',
    '.git/hooks/a.sh',
    'lib/.GIT/config.txt',
    'a\0.ts',
    'a.ts:stream',
    'con.ts',
    'lib/aux',
    'a.ts.',
    'lib /a.ts',
    '..',
    '.',
    '',
  ]) {
    it(`nowhere: ${JSON.stringify(name)}`, () => assert.equal(place(name), undefined));
  }
});
