import assert from 'node:assert/strict';
import { judgeOf, warningOfFaults } from '../../../../src/core/refactor/safety/soundness.ts';
import { finish } from '../../../../src/core/steps.ts';
import { FaultComparison } from '../../../../src/core/syntax/faults/faults.ts';
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
    ['yaml', 'a: !Ref b\nc:\n  - d: "}"\n'],
    ['toml', 'a = [1, 2]\n'],
    ['makefile', 'A := 1\nall: b\n\techo "a"\nifdef A\n$(info a)\nendif\n'],
    ['vue', '<template>\n  <a @click="b > 1"><br><c /></a>\n</template>\n<script>\nconst a = {};\n</script>\n'],
    ['svelte', '{#if a}\n  <b on:click={() => c()}>{d}</b>\n{/if}\n'],
    ['html', '<ul>\n  <li>One\n  <li>Two\n</ul>\n<!-- <a> -->\n'],
    ['scss', '.a { b: c; // }\n}\n'],
    ['kotlin', 'fun f() { g("(") }\n'],
    ['markdown', '# A\n\n```js\nf();\n```\n'],
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
    ['json', '{\n  "a": 1\n  "b": 2\n}\n', 2],
    ['jsonc', '{\n  "a": 1\n  "b": 2\n}\n', 2],
    ['yaml', 'a:\n  b: 1\n c: 2\n', 2],
    ['toml', 'a = 1\nb = \n', 1],
    ['makefile', 'all: b\necho a\n', 1],
    ['vue', '<template>\n  <a>\n</template>\n', 2],
    ['vue', '<template>\n</template>\n<script>\nf(;\n</script>\n', 3],
    ['vue', '<template>\n  <a />\n  />\n</template>\n', 2],
    ['svelte', '{#if a}\n  <b>\n{/if}\n', 2],
    ['scss', '.a {\n  b: c;\n}\n}\n', 3],
    ['kotlin', 'fun f() {\n  g(\n}\n', 2],
    ['markdown', 'A\n\n```js\nf();\n', 2],
  ];
  for (const [languageId, text, line] of unsound) {
    it(`has a fault: ${languageId} ${JSON.stringify(text)}`, async () => {
      assert.ok((await faultLines(languageId, text))?.includes(line), `${await faultLines(languageId, text)}`);
    });
  }
});

describe('the warning about a file that no longer parses', () => {
  it('names the line', async () => {
    const texts = { before: '{\n  "a": 1\n}\n', after: '{\n  "a": 1\n  "b": 2\n}\n' };
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
