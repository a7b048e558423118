import assert from 'node:assert/strict';
import { dedent } from '../../../support/dedent.ts';
import { AgentScene, type Call } from '../agentScene.ts';
import { FINISH, toolResults } from './toolResults.ts';

describe('the text that the model writes', () => {
  const files = { 'a.ts': 'one\r\ntwo\r\n' };

  it('gets the line ends of its file, and keeps its own in a new file', async () => {
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

  it('gets a line break at the end where the file has one', async () => {
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

  it('loses its fence and its line numbers', async () => {
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

  it('is refused with a comment in place of code', async () => {
    const [whole = '', part = '', made = '', known = ''] = await toolResults({
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

  it('is refused with a fence, escaped line breaks or half of a character', async () => {
    const [talk = '', breaks = '', half = '', string = ''] = await toolResults({
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

  it('is refused where it is binary, too long, or no change', async () => {
    const results = await toolResults({
      calls: [
        ['write_file', { path: 'b.ts', content: 'a\0b' }],
        ['read_file', { path: 'a.ts' }],
        ['write_file', { path: 'a.ts', content: 'one\ntwo\n' }],
        ['write_file', { path: 'c.ts', content: 'x'.repeat(1_024 * 1_024 + 1) }],
        ['replace_in_file', { path: 'nothing.ts', old_text: 'a', new_text: 'b' }],
      ],
      files,
    });
    assert.match(results[0] ?? '', /would contain a NUL/);
    assert.equal(results[2], 'a.ts is like that already.');
    assert.equal(results[3], 'c.ts would be larger than 1 MB.');
    assert.equal(results[4], 'There is no file nothing.ts. To make it use write_file.');
  });

  it('is no proposal where the next call undoes it', async () => {
    const replace = (from: string, to: string): Call => [
      'replace_in_file',
      { path: 'a.ts', old_text: from, new_text: to },
    ];
    const one = new AgentScene({ script: [[replace('one', '1'), replace('1', 'one')], [FINISH]], files });
    await one.play();
    assert.deepEqual(one.run.proposal, []);
  });

  it('is refused in a new file whose path differs from another one only in case', async () => {
    const [, twin = ''] = await toolResults({
      calls: [
        ['write_file', { path: 'src/New.ts', content: 'a' }],
        ['write_file', { path: 'src/new.ts', content: 'b' }],
      ],
      files,
    });
    assert.equal(twin, 'src/new.ts differs from src/New.ts only in upper and lower case. Use src/New.ts.');
  });
});
