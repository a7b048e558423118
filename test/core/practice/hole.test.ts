import assert from 'node:assert/strict';
import { missingText } from '../../../src/core/practice/hole.ts';
import { dedent } from '../../support/dedent.ts';

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
      missing(dedent`
        export function total(items) {
          █
        }
      `),
      'let sum = 0;\n  for (const item of items) sum += item;\n  return sum;',
    );
  });
  it('completes from the end of the opening line', () => {
    assert.equal(
      missing(dedent`
        export function area(width, height) {
          if (width < 0) {█
          }
          return width * height;
        }
      `),
      "\n    throw new Error('width');",
    );
  });
  it('completes within a line up to the text after the cursor', () => {
    assert.equal(
      missing(dedent`
        export function area(width, height) {
          if (width < 0) {
            throw new Error(█);
          }
      `),
      "'width'",
    );
  });
  it('gives the blank that is not yet typed', () => {
    assert.equal(
      missing(dedent`
        export function total(items) {
          let sum =█
          for (const item of items) sum += item;
      `),
      ' 0;',
    );
    assert.equal(
      missing(dedent`
        export function total(items) {
          let sum = █
          for (const item of items) sum += item;
      `),
      '0;',
    );
  });
  it('takes the brace that closes this block, not the first brace', () => {
    assert.equal(
      missing(dedent`
        export function area(width, height) {
        █
        }

        export function total(items) {
      `),
      dedent`
        if (width < 0) {
            throw new Error('width');
          }
          return width * height;`,
    );
  });
  it('writes to the end of the file when nothing follows', () => {
    assert.equal(missing('  for (const item of items) sum += item;\n  █'), 'return sum;\n}');
  });
  it('is empty when nothing is missing or the text is not known', () => {
    assert.equal(missing('  return sum;█\n}\n'), '');
    assert.equal(missing('const other = █;\n'), '');
    assert.equal(
      missing(dedent`
        let sum = 0;
      █
      unheard of
    `),
      '',
    );
  });
});
