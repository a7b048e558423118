import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/provider/errors.ts';
import { type StreamedProposal, streamProposal } from '../../../../src/core/refactor/reading/streamProposal.ts';
import { refactorRequest } from '../../../../src/core/refactor/request/refactorRequest.ts';
import { lexicalFaults } from '../../../../src/core/refactor/safety/lexicalFaults.ts';
import { targetOf } from '../../../../src/core/refactor/target/target.ts';
import { finish } from '../../../../src/core/steps.ts';
import { dedent } from '../../../support/dedent.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { ScriptedPaid } from '../../../support/scriptedPaid.ts';

const TEXT = dedent`
  a = 1
  b = 2
  c = 3
`;

describe('a proposal that comes in', () => {
  let paid: ScriptedPaid;
  let clock: FakeClock;
  let leaving: AbortController;
  let shown: string[];
  let marked: string[];
  let streamed: Promise<StreamedProposal>;

  beforeEach(() => {
    paid = new ScriptedPaid();
    clock = new FakeClock();
    leaving = new AbortController();
    shown = [];
    marked = [];
    const target = targetOf({ path: 'a.py', languageId: 'python', text: TEXT, start: 0, end: 11 });
    streamed = streamProposal({
      metered: paid,
      request: finish(refactorRequest({ target, instruction: 'Count on', model: 'm' })),
      target,
      instruction: 'Count on',
      rootFolders: [],
      faultsIn: Promise.resolve(lexicalFaults('python')),
      clock,
      signal: leaving.signal,
      anyway: false,
      onGrown: ({ after, warnings }) => {
        shown.push(after);
        marked.push(warnings.map(({ kind, line }) => `${kind} ${line}`).join());
      },
      onSpent: () => undefined,
    });
  });

  const say = async (text: string) => {
    await settled();
    paid.provider.streams[0]?.say(text);
    await settled();
  };
  const stop = async (reason: 'stop' | 'length' = 'stop') => {
    paid.provider.streams[0]?.stop(reason);
    return streamed;
  };

  it('shows its first line at once, and further ones at most every 100 ms', async () => {
    await say('```');
    await say('python\n');
    assert.deepEqual(shown, []);
    await say('a = 2\n');
    assert.deepEqual(shown, ['a = 2\nc = 3\n']);
    await say('b = 3\n');
    await say('x = 4\n');
    assert.equal(shown.length, 1);
    await clock.advance(100);
    assert.deepEqual(shown.slice(1), [
      dedent`
      a = 2
      b = 3
      x = 4
      c = 3
    `,
    ]);
  });

  it('has its unsafe lines marked while it streams', async () => {
    await say('```python\na = eval(x)\n');
    await say('b = 3\n');
    await clock.advance(100);
    await say('x = 4\n');
    await clock.advance(100);
    assert.deepEqual(marked, ['', 'eval 0', 'eval 0']);
  });

  it('is whole when the answer is, and knows its record', async () => {
    await say(dedent`
      \`\`\`python
      a = 2
      b = 3
      \`\`\`
    `);
    const end = await stop();
    assert.ok(end.kind === 'answered' && end.proposal.kind === 'proposed');
    assert.equal(
      end.proposal.files[0]?.after,
      dedent`
      a = 2
      b = 3
      c = 3
    `,
    );
    assert.equal(end.recordId, 'record-1');
    assert.equal(
      end.answer,
      dedent`
      \`\`\`python
      a = 2
      b = 3
      \`\`\`
    `,
    );
  });

  it('that is cut off is no proposal, but all of it is shown', async () => {
    await say('```python\na = 2\n');
    await say('b = 3\nx');
    const end = await stop('length');
    assert.ok(end.kind === 'answered' && end.proposal.kind === 'refused');
    assert.equal(
      shown.at(-1),
      dedent`
      a = 2
      b = 3
      c = 3
    `,
    );
  });

  it('that is left shows nothing more, and ends its request', async () => {
    await say('```python\na = 2\n');
    await say('b = 3\n');
    leaving.abort();
    assert.deepEqual(await streamed, { kind: 'left' });
    assert.ok(paid.provider.streams[0]?.closed);
    const count = shown.length;
    await clock.advance(1_000);
    assert.equal(shown.length, count);
  });

  it('that is canceled while its whole answer is read is no proposal', async () => {
    await say(dedent`
      \`\`\`python
      a = 2
      b = 3
      \`\`\`
    `);
    const end = stop();
    await Promise.resolve();
    leaving.abort();
    assert.deepEqual(await end, { kind: 'left' });
  });

  it('that fails is reported with the text so far', async () => {
    await say('```python\na = 2\n');
    paid.provider.streams[0]?.fail(new ProviderError({ kind: 'network', message: 'gone' }));
    const end = await streamed;
    assert.ok(end.kind === 'failed');
    assert.deepEqual([end.error.kind, end.partial], ['network', '```python\na = 2\n']);
  });
});
