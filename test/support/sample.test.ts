import assert from 'node:assert/strict';
import { ProposalReader } from '../../src/core/refactor/reading/proposal.ts';
import { refactorRequest } from '../../src/core/refactor/request/refactorRequest.ts';
import { targetOf } from '../../src/core/refactor/target/target.ts';
import { finish } from '../../src/core/steps.ts';
import { missingText } from './modelServer/practice.ts';
import { practiceRefactorings } from './modelServer/practiceRefactoring.ts';
import { readSample } from './sample.ts';

describe('the sample workspace', () => {
  const { unfinished, finished, refactorings, cuts } = readSample('Nobody answers.');

  it('leaves several places open, in every language', () => {
    assert.deepEqual([...new Set(cuts.map(({ file }) => file))].sort(), Object.keys(finished).sort());
    assert.ok(cuts.length >= 5);
  });

  it('names each place in its README by its line', () => {
    const links = [...(unfinished['README.md'] ?? '').matchAll(/\]\((\S+)#L(\d+),(\d+)\)/g)];
    assert.deepEqual(
      links.map(([, file, line]) => `${file} ${line}`),
      cuts.map(({ file, line }) => `${file} ${line}`),
    );
    for (const [, file = '', line, column] of links) {
      const text = unfinished[file]?.split('\n')[Number(line) - 1];
      assert.equal(text, ' '.repeat(Number(column) - 1), `${file}:${line}`);
    }
  });

  for (const { file, name, line, missing } of cuts) {
    it(`is known to the practice model at ${name}, from the first letter on`, () => {
      const lines = (unfinished[file] ?? '').split('\n');
      const before = lines.slice(0, line).join('\n');
      const after = `\n${lines.slice(line).join('\n')}`;
      const text = finished[file] ?? '';
      assert.equal(missingText(text, { before, after }), missing);
      const typed = missing.slice(0, 5);
      assert.equal(missingText(text, { before: before + typed, after }), missing.slice(5));
    });
  }

  it('lists its refactorings in its README', () => {
    for (const { path } of refactorings) assert.ok(unfinished['README.md']?.includes(`](${path})`), path);
  });

  for (const { path, answer } of refactorings) {
    it(`is refactored by the practice model at ${path}, selected as a whole`, () => {
      const text = unfinished[path] ?? assert.fail(path);
      const model = practiceRefactorings(refactorings);
      const target = targetOf({ path, languageId: 'python', text, start: 0, end: text.length });
      const request = finish(refactorRequest({ target, instruction: 'convert it, and add tests', model: 'practice' }));
      const reader = new ProposalReader(target, 'convert it, and add tests');
      reader.push(model({ messages: request.messages }) ?? assert.fail('no answer'));
      const proposal = reader.end('stop');
      assert.ok(proposal.kind === 'proposed', JSON.stringify(proposal));
      assert.deepEqual(
        proposal.files.map(file => ({ path: file.path, text: file.after })),
        answer,
      );
    });
  }
});
