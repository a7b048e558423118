import assert from 'node:assert/strict';
import { indentUnitIn } from '../../../src/core/text/indentation.ts';

describe('how a text indents', () => {
  const cases: [what: string, text: string, unit: string | undefined][] = [
    ['by tabs', 'a {\n\tb {\n\t\tc\n\t}\n}', '\t'],
    ['by what most lines begin with', 'a {\n\tb\n}\nc {\n  d\n}\ne {\n  f\n}', '  '],
    ['by its steps, not by its depth', 'a:\n    b:\n        c\n        d\n', '    '],
    ['whatever a comment begins with', '/*\n * a\n */\nb {\n  c\n}', '  '],
    ['not as the text of a licence does', '/*\n  Made by us.\n  For you.\n*/\na {\n\tb\n}', '\t'],
    ['is not known where no line is indented', 'a\nb\n', undefined],
  ];
  for (const [what, text, unit] of cases) it(what, () => assert.equal(indentUnitIn(text.split('\n')), unit));
});
