import assert from 'node:assert/strict';
import { AgentScene, type Call } from '../agentScene.ts';
import { FINISH } from './toolResults.ts';

describe('permission to read or write a file', () => {
  const files = { '.env': 'A=1', '.vscode/tasks.json': '{}' };

  it('is requested once', async () => {
    const task = (text: string): Call => ['write_file', { path: '.vscode/tasks.json', content: text }];
    const one = new AgentScene({ script: [[task('{"a":1}'), task('{"b":1}')], [FINISH]], files, answers: ['no'] });
    await one.play();
    assert.deepEqual(one.questions, [
      {
        kind: 'file',
        path: '.vscode/tasks.json',
        wants: 'write',
        why: 'can run commands when the folder is opened in an editor',
      },
    ]);
    assert.deepEqual(one.run.proposal, []);
  });

  it('is needed to write a file that runs automatically, not to read or search it', async () => {
    const one = new AgentScene({
      script: [
        [
          ['read_file', { path: '.vscode/tasks.json' }],
          ['search', { text: '{}', path: '' }],
          ['write_file', { path: '.vscode/tasks.json', content: '{"a":1}' }],
          ['read_file', { path: '.vscode/tasks.json' }],
        ],
        [FINISH],
      ],
      files,
      answers: ['no'],
    });
    await one.play();
    const [read = '', found = '', written = '', again = ''] = one.results;
    assert.deepEqual(
      one.questions.map(question => (question.kind === 'file' ? question.wants : '')),
      ['write'],
    );
    assert.match(read, /^\.vscode\/tasks\.json, lines 1 to 1 of 1\./);
    assert.match(found, /\.vscode\/tasks\.json:1: \{\}/);
    assert.match(written, /^The user does not want \.vscode\/tasks\.json to be changed \(it can run commands/);
    assert.equal(again, read);
  });

  it('does not allow writing where it was given for reading', async () => {
    const one = new AgentScene({
      script: [
        [
          ['read_file', { path: '.env' }],
          ['replace_in_file', { path: '.env', old_text: 'A', new_text: 'B' }],
          ['read_file', { path: '.env' }],
        ],
        [FINISH],
      ],
      files,
      answers: ['yes', 'no'],
    });
    await one.play();
    assert.deepEqual(
      one.questions.map(question => (question.kind === 'file' ? question.wants : '')),
      ['read', 'write'],
    );
    assert.match(one.results[2] ?? '', /A=1/);
    assert.deepEqual(one.run.proposal, []);
  });

  it('does not allow a file that the link leads to afterwards', async () => {
    const one = new AgentScene({ script: [[['read_file', { path: 'link' }]], [FINISH]], files, answers: ['yes'] });
    let looks = 0;
    // The link leads to another file once the user has answered.
    one.workspace.look = async (_, { granted }) => {
      looks += 1;
      const path = looks === 1 ? '.env' : '.env.local';
      return granted.has(path)
        ? { kind: 'file', path, text: 'SECRET' }
        : { kind: 'asks', path, why: 'may contain secrets' };
    };
    await one.play();
    assert.match(one.results[0] ?? '', /^The user does not want/);
  });
});
