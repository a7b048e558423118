import assert from 'node:assert/strict';
import type { Hole } from '../../../src/core/completion/hole.ts';
import { completionMessages } from '../../../src/core/completion/prompt.ts';

function prompt(drawn: string): string {
  const [prefix = '', suffix = ''] = drawn.split('█');
  const hole: Hole = { languageId: 'go', prefix, suffix, eol: '\n', indentUnit: '\t' };
  return completionMessages({ hole, path: 'a/b.go' })
    .map(({ role, content }) => `${role}: ${content}`)
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
    const text = prompt('aaa\nbbb(█)ccc\nddd\n');
    assert.match(text, /<BELOW>\nddd\n<\/BELOW>\n<CODE>aaa\nbbb\(<CURSOR>\)ccc<\/CODE>$/);
    assert.equal(text.split('ddd').length, 2);
  });

  it('is the same as before up to the cursor line while someone types, and while the editor closes brackets', () => {
    const above = 'line above\n'.repeat(60);
    const below = '\nline below'.repeat(30);
    const first = prompt(`${above}a := foo█${below}`);
    for (const line of ['a := foo(█)', 'a := foo([]int{█})', 'a := foo()\n\tb█']) {
      assert.ok(commonShare(first, prompt(above + line + below)) > 0.98, line);
    }
  });
});
