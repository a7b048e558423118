import assert from 'node:assert/strict';
import { unmatchedClosers } from '../../../src/core/syntax/bracketState.ts';
import { readBrackets } from '../../../src/core/syntax/brackets.ts';
import { languageOf } from '../../../src/core/syntax/language.ts';

/** Text, the words and brackets that it leaves open, and those that it closes without having opened them. */
type Row = readonly [rule: string, languageId: string, text: string, open: string, closed: string];

const ROWS: readonly Row[] = [
  ['a word opens a block', 'lua', 'function f()\n  if a then\n', 'function if', ''],
  ['a branch opens no block of its own', 'lua', 'if a then\nelseif b then\n', 'if', ''],
  ['a word closes a block', 'lua', 'f(function() return 1 end)\n', '', ''],
  ['a closing word may have its opener above the text', 'lua', '  end\nend\n', '', 'end end'],
  ['a loop may end with a word of its own', 'lua', 'repeat\n  a()\nuntil b\n', '', ''],
  ['a word in a string or a comment is text', 'lua', 'a = "if" -- do\n', '', ''],
  ['a word may be the name of a field', 'lua', 'a.end = b.repeat\n', '', ''],
  ['a word may be the name of an argument', 'elixir', 'if a, do: b, else: c\n', '', ''],
  ['a function may be an argument', 'elixir', 'Enum.map(list, fn a ->\n', '( fn', ''],
  ['a language with braces has no such words', 'typescript', 'const end = { do: 1 };\n', '', ''],
];

describe('open brackets and words', () => {
  for (const [rule, languageId, text, open, closed] of ROWS) {
    it(rule, () => {
      const state = readBrackets(text, languageOf(languageId));
      assert.equal(state.open.map(({ char }) => char).join(' '), open);
      assert.equal(
        unmatchedClosers(state)
          .map(({ char }) => char)
          .join(' '),
        closed,
      );
    });
  }
});
