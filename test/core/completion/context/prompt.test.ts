import assert from 'node:assert/strict';
import { completionMessages } from '../../../../src/core/completion/context/prompt.ts';
import type { Snippet } from '../../../../src/core/completion/context/snippet.ts';
import { HOLE_BUDGET, type Hole, takeHole } from '../../../../src/core/document/hole.ts';
import { dedent } from '../../../support/dedent.ts';

function prompt(drawn: string): string {
  const [prefix = '', suffix = ''] = drawn.split('█');
  const hole: Hole = { languageId: 'go', prefix, suffix, eol: '\n', indentUnit: '\t' };
  return completionMessages({ hole, path: 'a/b.go' })
    .map(({ role, content }) => `${role}: ${content}`)
    .join('\n');
}

const CONTEXT: readonly Snippet[] = [
  { kind: 'lines', path: 'a/c.go', line: 3, code: 'func c()' },
  { kind: 'edit', path: 'a/d.go', line: 7, code: '-old()\n+c()' },
];

/** In a document of many lines, the cursor at the end of `place`. */
function promptIn(lines: readonly string[], place: number): string {
  const hole = takeHole({
    lines: { lineCount: lines.length, line: index => lines[index] ?? '' },
    position: { line: place, character: lines[place]?.length ?? 0 },
    budget: HOLE_BUDGET,
    languageId: 'go',
    eol: '\n',
    indentUnit: '\t',
  });
  return completionMessages({ hole, path: 'a/b.go', context: CONTEXT })
    .map(({ content }) => content)
    .join('\n');
}

function commonShare(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at / one.length;
}

describe('the prompt', () => {
  it('names the file, the language and the indentation', () => {
    assert.match(prompt('█'), /a\/b\.go \(go, indented by tabs\)/);
  });

  it('has each character of the hole once, the cursor in its line', () => {
    const text = prompt(dedent`
      aaa
      bbb(█)ccc
      ddd
    `);
    assert.match(text, /<BELOW>\nddd\n<\/BELOW>\n<CODE>aaa\nbbb\(<CURSOR>\)ccc<\/CODE>$/);
    assert.equal(text.split('ddd').length, 2);
  });

  it('changes only from the cursor line on while the user types and the editor closes brackets', () => {
    const above = 'line above\n'.repeat(60);
    const below = '\nline below'.repeat(30);
    const first = prompt(`${above}a := foo█${below}`);
    for (const line of ['a := foo(█)', 'a := foo([]int{█})', 'a := foo()\n\tb█']) {
      assert.ok(commonShare(first, prompt(above + line + below)) > 0.98, line);
    }
  });

  it("has recent changes after the snippets and before the file's text", () => {
    assert.match(promptIn(['x'], 0), /From a\/c\.go:\nfunc c\(\)\nChanged in a\/d\.go:\n-old\(\)\n\+c\(\)\n<BELOW>/);
  });

  const LONG = Array.from({ length: 300 }, (_, line) => `line ${1_000 + line} of a long document`);

  it('extends the previous one while lines are written, in 15 of 16 cases', () => {
    let before = '';
    let moves = 0;
    for (let written = 0; written < 64; written++) {
      const added = Array.from({ length: written }, (_, line) => `line ${2_000 + line} of a long document`);
      const now = promptIn([...LONG.slice(0, 150), ...added, ...LONG.slice(150)], 149 + written);
      // The mark of the cursor, and the end of the text.
      const changedFrom = before.length - '<CURSOR></CODE>'.length;
      if (before !== '' && now.slice(0, changedFrom) !== before.slice(0, changedFrom)) moves++;
      before = now;
    }
    assert.equal(moves, 4);
  });

  it('is the same up to the text of the file wherever the cursor goes', () => {
    const [one, other] = [promptIn(LONG, 40), promptIn(LONG, 200)];
    const head = one.slice(0, one.indexOf('<BELOW>'));
    assert.ok(head.includes('Changed in') && other.startsWith(head));
  });
});
