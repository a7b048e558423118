import assert from 'node:assert/strict';
import { isPlaceholder, placeholderAtEnd } from '../../../src/core/answer/placeholders.ts';
import { languageOf } from '../../../src/core/syntax/language.ts';
import { rowsIn } from './placeholderRows.ts';

const c = languageOf('c');

describe('a placeholder', () => {
  for (const { name, placeholders, comments } of rowsIn('test/cases/placeholders.txt')) {
    it(`is recognized in ${name}`, () => {
      assert.ok(placeholders.length >= 12 && comments.length >= 12);
      const missed = placeholders.filter(text => !isPlaceholder(`  // ${text}`, c));
      const mistaken = comments.filter(text => isPlaceholder(`  // ${text}`, c));
      assert.deepEqual({ missed, mistaken }, { missed: [], mistaken: [] });
    });
  }

  const lines: [rule: string, languageId: string, line: string, expected: boolean][] = [
    ['is a comment of the language', 'python', '    # ... existing code ...', true],
    ['is a block comment', 'css', '/* ... existing rules ... */', true],
    ['is a comment in JSX', 'typescriptreact', '  {/* ... existing props ... */}', true],
    ['is a comment in HTML', 'html', '<!-- ... existing items ... -->', true],
    ['is a line of a long comment', 'java', ' * ... rest of the class ...', true],
    ['is a decorated comment', 'python', '# ======== existing code ========', true],
    ['has brackets', 'go', '// [rest of the code unchanged]', true],
    ["may use another language's marks with an ellipsis", 'python', '// ... existing code ...', true],
    ["isn't in another language's marks without one", 'c', '# existing code', false],
    ['is no heading', 'markdown', '# Rest of the code', false],
    ['is no heading with an ellipsis', 'markdown', '# ... existing code ...', false],
    ['is no code', 'typescript', 'existingCode();', false],
    ['is no code that is commented out', 'typescript', '// rest = existing(code)', false],
    ['is in any mark of a language without comments', 'json', '// rest of the file unchanged', true],
    ['is short', 'c', `// ... ${'existing code '.repeat(12)}`, false],
  ];
  for (const [rule, languageId, line, expected] of lines) {
    it(rule, () => assert.equal(isPlaceholder(line, languageOf(languageId)), expected));
  }
});

describe('a placeholder behind code', () => {
  const lines: [rule: string, line: string, expected: boolean][] = [
    ['has an ellipsis', 'a(); // ... existing code ...', true],
    ['has an ellipsis in German', 'a(); // … Rest unverändert', true],
    ['names the rest', 'a(); // rest unchanged', true],
    ['replaces a body', 'function f() { /* unchanged */ }', true],
    ['replaces arguments', 'call(/* ... */);', true],
    ['is no remark on complete code', 'a(); // unchanged', false],
    ['is no remark on a header', 'function f() { // same as before', false],
    ['is no remark between arguments', 'call(a, /* the rest */ b);', false],
    ['is no address', 'load("https://...");', false],
    ['is no text', 'print("// ... existing code ...");', false],
    ['is behind code', '// ... existing code ...', false],
  ];
  for (const [rule, line, expected] of lines) {
    it(rule, () => assert.equal(placeholderAtEnd(line, languageOf('typescript')) !== undefined, expected));
  }
});
