import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DraftResult } from '../../../../src/core/completion/fit/draft.ts';
import { itCompletes } from '../../../support/completed.ts';
import { holeAt } from '../../../support/cursor.ts';
import { dedent } from '../../../support/dedent.ts';
import { newTypescriptDraft } from '../../../support/typescriptDrafts.ts';

describe('a draft', () => {
  itCompletes([
    [
      'takes code out of a fence',
      'python',
      'def add(a, b):\n    █',
      '```python\nreturn a + b\n```',
      'def add(a, b):\n    return a + b',
    ],
    [
      'takes code after a word before it',
      'python',
      'def add(a, b):\n    █',
      dedent`
        Here is the completion:
        \`\`\`
        return a + b
        \`\`\``,
      'def add(a, b):\n    return a + b',
    ],
    [
      'takes code after a word without a fence',
      'typescript',
      'const a = █',
      'Sure! Here is the completion:\n\nb + c;',
      'const a = b + c;',
    ],
    ['leaves a path alone', 'typescript', 'import a from █', '"../src/foo";', 'import a from "../src/foo";'],
    [
      'keeps paragraphs of one block',
      'typescript',
      'function f() {\n  █\n}',
      'const a = 1;\n\n  return a;',
      dedent`
        function f() {
          const a = 1;

          return a;
        }`,
    ],
    ['keeps the rest of the line', 'typescript', 'console.log(█);', '"hi");', 'console.log("hi");'],
    [
      'takes only what is missing',
      'typescript',
      'const n = 1;\n  const x = items.█',
      '  const x = items.map(f);',
      'const n = 1;\n  const x = items.map(f);',
    ],
    [
      'takes only what is missing, unindented',
      'typescript',
      'const n = 1;\n  const x = items.█',
      'const x = items.map(f);',
      'const n = 1;\n  const x = items.map(f);',
    ],
    [
      'takes only what is missing of a word',
      'typescript',
      'const x = items.█',
      'items.map(f);',
      'const x = items.map(f);',
    ],
    ['does not indent twice', 'python', 'def f():\n    █', '    return 1', 'def f():\n    return 1'],
    [
      'stops at what follows on the line and below',
      'typescript',
      'foo(█, 3);\nreturn x;',
      '1, 2, 3);\nreturn x;',
      'foo(1, 2, 3);\nreturn x;',
    ],
    ['fits into a condition', 'typescript', 'if (a && █) {', 'b.c(d)', 'if (a && b.c(d)) {'],
    [
      'fits into a condition that it closes',
      'typescript',
      'if (a && █) {\n}',
      'b.c(d)) {\n  return;\n}',
      'if (a && b.c(d)) {\n}',
    ],
    [
      'shows what is only alike',
      'typescript',
      'const a = getUserById(1);\n█',
      'const b = getUserById(2);',
      'const a = getUserById(1);\nconst b = getUserById(2);',
    ],
    [
      'leaves the brace below alone',
      'typescript',
      'function f() {\n  █\n}',
      'return x\n}',
      'function f() {\n  return x\n}',
    ],
    [
      'keeps a brace of its own',
      'typescript',
      'function f() {\n  █\n}',
      dedent`
        if (a) {
            b();
          }
        }`,
      dedent`
        function f() {
          if (a) {
            b();
          }
        }`,
    ],
    [
      'stops behind the function',
      'python',
      'def f():\n    █',
      dedent`
        return 1


        def g():
            return 2
      `,
      'def f():\n    return 1',
    ],
    [
      'stops behind the braces',
      'go',
      'func f() int {\n\t█',
      dedent`
        return 1
        }

        func g() int {
        	return 2
        }`,
      'func f() int {\n\treturn 1\n}',
    ],
    [
      'begins a line after a colon',
      'python',
      'for x in xs:█\n\nprint(1)',
      '    print(x)',
      dedent`
        for x in xs:
            print(x)

        print(1)`,
    ],
    [
      'goes above the line it stands before',
      'python',
      'def f():\n█    return a',
      '    a = 1',
      'def f():\n    a = 1\n    return a',
    ],
    ['replaces closed brackets when it goes on', 'typescript', 'foo(█)', 'a, b);', 'foo(a, b);'],
    ['does not double a quote', 'typescript', 'const s = "█";', 'hello";', 'const s = "hello";'],
    [
      'drops thinking',
      'typescript',
      'const a = █',
      dedent`
      <think>hm
      well</think>

      b + c;`,
      'const a = b + c;',
    ],
    ['drops a tag', 'typescript', 'const a = █', '<completion>b + c;</completion>', 'const a = b + c;'],
    ['drops the cursor mark', 'typescript', 'const a = █', 'const a = <CURSOR>b + c;', 'const a = b + c;'],
    [
      'drops lines above',
      'python',
      'def add(a, b):\n    """Sum."""\n    █',
      'def add(a, b):\n    """Sum."""\n    return a + b',
      'def add(a, b):\n    """Sum."""\n    return a + b',
    ],
    [
      'drops lines above up to the cursor in its line',
      'python',
      'def add(a, b):\n    """Sum."""\n    return █',
      'def add(a, b):\n    """Sum."""\n    return a + b',
      'def add(a, b):\n    """Sum."""\n    return a + b',
    ],
    [
      'drops a remark',
      'python',
      'def add(a, b):\n    █',
      'return a + b\n\nThis function returns the sum of both.',
      'def add(a, b):\n    return a + b',
    ],
    [
      'strips invisible characters',
      'typescript',
      'const a = █',
      '\uFEFFb\u200B + \u202Ec\0;\uD800',
      'const a = b + c;',
    ],
    ['says that nothing came', 'typescript', 'const a = █', '', 'rejected: empty'],
    ['says that only talk came', 'typescript', 'const a = █', 'I cannot help with that.', 'rejected: only-prose'],
    ['says that only a repeat came', 'typescript', 'a();\n█\nreturn x;', 'return x;', 'rejected: only-suffix'],
    [
      'says that only an echo came',
      'typescript',
      'const alpha = beta;\n█',
      'const alpha = beta;',
      'rejected: only-echo',
    ],
  ]);

  it('gives the same text in any pieces, and never takes back what was decided', async () => {
    const piece = fc.constantFrom(
      '```',
      'ts\n',
      '\n',
      '\r\n',
      '  ',
      'return a',
      ');',
      '}',
      '<think>',
      '</think>',
      '█',
      'Here is it:',
      'foo(',
      '"',
      "'",
      '> ',
      '12 | ',
      '13 | ',
      '+',
      '```diff\n',
      '@@ -1 +1 @@\n',
      '&lt;',
      '// ... existing code ...\n',
      '### Code\n',
      '<code>\n',
      '</code>',
      '<|cursor|>',
      '<|im_end|>',
      'function f() {\n',
      '\uD800',
      '\uDC00',
      '\0',
      '\u202E',
      '\u200B',
    );
    const drawn = fc.constantFrom(
      'f(█);',
      'function f() {\n  █\n}',
      '  █return a',
      'const a = "█"',
      'def f():█',
      '// █',
    );
    await fc.assert(
      fc.asyncProperty(
        drawn,
        fc.array(piece, { maxLength: 14 }),
        fc.array(fc.nat(40), { maxLength: 6 }),
        async (text, pieces, cuts) => {
          const answer = pieces.join('');
          const at = [...new Set(cuts)].filter(cut => cut < answer.length).sort((a, b) => a - b);
          const chunks = [0, ...at].map((start, index) => answer.slice(start, at[index] ?? answer.length));
          assert.deepEqual(await drafted(text, chunks), await drafted(text, [answer]));
        },
      ),
    );
  });

  it('cuts an answer of a million characters short', async () => {
    const draft = await newTypescriptDraft({ hole: holeAt('a█'), maxLines: 20 });
    for (let chunk = 0; chunk < 10_000 && !draft.complete; chunk += 1) draft.push('x'.repeat(100));
    assert.equal(draft.ended, 'size-limit');
    const { result } = draft;
    assert.ok(result?.kind === 'suggested' && result.suggestion.insertText.length <= 2_000);
  });

  it('cuts a million lines and a million blank lines short', async () => {
    const lines = [
      'x();',
      '',
      '<think>',
      '}',
      '```',
      'Here is it:',
      '> a',
      '1 | a',
      '// ... existing code ...',
      '<code>',
      '### Code',
    ];
    for (const said of lines.map(line => `${line}\n`)) {
      const draft = await newTypescriptDraft({ hole: holeAt('function f() {\n  █\n}'), maxLines: 20 });
      for (let chunk = 0; chunk < 1_000_000 && !draft.complete; chunk += 1) draft.push(said);
      assert.ok(draft.complete, said);
    }
  });

  it('keeps whole lines of an answer that was cut off', async () => {
    const draft = await newTypescriptDraft({ hole: holeAt('function f() {\n  █\n}'), maxLines: 20 });
    draft.push('a();\n  const b = c(d');
    draft.end('length');
    assert.deepEqual(draft.result, { kind: 'suggested', suggestion: { insertText: 'a();', replaceSuffix: 0 } });
  });

  it('says that the provider has filtered it', async () => {
    const draft = await newTypescriptDraft({ hole: holeAt('a█'), maxLines: 20 });
    draft.end('content-filter');
    assert.deepEqual(draft.result, { kind: 'rejected', reason: 'filtered' });
  });
});

/** The result of an answer in these pieces; fails where decided text is taken back. */
async function drafted(text: string, chunks: readonly string[]): Promise<DraftResult | undefined> {
  const draft = await newTypescriptDraft({ hole: holeAt(text), maxLines: 20 });
  let decided = '';
  for (const chunk of chunks) {
    draft.push(chunk);
    assert.ok(draft.decided.insertText.startsWith(decided));
    decided = draft.decided.insertText;
  }
  draft.end('stop');
  assert.ok(draft.decided.insertText.startsWith(decided));
  return draft.result;
}
