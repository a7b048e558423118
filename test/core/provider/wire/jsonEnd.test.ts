import assert from 'node:assert/strict';
import { JsonEnd } from '../../../../src/core/provider/wire/jsonEnd.ts';

describe('the end of a JSON value that arrives in pieces', () => {
  const isWhole = (...pieces: readonly string[]) => {
    const value = new JsonEnd();
    for (const piece of pieces) value.push(piece);
    return value.isWhole;
  };

  it('is the last bracket', () => {
    assert.equal(isWhole('{"a"', ':[1,{}]'), false);
    assert.equal(isWhole('{"a"', ':[1,{}]', '}'), true);
    assert.equal(isWhole('{"a"', ':[1,{}]', '} \n'), true);
  });

  it('is no bracket within a string', () => {
    assert.equal(isWhole('{"a":"}'), false);
    assert.equal(isWhole('{"a":"\\', '"}'), false);
    assert.equal(isWhole('{"a":"\\', '"}"}'), true);
  });

  it('is the last quotation mark of a string, or the end of a number or word', () => {
    assert.equal(isWhole('"{'), false);
    assert.equal(isWhole('"{', '}"'), true);
    assert.equal(isWhole('nul'), false);
    assert.equal(isWhole('nul', 'l'), true);
    assert.equal(isWhole('12'), true);
  });

  it('is missing in text that is not JSON', () => {
    for (const text of ['', '}', '{a}', '{}x', 'x'.repeat(100)]) assert.equal(isWhole(text), false, text);
  });
});
