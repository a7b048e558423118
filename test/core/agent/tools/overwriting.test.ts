import assert from 'node:assert/strict';
import { dedent } from '../../../support/dedent.ts';
import { AgentScene, type Call } from '../agentScene.ts';
import { FINISH, toolResults } from './toolResults.ts';

describe('writing over a file', () => {
  const files = {
    'a.ts': 'one\r\ntwo\r\n',
    'long.ts': `${'x'.repeat(60)}\n`.repeat(200),
  };

  it('needs that the model has read all of it', async () => {
    const [blind = '', , seen = '', , half = '', , gap = '', , , whole = ''] = await toolResults({
      calls: [
        ['write_file', { path: 'a.ts', content: 'new\n' }],
        ['read_file', { path: 'a.ts' }],
        ['write_file', { path: 'a.ts', content: 'new\n' }],
        ['read_file', { path: 'long.ts' }],
        ['write_file', { path: 'long.ts', content: 'short\n' }],
        ['read_file', { path: 'long.ts', from_line: 150 }],
        ['write_file', { path: 'long.ts', content: 'shorter\n' }],
        ['read_file', { path: 'long.ts', from_line: 55 }],
        ['read_file', { path: 'long.ts', from_line: 109 }],
        ['write_file', { path: 'long.ts', content: 'short\n' }],
      ],
      files,
    });
    assert.match(blind, /^a\.ts exists, and you have not read all of it\. Read it first\./);
    assert.equal(seen, 'a.ts is replaced, 1 line.');
    assert.match(half, /^long\.ts exists, and you have not read all of it\. Read on with from_line 55\. /);
    assert.equal(gap, half);
    assert.equal(whole, 'long.ts is replaced, 1 line.');
  });

  it('needs that the model has read all of a very long line', async () => {
    const write: Call = ['write_file', { path: 'wide.ts', content: 'short\n' }];
    const [, first = '', , , , last = ''] = await toolResults({
      calls: [
        ['read_file', { path: 'wide.ts' }],
        write,
        ['read_file', { path: 'wide.ts', from_line: 2, from_char: 3_301 }],
        ['read_file', { path: 'wide.ts', from_line: 2 }],
        ['read_file', { path: 'wide.ts', from_line: 2, from_char: 6_601 }],
        write,
      ],
      files: { 'wide.ts': `first\n${'x'.repeat(7_000)}\nlast\n` },
    });
    assert.match(first, /not read all of it\. Read on with from_line 2\. /);
    assert.equal(last, 'wide.ts is replaced, 1 line.');
  });

  it('needs that the file is unchanged since the model read it', async () => {
    const one = new AgentScene({
      script: [
        [['read_file', { path: 'a.ts' }]],
        () => {
          one.workspace.files.set(
            'a.ts',
            dedent`
            one
            by hand
            two
          `,
          );
          return [['write_file', { path: 'a.ts', content: 'new\n' }]];
        },
        [FINISH],
      ],
      files,
    });
    await one.play();
    assert.match(one.results[1] ?? '', /^a\.ts has changed since you read it\. Read it again\./);
    assert.deepEqual(one.run.proposal, []);
  });

  it("needs no reading after the agent's own change", async () => {
    const results = await toolResults({
      calls: [
        ['read_file', { path: 'a.ts' }],
        ['replace_in_file', { path: 'a.ts', old_text: 'one', new_text: 'three' }],
        ['write_file', { path: 'a.ts', content: 'new\n' }],
        ['write_file', { path: 'made.ts', content: 'a\nb\n' }],
        ['replace_in_file', { path: 'made.ts', old_text: 'a', new_text: 'c' }],
        ['write_file', { path: 'made.ts', content: 'd\n' }],
        ['replace_in_file', { path: 'long.ts', old_text: 'y', new_text: 'z' }],
        ['write_file', { path: 'long.ts', content: 'd\n' }],
      ],
      files: { ...files, 'long.ts': `${files['long.ts']}y\n` },
    });
    assert.equal(results[2], 'a.ts is replaced, 1 line.');
    assert.equal(results[5], 'made.ts is replaced, 1 line.');
    assert.match(results[7] ?? '', /^long\.ts exists, and you have not read all of it\./);
  });
});
