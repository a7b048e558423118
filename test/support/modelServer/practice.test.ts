import assert from 'node:assert/strict';
import { missingText } from './practice.ts';

const FINISHED = `export function area(width, height) {
  if (width < 0) {
    throw new Error('width');
  }
  return width * height;
}

export function total(items) {
  let sum = 0;
  for (const item of items) sum += item;
  return sum;
}
`;

/** The cursor is at █. */
function missing(drawn: string): string {
  const [before = '', after = ''] = drawn.split('█');
  return missingText(FINISHED, { before, after });
}

describe('practice answers', () => {
  it('completes a body from an indented empty line', () => {
    assert.equal(
      missing('export function total(items) {\n  █\n}\n'),
      'let sum = 0;\n  for (const item of items) sum += item;\n  return sum;',
    );
  });
  it('completes from the end of the opening line', () => {
    assert.equal(
      missing('export function area(width, height) {\n  if (width < 0) {█\n  }\n  return width * height;\n}\n'),
      "\n    throw new Error('width');",
    );
  });
  it('completes within a line up to the text after the cursor', () => {
    assert.equal(
      missing('export function area(width, height) {\n  if (width < 0) {\n    throw new Error(█);\n  }\n'),
      "'width'",
    );
  });
  it('gives the blank that is not yet typed', () => {
    assert.equal(
      missing('export function total(items) {\n  let sum =█\n  for (const item of items) sum += item;\n'),
      ' 0;',
    );
    assert.equal(
      missing('export function total(items) {\n  let sum = █\n  for (const item of items) sum += item;\n'),
      '0;',
    );
  });
  it('takes the brace that closes this block, not the first brace', () => {
    assert.equal(
      missing('export function area(width, height) {\n█\n}\n\nexport function total(items) {\n'),
      "if (width < 0) {\n    throw new Error('width');\n  }\n  return width * height;",
    );
  });
  it('writes to the end of the file when nothing follows', () => {
    assert.equal(missing('  for (const item of items) sum += item;\n  █'), 'return sum;\n}');
  });
  it('is empty when nothing is missing or the text is not known', () => {
    assert.equal(missing('  return sum;█\n}\n'), '');
    assert.equal(missing('const other = █;\n'), '');
    assert.equal(missing('  let sum = 0;\n█\nunheard of\n'), '');
  });
});
