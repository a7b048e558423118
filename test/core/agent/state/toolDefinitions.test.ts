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

/** The data in a result, and the text above it. */
function parted(result: string): { readonly heading: string; readonly data: string } {
  const match = /^(.*)\n<data \w+>\n([\s\S]*)\n<\/data \w+>$/.exec(result);
  return { heading: match?.[1] ?? result, data: match?.[2] ?? '' };
}

describe('reading a file', () => {
  const lines = Array.from({ length: 300 }, (_, index) => `line ${index + 1} ${'.'.repeat(20)}`);
  const files = {
    'long.txt': `${lines.join('\n')}\n`,
    'wide.txt': 'x'.repeat(10_000),
    'empty.txt': '',
    'dos.txt': 'a\r\nb\r\n',
  };

  it('that is long comes in pieces, which together are the file', async () => {
    const pieces: string[] = [];
    let from = 1;
    for (let piece = 0; piece < 10 && from > 0; piece++) {
      const [result = ''] = await results({ calls: [['read_file', { path: 'long.txt', from_line: from }]], files });
      assert.ok(result.length <= 4_000, `${result.length}`);
      const { heading, data } = parted(result);
      assert.match(heading, new RegExp(`^long\\.txt, lines ${from} to \\d+ of 300\\.`));
      pieces.push(data);
      from = Number(/Read on with from_line (\d+)\./.exec(heading)?.[1] ?? 0);
    }
    assert.ok(pieces.length > 2);
    assert.equal(pieces.join('\n'), lines.join('\n'));
  });

  it('with one endless line reports how much is missing, and how to read it', async () => {
    const [result = '', next = '', beyond = ''] = await results({
      calls: [
        ['read_file', { path: 'wide.txt' }],
        ['read_file', { path: 'wide.txt', from_line: 1, from_char: 6_601 }],
        ['read_file', { path: 'wide.txt', from_line: 1, from_char: 10_001 }],
      ],
      files,
    });
    assert.match(
      parted(result).heading,
      /lines 1 to 1 of 1\. The line is cut: it has 6700 characters more\. Read on with from_line 1 and from_char 3301\.$/,
    );
    assert.ok(result.length <= 4_000);
    assert.match(parted(next).heading, /The first is shown from its character 6601 on\. .* has 100 characters more\./);
    assert.equal(beyond, 'Line 1 of wide.txt has only 10000 characters.');
  });

  it('cuts no character in two', async () => {
    const text = `x${'😀'.repeat(4_000)}`;
    const pieces: string[] = [];
    for (let char = 1; char > 0; ) {
      const calls: readonly Call[] = [['read_file', { path: 'faces.txt', from_char: char }]];
      const [result = ''] = await results({ calls, files: { 'faces.txt': text } });
      assert.ok(result.isWellFormed());
      pieces.push(parted(result).data);
      char = Number(/from_char (\d+)\./.exec(parted(result).heading)?.[1] ?? 0);
    }
    assert.equal(pieces.join(''), text);
  });

  it('explains why there is nothing to read', async () => {
    const calls: readonly Call[] = [
      ['read_file', { path: 'empty.txt' }],
      ['read_file', { path: 'dos.txt', from_line: 9 }],
      ['read_file', { path: 'nothing.txt' }],
      ['read_file', { path: 'src' }],
      ['read_file', { path: 'dos.txt' }],
    ];
    const told = await results({ calls, files: { ...files, 'src/a.ts': '' } });
    assert.deepEqual(told.slice(0, 4), [
      'empty.txt is empty.',
      'dos.txt has only 2 lines.',
      'There is no file nothing.txt. Use list_files or search to find the right one.',
      'src is a folder. Use list_files, or read one of its files.',
    ]);
    assert.equal(parted(told[4] ?? '').data, 'a\nb');
  });
});

