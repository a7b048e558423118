import assert from 'node:assert/strict';
import {
  firstLine,
  indentationOf,
  indentationWidth,
  isBlank,
  isSubsequence,
  lastLine,
  splitsWord,
} from '../../../src/core/text/lines.ts';

describe('text', () => {
  it('knows a line without text', () => {
    assert.deepEqual(['', ' \t', ' a'].map(isBlank), [true, true, false]);
  });

  it('takes the blanks at the start of a line', () => {
    assert.deepEqual(['a', '  a ', '\t a', '   '].map(indentationOf), ['', '  ', '\t ', '   ']);
  });

  it('counts a tab as four columns', () => {
    assert.deepEqual(['  a', '\ta', '\t  a'].map(indentationWidth), [2, 4, 6]);
  });

  it('takes the first and the last line', () => {
    assert.deepEqual(['', 'a', 'a\n', 'a\nb'].map(firstLine), ['', 'a', 'a', 'a']);
    assert.deepEqual(['', 'a', 'a\n', 'a\nb'].map(lastLine), ['', 'a', '', 'b']);
  });

  it('splits no word at a bracket, and one inside it', () => {
    assert.equal(splitsWord('get', 'User'), true);
    assert.equal(splitsWord('get(', 'User'), false);
    assert.equal(splitsWord('', 'User'), false);
    assert.equal(splitsWord('größe', 'n'), true);
  });

  it('finds characters in order', () => {
    assert.equal(isSubsequence(');', '"hi");'), true);
    assert.equal(isSubsequence('};', '"hi");'), false);
    assert.equal(isSubsequence('', 'x'), true);
  });
});
