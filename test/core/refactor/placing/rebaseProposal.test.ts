import assert from 'node:assert/strict';
import {
  approximateRange,
  proposedCode,
  rebaseProposal,
} from '../../../../src/core/refactor/placing/rebaseProposal.ts';
import { targetOf } from '../../../../src/core/refactor/target/target.ts';
import { finish } from '../../../../src/core/steps.ts';
import { dedent } from '../../../support/dedent.ts';

const TEXT = dedent`
  import x

  def a():
      return 1

  def b():
      return 2
`;

/** The target is `def a` with its body. */
const target = targetOf({
  path: 'a.py',
  languageId: 'python',
  text: TEXT,
  start: TEXT.indexOf('def a'),
  end: TEXT.indexOf('return 1') + 8,
});
const ONE = TEXT.replace('return 1', 'return one()');

describe('a change that was made for an earlier text', () => {
  const carry = (now: string, after = ONE) => finish(rebaseProposal({ target, after, now }));

  it('is unchanged in an unchanged file', () => assert.deepEqual(carry(TEXT), { text: ONE }));

  it('follows its target below inserted lines, which stay unchanged', () => {
    assert.deepEqual(carry(`# new\n${TEXT}`), { text: `# new\n${ONE}` });
  });

  it('follows its target below other code', () => {
    const [a, b] = [TEXT.slice(target.start, target.end), 'def b():\n    return 2'];
    assert.deepEqual(carry(`import x\n\n${b}\n\n${a}\n`), { text: `import x\n\n${b}\n\n${a.replace('1', 'one()')}\n` });
  });

  it('is not applied where the target itself has changed', () => {
    assert.equal(carry(TEXT.replace('return 1', 'return 11')), 'changed');
    assert.equal(carry(''), 'changed');
  });

  it('beyond its target goes in beside edits elsewhere', () => {
    const after = ONE.replace('import x', 'import x, one');
    const now = TEXT.replace('return 2', 'return 22');
    assert.deepEqual(carry(now, after), { text: after.replace('return 2', 'return 22') });
  });

  it('beyond its target is not applied where that place was edited, too', () => {
    const after = ONE.replace('import x', 'import x, one');
    assert.equal(carry(TEXT.replace('import x', 'import y'), after), 'changed');
  });
});

describe('the code that is proposed', () => {
  it('is the replacement of the selection', () => {
    assert.equal(proposedCode(target, ONE), 'def a():\n    return one()');
  });

  it('is missing if the change goes beyond the selection', () => {
    assert.equal(proposedCode(target, ONE.replace('import x', 'import y')), undefined);
  });
});

describe('a target that was edited', () => {
  it('is requested again at the lines of the old one', () => {
    const now = `# new\n${TEXT.replace('return 1', 'return 11')}`;
    const { start, end } = approximateRange(target, now);
    assert.ok(start <= now.indexOf('return 11') && end >= now.indexOf('return 11') + 9);
    assert.ok(end <= now.indexOf('def b'));
  });
});