describe('searching', () => {
  const files = {
    'src/a.ts': `const one = 1;\n${'x'.repeat(500)}needle${'y'.repeat(500)}\n`,
    'src/b.ts': dedent`
      needle
      Needle
        needle(1);
    `,
    'docs/c.md': 'a needle\n',
    '.env': 'needle=1',
    '.git/config': 'needle',
  };

  it('finds lines in the files of a folder, in one file, or in all', async () => {
    const search = (path: string): Call => ['search', { text: 'needle', path }];
    const [all = '', folder = '', file = ''] = await results({
      calls: [search(''), search('docs'), search('src/b.ts')],
      files,
    });
    assert.match(
      parted(all).heading,
      /^Matches 1 to 4 of 4\. 1 files that only the user can open were not searched\.$/,
    );
    assert.deepEqual(
      parted(all)
        .data.split('\n')
        .map(line => line.slice(0, 20)),
      ['docs/c.md:1: a needl', 'src/a.ts:2: …xxxxxxx', 'src/b.ts:1: needle', 'src/b.ts:3: needle(1'],
    );
    assert.match(parted(all).data, /x{40}needley+…/);
    assert.equal(parted(folder).data, 'docs/c.md:1: a needle');
    assert.equal(parted(file).data.split('\n').length, 2);
  });

  it('never asks for permission and never finds anything in files that would need it', async () => {
    const [env = '', git = ''] = await results({
      calls: [
        ['search', { text: 'needle', path: '.env' }],
        ['search', { text: 'needle', path: '.git' }],
      ],
      files,
    });
    assert.equal(env, '.env is only searched once the user has allowed it: use read_file.');
    assert.match(git, /belongs to version control/);
  });

  it('shows many matches in pieces', async () => {
    const many = { 'many.txt': Array.from({ length: 400 }, (_, index) => `needle number ${index}`).join('\n') };
    const [first = '', next = '', beyond = ''] = await results({
      calls: [
        ['search', { text: 'needle', path: '' }],
        ['search', { text: 'needle', path: '', from: 90 }],
        ['search', { text: 'needle', path: '', from: 900 }],
      ],
      files: many,
    });
    assert.match(parted(first).heading, /^Matches 1 to \d+ of 400\. Go on with from \d+, or look in a folder\.$/);
    assert.match(parted(next).data, /^many\.txt:90: needle number 89\n/);
    assert.equal(beyond, 'There are only 400 matches.');
    assert.ok(first.length <= 4_000);
  });

  it('reports where it stopped, and how to search the rest', async () => {
    const lines = Array.from({ length: 600 }, (_, index) => `needle ${index}`).join('\n');
    const [first = '', last = '', beyond = ''] = await results({
      calls: [1, 499, 501].map((from): Call => ['search', { text: 'needle', path: '', from }]),
      files: { 'many.txt': lines },
    });
    for (const page of [first, last]) {
      assert.match(
        parted(page).heading,
        /of at least 500\..* There are more: look for a longer text, or in a folder\.$/,
      );
    }
    assert.equal(
      beyond,
      'Only the first 500 matches can be shown. There are more: look for a longer text, or in a folder.',
    );
  });

  it('reports files that were not searched', async () => {
    const names = Array.from({ length: 5_002 }, (_, index) => `f${String(index).padStart(5, '0')}.txt`);
    const [none = '', some = '', list = ''] = await results({
      calls: [
        ['search', { text: 'needle', path: '' }],
        ['search', { text: 'hay', path: '' }],
        ['list_files', { path: '', from: 5_000 }],
      ],
      files: Object.fromEntries(
        names.map((name, index) => [name, index === 5_001 ? 'needle' : index === 3 ? 'hay' : '']),
      ),
    });
    const rest = 'Only the first 5,000 files were searched: for the others look in a folder.';
    assert.equal(none, `No line holds "needle". ${rest}`);
    assert.equal(parted(some).heading, `Matches 1 to 1 of at least 1. ${rest}`);
    assert.equal(
      parted(list).heading,
      'Files 5000 to 5000 of at least 5000 in the workspace. For the others list a folder.',
    );
  });

  it('looks for a single line, literally', async () => {
    const [two = '', pattern = ''] = await results({
      calls: [
        ['search', { text: 'a\nb', path: '' }],
        ['search', { text: 'n.*e', path: '' }],
      ],
      files,
    });
    assert.equal(two, 'search finds a text in one line: give one line of it.');
    assert.match(pattern, /^No line holds "n\.\*e"\./);
  });
});

describe('listing files', () => {
  it("shows them in pages, including the agent's new files, and marks those that need permission", async () => {
    const files = {
      ...Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [`src/file${String(index).padStart(3, '0')}.typescript.ts`, '']),
      ),
      '.env': 'SECRET',
    };
    const [, all = '', made = '', nothing = '', file = ''] = await results({
      calls: [
        ['write_file', { path: 'new/fresh.ts', content: 'x' }],
        ['list_files', { path: '' }],
        ['list_files', { path: 'new' }],
        ['list_files', { path: 'gone' }],
        ['list_files', { path: 'src/file001.typescript.ts' }],
      ],
      files,
    });
    assert.match(
      parted(all).heading,
      /^Files 1 to \d+ of 202 in the workspace\. Go on with from \d+, or list a folder of it\.$/,
    );
    assert.match(parted(all).data, /^\.env \(only if the user allows it\)\nnew\/fresh\.ts\nsrc\/file000/);
    assert.equal(parted(made).data, 'new/fresh.ts');
    assert.match(nothing, /^There is no folder gone\./);
    assert.match(file, /is a file\. Use read_file\.$/);
  });
});

describe('a test run', () => {
  it('is shortened to its beginning and its end if its output is long', async () => {
    const output = `first line\n${'noise\n'.repeat(2_000)}1 failing: expected 2`;
    const one = new AgentScene({
      script: [[['run_tests', {}]], [FINISH]],
      tests: { run: async () => ({ kind: 'ran', task: 'npm test', exitCode: 1, output }) },
    });
    await one.play();
    const [result = ''] = one.results;
    assert.ok(result.length <= 4_000);
    assert.match(result, /first line/);
    assert.match(result, /… \d+ characters left out …/);
    assert.match(result, /1 failing: expected 2\n<\/data/);
  });

  it('is shown as running only once it runs, and by its command also where it is stopped', async () => {
    const stop = new AbortController();
    const one = new AgentScene({
      script: [[['run_tests', {}]]],
      tests: {
        run: async (_changes, { onBegin }) => {
          onBegin('npm test');
          stop.abort();
          return { kind: 'not-run', message: '' };
        },
      },
    });
    await one.run.run(stop.signal);
    const told = one.events.flatMap(event => (event.kind === 'tests' ? [`${event.task} ${event.state}`] : []));
    assert.deepEqual(told, [' running', 'npm test running', 'npm test stopped']);
  });

  it('that did not start or did not end is reported as such', async () => {
    const late = new AgentScene({
      script: [[['run_tests', {}]], [FINISH]],
      tests: { run: async () => ({ kind: 'ran', task: 'npm test', output: '' }) },
    });
    await late.play();
    assert.match(late.results[0] ?? '', /did not end in time/);
    const not = new AgentScene({
      script: [[['run_tests', {}]], [FINISH]],
      tests: { run: async () => ({ kind: 'not-run', message: 'The user has no tests.' }) },
    });
    await not.play();
    assert.equal(not.results[0], 'The user has no tests.');
    assert.ok(not.steps.includes('tests refused -'));
  });
});
