import assert from 'node:assert/strict';
import {
  maxTokensFor,
  type RefactorInput,
  refactorRequest,
} from '../../../../src/core/refactor/request/refactorRequest.ts';
import { type Target, targetOf } from '../../../../src/core/refactor/target/target.ts';
import { finish } from '../../../../src/core/steps.ts';
import { dedent } from '../../../support/dedent.ts';

const CODE = dedent`
  import os


  def f(path):
      return os.stat(path)


  def g():
      pass
`;
const INPUT = { target: targetIn(CODE, 'def f', '(path)\n'), instruction: 'Add types.', model: 'coder' };

function targetIn(text: string, first: string, last: string): Target {
  const end = text.indexOf(last) + last.length;
  return targetOf({ path: 'lib/files.py', languageId: 'python', text, start: text.indexOf(first), end });
}

const requestOf = (input: RefactorInput) => finish(refactorRequest(input));

function question(request: ReturnType<typeof requestOf>): string {
  return request.messages[1]?.content ?? '';
}

describe('the request for a refactoring', () => {
  it('marks the selection within the code around it', () => {
    const content = question(requestOf(INPUT));
    assert.match(content, /lib\/files\.py \(python, indented by 4 spaces\)/);
    assert.match(
      content,
      /import os\n\n\n<SELECTION>\ndef f\(path\):\n {4}return os\.stat\(path\)\n<\/SELECTION>\n\n\ndef g\(\):/,
    );
    assert.match(content, /Instruction: Add types\.$/);
  });

  it('begins with the same bytes for every instruction, so that providers can cache them', () => {
    const other = requestOf({ ...INPUT, instruction: 'Add tests.' });
    assert.deepEqual(requestOf(INPUT).messages[0], other.messages[0]);
  });

  it('asks for one fenced block and forbids unsafe code', () => {
    const system = requestOf(INPUT).messages[0]?.content ?? '';
    for (const word of [/one fenced code block/, /no diff/, /eval/, /shell/, /certificate/, /path/])
      assert.match(system, word);
  });

  it('uses LF for a document with CRLF, and no byte order mark', () => {
    const text = `\uFEFF${CODE.replaceAll('\n', '\r\n')}`;
    const content = question(requestOf({ ...INPUT, target: targetIn(text, 'def f', '(path)\r\n') }));
    assert.doesNotMatch(content, /[\r\uFEFF]/);
  });

  it('sends the imports and forty lines on each side of a long file, and marks the gap', () => {
    const filler = (name: string) => Array.from({ length: 300 }, (_, line) => `${name} = ${line}\n`).join('');
    const text = `import os\n${filler('above')}def f():\n    pass\n${filler('below')}`;
    const content = question(requestOf({ ...INPUT, target: targetIn(text, 'def f', 'pass\n') }));
    assert.equal(content.match(/above = /g)?.length, 40);
    assert.equal(content.match(/below = /g)?.length, 40);
    assert.match(content, /:\n\nimport os\n\[…\]\n/);
    assert.match(content, /\[…\]\n\nInstruction/);
  });

  it('stays affordable next to a minified line', () => {
    const text = `x = "${'a'.repeat(500_000)}"\ndef f():\n    pass\ny = "${'b'.repeat(500_000)}"\n`;
    assert.ok(question(requestOf({ ...INPUT, target: targetIn(text, 'def f', 'pass\n') })).length < 15_000);
  });

  it('lists the problems that the editor has marked, each with its line of code', () => {
    const diagnostics = [{ line: 4, message: 'Call to\n  unknown function.', source: 'pylint' }];
    const content = question(requestOf({ ...INPUT, diagnostics }));
    assert.match(content, /Problems:\n- at `return os\.stat\(path\)`: Call to unknown function\. \(pylint\)\n/);
  });

  it("includes an earlier answer and the user's correction, with the first request unchanged", () => {
    const retry = [
      { answer: 'one', instruction: 'Shorter.' },
      { answer: 'two', instruction: 'Shorter still.' },
    ];
    const request = requestOf({ ...INPUT, retry });
    assert.deepEqual(request.messages.slice(0, 2), requestOf(INPUT).messages);
    assert.deepEqual(
      request.messages.slice(2).map(({ role, content }) => [role, content.split('\n')[0]]),
      [
        ['assistant', 'one'],
        ['user', 'Shorter.'],
        ['assistant', 'two'],
        ['user', 'Shorter still.'],
      ],
    );
  });

  it('lets the answer be about twice as long as the selection, within bounds, and longer for a whole file', () => {
    const sized = (chars: number) => {
      const text = `a = 1\n${'x'.repeat(chars)}\nb = 2\n`;
      return maxTokensFor(targetOf({ path: 'a', languageId: 'python', text, start: 6, end: 6 + chars }));
    };
    assert.deepEqual([10, 1_500, 100_000].map(sized), [600, 1_000, 2_000]);
    assert.equal(
      maxTokensFor(targetOf({ path: 'a', languageId: 'python', text: CODE, start: 0, end: CODE.length })),
      4_000,
    );
  });
});
