import assert from 'node:assert/strict';
import type { Edit } from '../../../../src/core/nextEdit/nextEdit.ts';
import { placesInSteps } from '../../../../src/core/nextEdit/where/places.ts';
import { finish } from '../../../../src/core/steps.ts';
import { dedent } from '../../../support/dedent.ts';
import { contents, requestOf } from './drawnEdits.ts';

describe('a renamed declaration', () => {
  it('has the new name in its uses, without a request, and the variable of another block is left alone', () => {
    const diff = dedent`
       function add(prices) {
      -  let total = 0;
      +  let sum = 0;
         for (const price of prices) total += price;
         return total;
       }
       function net(prices) {
         const total = add(prices);
         return total * 0.8;
       }
    `;
    assert.deepEqual(contents({ diff }).toSorted(), [
      'cart.ts:2 for (const price of prices) sum += price;',
      'cart.ts:3 return sum;',
    ]);
  });

  it('still has it once a use is renamed', () => {
    const diff = dedent`
      -export let total = 0;
      +export let sum = 0;
       for (const price of [1, 2]) {
      -  total += price;
      +  sum += price;
       }
       console.log(total);
    `;
    assert.deepEqual(contents({ diff }), ['cart.ts:4 console.log(sum);']);
  });

  it('has it in files that import it, and in no others', () => {
    const diff = dedent`
      -export function totalOf(prices) {
      +export function sumOf(prices) {
         return prices[0];
       }
    `;
    const others = {
      'receipt.ts': "import { totalOf } from './cart';\n\nshow(totalOf(prices));",
      'bill.ts': "import { totalOf } from './bills';\n\nshow(totalOf(prices));",
    };
    assert.deepEqual(
      contents({ diff, others }).filter(text => !text.endsWith('undefined')),
      ["receipt.ts:0 import { sumOf } from './cart';", 'receipt.ts:2 show(sumOf(prices));'],
    );
  });

  it('still has it there once the import is renamed', () => {
    const diff = dedent`
      -export function totalOf(prices) {
      +export function sumOf(prices) {
         return prices[0];
       }
    `;
    const drawn = requestOf({
      diff,
      others: {
        'receipt.ts': "import { sumOf } from './cart';\n\nexport const lines = [totalOf([1]), totalOf([3])];",
      },
    });
    const renamed: Edit = {
      uri: 'receipt.ts',
      line: 0,
      before: ["import { totalOf } from './cart';"],
      after: ["import { sumOf } from './cart';"],
    };
    const places = finish(placesInSteps({ ...drawn, edits: [renamed, ...drawn.edits] }));
    assert.deepEqual(
      places.map(({ uri, line, after }) => `${uri}:${line} ${after}`),
      ['receipt.ts:2 export const lines = [sumOf([1]), sumOf([3])];'],
    );
  });
});
