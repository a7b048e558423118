import assert from 'node:assert/strict';
import { explainRefusal } from '../../../../src/core/refactor/placing/refusals.ts';
import { warningsOutside } from '../../../../src/core/refactor/reading/outsideSelection.ts';
import { ProposalReader } from '../../../../src/core/refactor/reading/proposal.ts';
import { targetOf } from '../../../../src/core/refactor/target/target.ts';
import { finish } from '../../../../src/core/steps.ts';
import { dedent } from '../../../support/dedent.ts';

const TEXT = dedent`
  def f():
      a = 1
      return a


  def g():
      pass
`;
const TARGET = targetOf({ path: 'lib/a.py', languageId: 'python', text: TEXT, start: 0, end: TEXT.indexOf('\n\n') });

describe('an answer on its way', () => {
  it('shows its whole lines in the place of the selection', () => {
    const reader = new ProposalReader(TARGET, 'simplify');
    reader.push('Here you are:\n```python\n');
    assert.equal(reader.hasFile, false);
    reader.push('def f():\n    ret');
    assert.equal(
      reader.fileSoFar?.after,
      dedent`
        def f():


        def g():
            pass
      `,
    );
    reader.push('urn 1\n```\n');
    const proposal = reader.end('stop');
    assert.equal(proposal.kind, 'proposed');
    assert.equal(
      proposal.kind === 'proposed' && proposal.files[0]?.after,
      dedent`
        def f():
            return 1


        def g():
            pass
      `,
    );
  });

  it('is refused if it was cut off, with the received code for copying', () => {
    const reader = new ProposalReader(TARGET, 'simplify');
    reader.push(dedent`
      \`\`\`python
      def f():
          return 1
    `);
    assert.deepEqual(reader.end('length'), { kind: 'refused', reason: 'truncated', partial: 'def f():\n    return 1' });
  });

  it("shows neither the model's thoughts nor a shell command", () => {
    const reader = new ProposalReader(TARGET, 'simplify');
    reader.push(dedent`
      <think>
      \`\`\`python
      no
      \`\`\`
      </think>
      \`\`\`bash
      pip install a
      \`\`\`
    `);
    assert.equal(reader.hasFile, false);
    reader.push('```python\ndef f():\n');
    assert.equal(
      reader.fileSoFar?.after.startsWith(dedent`
      def f():


      def g`),
      true,
    );
  });

  it('shows a file of its own under its name, and leaves the target alone', () => {
    const reader = new ProposalReader(TARGET, 'Add tests.');
    reader.push(dedent`
      **test_a.py**

      \`\`\`python
      import a
    `);
    const file = reader.fileSoFar;
    assert.deepEqual([file?.path, file?.kind, file?.after], ['lib/test_a.py', 'create', 'import a\n']);
  });

  it('keeps the allowed files if another is refused, and explains why', () => {
    const reader = new ProposalReader(TARGET, 'simplify');
    const code = dedent`
      \`\`\`python
      def f():
          return 1
      \`\`\`
    `;
    reader.push(`${code}\n\`\`\`python title=".g\u200cit/hooks/a"\nx = 1\n\`\`\`\n`);
    const proposal = reader.end('stop');
    assert.ok(proposal.kind === 'proposed');
    assert.deepEqual(
      proposal.files.map(({ path }) => path),
      ['lib/a.py'],
    );
    const reason = `The path "lib/.g\\u200cit/hooks/a" contains characters that can't be seen. Use plain names.`;
    assert.deepEqual(proposal.refusedFiles, [{ path: '.g\\u200cit/hooks/a', after: 'x = 1\n', reason }]);
  });

  it('with only a refused file is no proposal, and the message has the reason', () => {
    const reader = new ProposalReader(TARGET, 'Add tests.');
    reader.push(dedent`
      \`\`\`python title="../../test_a.py"
      import a
      \`\`\`
    `);
    const proposal = reader.end('stop');
    assert.ok(proposal.kind === 'refused');
    assert.equal(proposal.reason, 'unsafe-path');
    assert.match(
      explainRefusal(proposal.reason, proposal.partial, proposal.detail),
      /test_a\.py" is outside the workspace/,
    );
  });

  it('moves to the place of the selection as it comes', () => {
    const text = 'class A:\r\n    def f(self):\r\n        return 1\r\n';
    const target = targetOf({ path: 'a.py', languageId: 'python', text, start: 12, end: text.length });
    const reader = new ProposalReader(target, 'simplify');
    reader.push('```python\r\ndef f(self):\r\n    return 2\r\n');
    assert.equal(reader.fileSoFar?.after, text.replace('1', '2'));
  });

  it('takes the whole file for the whole file at once', () => {
    const target = targetOf({
      path: 'a.py',
      languageId: 'python',
      text: TEXT,
      start: TEXT.indexOf('def g'),
      end: TEXT.length,
    });
    const reader = new ProposalReader(target, 'simplify');
    reader.push(dedent`
      \`\`\`python
      def f():
          a = 1
    `);
    assert.equal(
      reader.fileSoFar?.after,
      dedent`
        def f():
            a = 1
      `,
    );
  });

  it('continues after a block within Markdown', () => {
    const target = targetOf({ path: 'a.md', languageId: 'markdown', text: 'Text.\n', start: 0, end: 5 });
    const reader = new ProposalReader(target, 'more');
    reader.push(dedent`
      \`\`\`markdown
      # A
      \`\`\`sh
      ls
      \`\`\`
      More.
    `);
    assert.equal(
      reader.fileSoFar?.after,
      dedent`
      # A
      \`\`\`sh
      ls
      \`\`\`
      More.
    `,
    );
  });
});

