import assert from 'node:assert/strict';
import { placesInSteps } from '../../../../src/core/nextEdit/where/places.ts';
import { finish } from '../../../../src/core/steps.ts';
import { dedent } from '../../../support/dedent.ts';
import { ranked, requestOf, shown } from './drawnEdits.ts';

describe('the places that are probably edited next', () => {
  it('are those that still have the old name after a rename', () => {
    const diff = dedent`
      | function cost(items) {
      |-  let total = 0;
      |+  let sum = 0;
      |   for (const item of items) {
      |     total += item.price;
      |   }
      |   return total;
      | }
    `.replaceAll(/^\s*\|/gm, '');
    assert.deepEqual(shown({ diff }).toSorted(), ['cart.ts:3 total += item.price;', 'cart.ts:5 return total;']);
  });

  it('are none without an edit, in an empty file, and with an edit of a file that is not open', () => {
    assert.deepEqual(finish(placesInSteps({ edits: [], files: [] })), []);
    assert.deepEqual(shown({ diff: '' }), []);
    const { edits } = requestOf({ diff: '-let total;\n+let sum;' });
    assert.deepEqual(finish(placesInSteps({ edits, files: [] })), []);
  });

  it('are ranked, one for each line', () => {
    const places = ranked({ diff: '-read(total, total);\n+read(sum, sum);\n show(total, total);\n end();' });
    assert.deepEqual(
      places.map(({ line }) => line),
      [...new Set(places.map(({ line }) => line))],
    );
    assert.equal(places[0]?.line, 1);
  });

  describe('an edit', () => {
    it('is followed by the same literal in other lines, but not in a longer word', () => {
      const diff = dedent`
        -load('v1');
        +load('v2');
         save('v1');
         save('v10');
      `;
      const places = ranked({ diff });
      assert.deepEqual(
        places.map(({ line }) => line),
        [1],
      );
    });

    it('counts more when it was made twice', () => {
      const once = dedent`
        -const a = get(1);
        +const a = await get(1);
         const b = get(2);
         const c = get(3);
      `;
      const twice = dedent`
        -const a = get(1);
        +const a = await get(1);
        -const b = get(2);
        +const b = await get(2);
         const c = get(3);
      `;
      const probabilityOf = (diff: string) => ranked({ diff }).find(({ line }) => line === 2)?.probability ?? 0;
      assert.ok(probabilityOf(twice) > probabilityOf(once));
    });

    it('adds an argument in calls of the same function, at the same position', () => {
      const diff = dedent`
        -add(1, two(2));
        +add(1, two(2), true);
         add(one, two(2));
         sub(1, 2);
         add(3);
      `;
      const [place] = ranked({ diff });
      assert.deepEqual([place?.kind, place?.line], ['call', 1]);
    });

    it('is never undone: a line that has its new text is no place for the old one', () => {
      const diff = dedent`
        -load(total);
        +load(sum);
         show(sum);
         show(total);
      `;
      const [place] = ranked({ diff });
      assert.equal(place?.line, 2);
      assert.ok(ranked({ diff }).every(({ after = [] }) => !after.some(line => line.includes('total'))));
    });

    it('of prose is about words only where it replaces one', () => {
      const added = '-The generic handler is here.\n+The handler is here.\n A generic text.\n A generic file.';
      assert.deepEqual(ranked({ diff: added, languageId: 'markdown' }), []);
      const replaced = '-Push to master first.\n+Push to main first.\n Then merge master.';
      assert.equal(ranked({ diff: replaced, languageId: 'markdown' })[0]?.line, 1);
    });

    it('changes code before strings and comments', () => {
      const diff = dedent`
        -let itemTotal = 0;
        +let itemSum = 0;
         // the itemTotal of all
         log('itemTotal is');
         return itemTotal;
      `;
      assert.deepEqual(shown({ diff }), ['cart.ts:3 return itemTotal;']);
    });

    it('counts emoji and other scripts as any text', () => {
      const diff = dedent`
        -let größe = '👩‍👩‍👧';
        +let länge = '👩‍👩‍👧';
         print(größe, '👩‍👩‍👧', größen);
      `;
      assert.equal(ranked({ diff })[0]?.line, 1);
    });
  });

  describe('errors after an edit', () => {
    const diff = dedent`
      -export type Kind = 'a';
      +export type Sort = 'a';
       let x: Other;
       let y: Other;
    `;

    it('are places if they are about a name that it changed', () => {
      const diagnostics = [
        { line: 1, message: "Cannot find name 'Kind'." },
        { line: 2, message: "Cannot find name 'Other'." },
      ];
      assert.deepEqual(shown({ diff, diagnostics }), ['cart.ts:1 let x: Other;']);
    });

    it('lead to the import that another file has', () => {
      const places = finish(
        placesInSteps(
          requestOf({
            diff: " import { a } from './a';\n \n-show(1);\n+show(money(1));",
            others: { 'shop.ts': "import { money } from './money';" },
            diagnostics: [{ line: 2, message: "Cannot find name 'money'." }],
          }),
        ),
      );
      assert.deepEqual(
        places.map(({ kind, line, before, after }) => ({ kind, line, before, after })),
        [{ kind: 'import', line: 1, before: [], after: ["import { money } from './money';"] }],
      );
    });
  });

  describe('in large files', () => {
    it('are found in 100,000 lines', () => {
      const lines = Array.from({ length: 100_000 }, (_, line) => `const value${line} = ${line};`);
      const diff = [
        '-let itemTotal = 0;',
        '+let itemSum = 0;',
        ...lines.map(line => ` ${line}`),
        ' show(itemTotal);',
      ].join('\n');
      assert.deepEqual(shown({ diff }), ['cart.ts:100001 show(itemTotal);']);
    });

    it('are none in minified ones, nor in lines of data', () => {
      const data = `const data = [${'itemTotal,'.repeat(500)}];`;
      const diff = ['-let itemTotal = 0;', '+let itemSum = 0;', ...Array.from({ length: 50 }, () => ` ${data}`)].join(
        '\n',
      );
      assert.deepEqual(ranked({ diff }), []);
      const some = [
        '-let itemTotal = 0;',
        '+let itemSum = 0;',
        ...Array.from({ length: 50 }, () => ' next();'),
        ` ${data}`,
      ];
      assert.deepEqual(ranked({ diff: some.join('\n') }), []);
    });
  });
});
