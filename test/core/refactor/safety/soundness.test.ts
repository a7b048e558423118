import assert from 'node:assert/strict';
import { judgeOf, warningOfFaults } from '../../../../src/core/refactor/safety/soundness.ts';
import { finish } from '../../../../src/core/steps.ts';
import { FaultComparison } from '../../../../src/core/syntax/faults/faults.ts';
import { dedent } from '../../../support/dedent.ts';
import { installedGrammars } from '../../../support/grammars.ts';

const grammars = installedGrammars();

async function faultLines(languageId: string, text: string): Promise<number[] | undefined> {
  const faultsIn = await judgeOf(languageId, grammars);
  return finish(faultsIn(text))?.map(({ line }) => line);
}

describe('a file that parses', () => {
  const sound: readonly (readonly [languageId: string, text: string])[] = [
    ['typescript', 'const a = [1, 2];\n'],
    ['python', 'def f(a):\n    return a\n'],
    ['json', '{"a": [1, 2]}\n'],
    ['json', '// A comment, as in tsconfig.json.\n{"a": 1,}\n'],
    [
      'yaml',
      dedent`
      a: !Ref b
      c:
        - d: "}"
    `,
    ],
    ['toml', 'a = [1, 2]\n'],
    [
      'makefile',
      dedent`
      A := 1
      all: b
      	echo "a"
      ifdef A
      $(info a)
      endif
    `,
    ],
    [
      'vue',
      dedent`
      <template>
        <a @click="b > 1"><br><c /></a>
      </template>
      <script>
      const a = {};
      </script>
    `,
    ],
    [
      'svelte',
      dedent`
      {#if a}
        <b on:click={() => c()}>{d}</b>
      {/if}
    `,
    ],
    [
      'html',
      dedent`
      <ul>
        <li>One
        <li>Two
      </ul>
      <!-- <a> -->
    `,
    ],
    ['scss', '.a { b: c; // }\n}\n'],
    ['kotlin', 'fun f() { g("(") }\n'],
    [
      'markdown',
      dedent`
      # A

      \`\`\`js
      f();
      \`\`\`
    `,
    ],
  ];
  for (const [languageId, text] of sound) {
    it(`has no fault: ${languageId} ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await faultLines(languageId, text), []);
    });
  }
});

describe('a file that does not parse', () => {
  const unsound: readonly (readonly [languageId: string, text: string, line: number])[] = [
    ['typescript', 'f();\nconst a = [1, 2;\n', 1],
    [
      'json',
      dedent`
      {
        "a": 1
        "b": 2
      }
    `,
      2,
    ],
    [
      'jsonc',
      dedent`
      {
        "a": 1
        "b": 2
      }
    `,
      2,
    ],
    [
      'yaml',
      dedent`
      a:
        b: 1
       c: 2
    `,
      2,
    ],
    ['toml', 'a = 1\nb = \n', 1],
    ['makefile', 'all: b\necho a\n', 1],
    [
      'vue',
      dedent`
      <template>
        <a>
      </template>
    `,
      2,
    ],
    [
      'vue',
      dedent`
      <template>
      </template>
      <script>
      f(;
      </script>
    `,
      3,
    ],
    [
      'vue',
      dedent`
      <template>
        <a />
        />
      </template>
    `,
      2,
    ],
    [
      'svelte',
      dedent`
      {#if a}
        <b>
      {/if}
    `,
      2,
    ],
    [
      'scss',
      dedent`
      .a {
        b: c;
      }
      }
    `,
      3,
    ],
    [
      'kotlin',
      dedent`
      fun f() {
        g(
      }
    `,
      2,
    ],
    [
      'markdown',
      dedent`
      A

      \`\`\`js
      f();
    `,
      2,
    ],
  ];
  for (const [languageId, text, line] of unsound) {
    it(`has a fault: ${languageId} ${JSON.stringify(text)}`, async () => {
      assert.ok((await faultLines(languageId, text))?.includes(line), `${await faultLines(languageId, text)}`);
    });
  }
});

describe('the warning about a file that no longer parses', () => {
  it('names the line', async () => {
    const texts = {
      before: dedent`
      {
        "a": 1
      }
    `,
      after: dedent`
      {
        "a": 1
        "b": 2
      }
    `,
    };
    const [warning] = finish(warningOfFaults(texts, await judgeOf('json', grammars)));
    assert.deepEqual(warning, {
      kind: 'unsound',
      line: 2,
      excerpt: '"b": 2',
      message: 'This no longer parses: line 3.',
    });
  });

  it('is left out if the file had as many faults before', async () => {
    const faultsIn = await judgeOf('typescript', grammars);
    const texts = { before: 'f(;\ng();\n', after: 'f(;\nh();\n' };
    assert.deepEqual(finish(warningOfFaults(texts, faultsIn)), []);
  });

  it('is left out if the file is too long to judge', async () => {
    const comparison = new FaultComparison('a: 1\n'.repeat(40_000), await judgeOf('yaml', grammars));
    assert.equal(finish(comparison.newFaults('a')), undefined);
  });
});

describe('a long file', () => {
  it('is parsed in many steps', async () => {
    const faultsIn = await judgeOf('typescript', grammars);
    const steps = faultsIn('export const a = [1, 2, 3].map(b => b + 1);\n'.repeat(2_000));
    let count = 0;
    while (steps.next().done !== true) count += 1;
    assert.ok(count > 50, `${count}`);
  });
});
