import assert from 'node:assert/strict';
import { nameInComment, nameInInfo, nameInLine, namesInText } from '../../../../src/core/answer/whole/fileName.ts';
import { resolveFileName } from '../../../../src/core/refactor/reading/resolveFileName.ts';

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
    it(`is found in the line: ${line}`, () => assert.equal(nameInLine(line)?.path, 'tests/test_app.py'));
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
    it(`is not found in the line: ${line}`, () => assert.equal(nameInLine(line), undefined));
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
    it(`is found after the marks: ${info}`, () => assert.equal(nameInInfo(info)?.path, 'lib/a.py'));
  }

  for (const info of ['python', '', 'c++', 'python linenums', 'js {1,3}', 'diff'])
    it(`is not found after the marks: ${info}`, () => assert.equal(nameInInfo(info), undefined));

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
    resolveFileName({ name, source, rootFolders });

  for (const [rule, name, path] of [
    ['next to the source', 'b.ts', 'src/app/b.ts'],
    ['in a folder beside it', 'lib/b.ts', 'src/app/lib/b.ts'],
    ['from the root, where the path begins there', 'src/b.ts', 'src/b.ts'],
    ['in another folder of the root', 'test/main.test.ts', 'test/main.test.ts'],
    ['next to the source, where the path begins with `./`', './test/main.test.ts', 'src/app/test/main.test.ts'],
    ['above, within the workspace', '../b.ts', 'src/b.ts'],
    ['with the slashes of Windows', 'lib\\b.ts', 'src/app/lib/b.ts'],
  ] as const) {
    it(rule, () => assert.deepEqual(place(name), { kind: 'placed', path }));
  }

  for (const [name, reason] of [
    ['/etc/passwd', 'is absolute.'],
    ['\\\\server\\share\\a.ts', 'is absolute.'],
    ['\\Windows\\a.ts', 'is absolute.'],
    ['C:\\a.ts', 'contains a colon.'],
    ['c:a.ts', 'contains a colon.'],
    ['a.ts:stream', 'contains a colon.'],
    ['~/a.ts', 'begins with ~.'],
    ['../../../a.ts', 'is outside the workspace.'],
    ['lib/../../../../a.ts', 'is outside the workspace.'],
    ['lib/..\\..\\../../a.ts', 'is outside the workspace.'],
    ['.git/hooks/a.sh', 'belongs to version control'],
    ['lib/.GIT/config.txt', 'belongs to version control'],
    ['.ｇｉｔ/config', 'belongs to version control'],
    ['GIT~1/hooks/pre-commit', 'has a shortened name with ~. Use the full name.'],
    ['lib/SECRET~2.TXT', 'has a shortened name with ~.'],
    ['.g\u200cit/hooks/pre-commit', "contains characters that can't be seen."],
    ['\u202esj.exe', "contains characters that can't be seen."],
    ['a\u3164.ts', "contains characters that can't be seen."],
    ['a\0.ts', "contains characters that can't be seen."],
    ['a\ud800.ts', "contains characters that can't be seen."],
    ['con.ts', "has a device's name."],
    ['lib/aux', "has a device's name."],
    ['COM¹', "has a device's name."],
    ['a.ts.', 'has a name that ends in a dot or a space.'],
    ['lib /a.ts', 'has a name that ends in a dot or a space.'],
    ['a?.ts', 'has one of < > " | ? * in a name.'],
    [`${'a'.repeat(300)}.ts`, 'has a name that is too long.'],
    ['a/'.repeat(300), "isn't a file name."],
    ['..', "isn't a file name."],
    ['.', "isn't a file name."],
    ['', "isn't a file name."],
  ] as const) {
    it(`nowhere: ${JSON.stringify(name).slice(0, 40)} ${reason}`, () => {
      const placed = place(name);
      assert.ok(placed.kind === 'refused', 'it was placed');
      assert.ok(placed.reason.includes(reason), placed.reason);
      assert.doesNotMatch(placed.reason, /[\u200c\u202e\u3164\0]/);
    });
  }
});
