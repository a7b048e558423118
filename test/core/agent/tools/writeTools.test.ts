import assert from 'node:assert/strict';
import { dedent } from '../../../support/dedent.ts';
import { AgentScene, type Call } from '../agentScene.ts';

const FINISH: Call = ['finish', { summary: 'Done.' }];

interface Played {
  readonly calls: readonly Call[];
  readonly files: Readonly<Record<string, string>>;
}

/** The tool results of these calls, one after the other. */
async function results({ calls, files }: Played): Promise<readonly string[]> {
  const one = new AgentScene({ script: [calls, [FINISH]], files });
  await one.play();
  return one.results;
}

describe('writing', () => {
  const files = {
    'a.ts': 'one\r\ntwo\r\n',
    'long.ts': `${'x'.repeat(60)}\n`.repeat(200),
    '.env': 'A=1',
    '.vscode/tasks.json': '{}',
  };

  it('over a file needs that the model has read all of it', async () => {
    const [blind = '', , seen = '', , half = '', , gap = '', , , whole = ''] = await results({
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

  it('over a file with an endless line needs all of the line', async () => {
    const write: Call = ['write_file', { path: 'wide.ts', content: 'short\n' }];
    const [, first = '', , , , last = ''] = await results({
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

  it('over a file needs the file unchanged since the model read it', async () => {
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

  it("over the agent's own change needs no further reading", async () => {
    const told = await results({
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
    assert.equal(told[2], 'a.ts is replaced, 1 line.');
    assert.equal(told[5], 'made.ts is replaced, 1 line.');
    assert.match(told[7] ?? '', /^long\.ts exists, and you have not read all of it\./);
  });

  it("keeps the file's line ends, and takes those of new files from the model", async () => {
    const one = new AgentScene({
      script: [
        [
          ['read_file', { path: 'a.ts' }],
          ['write_file', { path: 'a.ts', content: 'three\nfour\n' }],
          ['write_file', { path: 'b.ts', content: 'five\r\n' }],
          ['write_file', { path: 'b.ts', content: 'six\r\n' }],
        ],
        [FINISH],
      ],
      files,
    });
    await one.play();
    assert.deepEqual(one.run.proposal, [
      { path: 'a.ts', kind: 'edit', before: 'one\r\ntwo\r\n', after: 'three\r\nfour\r\n' },
      { path: 'b.ts', kind: 'create', before: '', after: 'six\r\n' },
    ]);
    assert.deepEqual(one.steps, [
      'user',
      'read_file a.ts done',
      'edit a.ts +2 -2',
      'create b.ts +1 -0',
      'create b.ts +1 -1',
      'ended finished',
    ]);
  });

  it('needs all of the code, in place of a comment that the model wrote for it', async () => {
    const [whole = '', part = '', made = '', known = ''] = await results({
      calls: [
        ['write_file', { path: 'new.py', content: 'def f():\n    # ... restlicher Code ...\n' }],
        ['replace_in_file', { path: 'b.ts', old_text: 'two();', new_text: '// ... existing code ...\nthree();' }],
        ['write_file', { path: 'notes.md', content: '# Rest of the code\n' }],
        ['replace_in_file', { path: 'b.ts', old_text: '// ...\ntwo();', new_text: '// ...\nthree();' }],
      ],
      files: { 'b.ts': '// ...\ntwo();\n' },
    });
    assert.equal(
      whole,
      'new.py would have "# ... restlicher Code ..." in place of code, at line 2. Write all of the code.',
    );
    assert.match(part, /^b\.ts would have "\/\/ \.\.\. existing code \.\.\." in place of code, at line 2\./);
    assert.equal(made, 'notes.md is made, 1 line.');
    assert.equal(known, 'b.ts is changed.');
  });

  it('takes the fence and the line numbers off the text', async () => {
    const one = new AgentScene({
      script: [
        [
          [
            'write_file',
            {
              path: 'fenced.ts',
              content: dedent`
            \`\`\`ts
            one();
            two();
            \`\`\``,
            },
          ],
          [
            'write_file',
            {
              path: 'numbered.ts',
              content: dedent`
            1 | one();
            2 | two();
            3 | three();
          `,
            },
          ],
          [
            'write_file',
            {
              path: 'fenced.md',
              content: dedent`
            \`\`\`ts
            one();
            \`\`\`
          `,
            },
          ],
          [
            'write_file',
            {
              path: 'list.md',
              content: dedent`
            1. One
            2. Two
            3. Three
          `,
            },
          ],
          ['replace_in_file', { path: 'b.ts', old_text: 'one();', new_text: '```ts\ntwo();\n```' }],
        ],
        [FINISH],
      ],
      files: { 'b.ts': 'one();\n' },
    });
    await one.play();
    assert.deepEqual(
      one.run.proposal.map(({ after }) => after),
      [
        'one();\ntwo();\n',
        dedent`
          one();
          two();
          three();
        `,
        dedent`
          \`\`\`ts
          one();
          \`\`\`
        `,
        dedent`
          1. One
          2. Two
          3. Three
        `,
        'two();\n',
      ],
    );
  });

  it('is refused for text that no file should hold', async () => {
    const [talk = '', breaks = '', half = '', string = ''] = await results({
      calls: [
        [
          'write_file',
          {
            path: 'a.py',
            content: dedent`
          Here it is:
          \`\`\`python
          f()
          \`\`\`
        `,
          },
        ],
        ['write_file', { path: 'b.py', content: 'import os\\n\\ndef f():\\n    return os\\n' }],
        ['write_file', { path: 'c.py', content: 'a = "\uD83D"\n' }],
        ['write_file', { path: 'd.py', content: 'print("one\\ntwo\\nthree")\n' }],
      ],
      files: {},
    });
    assert.equal(talk, 'content has a Markdown fence at line 2. Send only the text that belongs in a.py.');
    assert.equal(
      breaks,
      'content has line breaks as the two characters \\n outside of strings. Send real line breaks.',
    );
    assert.equal(half, 'content has half of a character (a lone surrogate) at line 1. Send whole characters.');
    assert.equal(string, 'd.py is made, 1 line.');
  });

  it('keeps the line end at the end of a file', async () => {
    const one = new AgentScene({
      script: [
        [
          ['read_file', { path: 'a.ts' }],
          ['write_file', { path: 'a.ts', content: 'three' }],
          ['read_file', { path: 'b.ts' }],
          ['write_file', { path: 'b.ts', content: 'three' }],
        ],
        [FINISH],
      ],
      files: { 'a.ts': 'one\r\ntwo\r\n', 'b.ts': 'one' },
    });
    await one.play();
    assert.deepEqual(
      one.run.proposal.map(({ after }) => after),
      ['three\r\n', 'three'],
    );
  });

  it('and undoing it again proposes nothing', async () => {
    const replace = (from: string, to: string): Call => [
      'replace_in_file',
      { path: 'a.ts', old_text: from, new_text: to },
    ];
    const one = new AgentScene({ script: [[replace('one', '1'), replace('1', 'one')], [FINISH]], files });
    await one.play();
    assert.deepEqual(one.run.proposal, []);
  });

  it('to a protected file asks for permission, once', async () => {
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

  it('to a file that runs automatically asks for permission, and reading or searching it does not', async () => {
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

  it('needs permission of its own: permission to read a file does not allow changing it', async () => {
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

  it('is not allowed by an answer that was given for another file', async () => {
    const one = new AgentScene({ script: [[['read_file', { path: 'link' }]], [FINISH]], files, answers: ['yes'] });
    let looks = 0;
    // The link leads to another file by the time when the user has answered.
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

  it('does not make two files that some systems take for one', async () => {
    const [, twin = ''] = await results({
      calls: [
        ['write_file', { path: 'src/New.ts', content: 'a' }],
        ['write_file', { path: 'src/new.ts', content: 'b' }],
      ],
      files,
    });
    assert.equal(twin, 'src/new.ts differs from src/New.ts only in upper and lower case. Use src/New.ts.');
  });

  it('is refused for binary content, for no change, and for too much text', async () => {
    const told = await results({
      calls: [
        ['write_file', { path: 'b.ts', content: 'a\0b' }],
        ['read_file', { path: 'a.ts' }],
        ['write_file', { path: 'a.ts', content: 'one\ntwo\n' }],
        ['write_file', { path: 'c.ts', content: 'x'.repeat(1_024 * 1_024 + 1) }],
        ['replace_in_file', { path: 'nothing.ts', old_text: 'a', new_text: 'b' }],
      ],
      files,
    });
    assert.match(told[0] ?? '', /would hold a NUL/);
    assert.equal(told[2], 'a.ts is like that already.');
    assert.equal(told[3], 'c.ts would be larger than 1 MB.');
    assert.equal(told[4], 'There is no file nothing.ts. To make it use write_file.');
  });
});