describe('a proposal', () => {
  const proposed = (answer: string, target = TARGET) => {
    const reader = new ProposalReader(target, 'simplify');
    reader.push(answer);
    const proposal = reader.end('stop');
    assert.equal(proposal.kind, 'proposed');
    return proposal.kind === 'proposed' ? proposal : undefined;
  };

  it('has the share of the selection that it deletes', () => {
    assert.equal(
      proposed(dedent`
        \`\`\`python
        def f():
            b = 2
            return b
        \`\`\``)?.deletedShare,
      0,
    );
    const share = proposed('```python\nf = 1\n```')?.deletedShare ?? 0;
    assert.ok(share > 0.6 && share < 1, `${share}`);
  });

  it("keeps the model's text around the code", () =>
    assert.equal(
      proposed(dedent`
        Here:

        \`\`\`python
        f = 1
        \`\`\`

        Shorter.`)?.notes,
      dedent`
        Here:


        Shorter.`,
    ));

  it('marks changes outside the selection', () => {
    const outside = (answer: string, target = TARGET) =>
      proposed(answer, target)
        ?.files[0]?.warnings.filter(({ kind }) => kind === 'outside-selection')
        .map(({ line, excerpt }) => [line, excerpt]);
    assert.deepEqual(outside('```python\nf = 1\n```'), []);
    const target = targetOf({ path: 'a.py', languageId: 'python', text: `import os\n\n${TEXT}`, start: 11, end: 30 });
    const withImport = dedent`
      \`\`\`python
      import re

      def f():
          return 1
      \`\`\``;
    assert.deepEqual(outside(withImport, target), [[1, 'import re']]);
  });

  it('marks the line below a deletion outside the selection', () => {
    const text = `import os\n\n\n${TEXT}`;
    const target = targetOf({ path: 'a.py', languageId: 'python', text, start: 12, end: 40 });
    assert.deepEqual(
      finish(warningsOutside(target, TEXT)).map(({ line, excerpt }) => [line, excerpt]),
      [[0, 'def f():']],
    );
  });

  it('warns of new unsafe code in a new file, too', () => {
    const files = proposed(dedent`
      \`\`\`python
      f = 1
      \`\`\`

      **run.sh**

      \`\`\`sh
      eval "$1"
      \`\`\``)?.files;
    assert.deepEqual(
      files?.flatMap(({ path, warnings }) => warnings.map(({ kind }) => [path, kind])),
      [['lib/run.sh', 'eval']],
    );
  });
});
