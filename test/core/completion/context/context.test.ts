import assert from 'node:assert/strict';
import { CONTEXT_BUDGET, type ContextRequest, chooseContext } from '../../../../src/core/completion/context/context.ts';
import { KnownDocument } from '../../../../src/core/completion/context/knownDocument.ts';
import { completionMessages } from '../../../../src/core/completion/context/prompt.ts';
import { dedent } from '../../../support/dedent.ts';

const known = (path: string, text: string, languageId = 'typescript') =>
  KnownDocument.of({ path, languageId, lines: text.split('\n') });

function choose(drawn: string, documents: readonly KnownDocument[], more: Partial<ContextRequest> = {}) {
  const [prefix = '', suffix = ''] = drawn.split('█');
  const { path = 'src/shop/basket.ts' } = more;
  const languageId = path.endsWith('.py') ? 'python' : 'typescript';
  const hole = { languageId, prefix, suffix, eol: '\n', indentUnit: '  ' } as const;
  const line = prefix.split('\n').length - 1;
  return chooseContext({ hole, path, head: prefix, documents, line, edits: [], earlier: [], ...more });
}

const codeOf = (drawn: string, documents: readonly KnownDocument[], more: Partial<ContextRequest> = {}) =>
  choose(drawn, documents, more).map(({ code }) => code);

const PRICE = known(
  'src/shop/price.ts',
  dedent`
    /** What it costs. */
    export interface Price {
      readonly cents: number;
      // in ISO letters
      readonly currency: string;
    }

    export function rounded(price: Price, step: number): Price {
      return { ...price, cents: Math.round(price.cents / step) * step };
    }`,
);

const LOOP = dedent`
  for (const order of orders) {
    const customer = customers.get(order.customerId);
    if (!customer) continue;
    notify(customer, order);
  }`;

describe('context from other open files', () => {
  it('leaves out lines with a password, and takes the next best instead', () => {
    const connect = (password: string) =>
      `connect({\n  customer,\n  order,\n  address,\n  country,\n  password: ${password},\n});`;
    const documents = [known('src/a.ts', connect("'hunter2'")), known('src/b.ts', connect('askPassword()'))];
    assert.deepEqual(
      choose('send(customer, order, address, country, █', documents).map(({ path }) => path),
      ['src/b.ts'],
    );
  });

  it('leaves out a declaration with a key', () => {
    const settings = known(
      'src/settings.ts',
      dedent`
        export const settings = {
          apiKey: '4f9a8c7b6d5e',
        };`,
    );
    assert.deepEqual(
      codeOf("import { settings } from './settings.ts';\nstart(settings█)", [settings], { path: 'src/main.ts' }),
      [],
    );
  });

  it('shows the members of an imported type that is used, without comments', () => {
    assert.deepEqual(
      codeOf(
        dedent`
          import type { Price } from './price.ts';
          function sum(price: Price) {
            █
          }`,
        [PRICE],
      ),
      [
        dedent`
          export interface Price {
            readonly cents: number;
            readonly currency: string;
          }`,
      ],
    );
  });

  it('shows how an imported function is called, not its body', () => {
    assert.deepEqual(codeOf("import { rounded as even } from './price';\nconst a = even(█)", [PRICE]), [
      'export function rounded(price: Price, step: number): Price',
    ]);
  });

  it('finds the members of a namespace import', () => {
    assert.deepEqual(codeOf("import * as price from '../shop/price.js';\nprice.rounded(█)", [PRICE]), [
      'export function rounded(price: Price, step: number): Price',
    ]);
  });

  it('takes a name only from the file that it is imported from', () => {
    assert.deepEqual(codeOf("import { rounded } from '../other/price.ts';\nrounded(█)", [PRICE]), []);
    assert.deepEqual(codeOf('rounded(█)', [PRICE]), []);
  });

  for (const line of [
    'from .price import rounded',
    dedent`
      from shop.price import (
          rounded,
      )`,
    'from ..shop.price import rounded',
  ]) {
    it(`follows Python's ${line.split('\n')[0]}`, () => {
      const price = known('src/shop/price.py', 'def rounded(cents: int) -> int:\n    return cents', 'python');
      const code = codeOf(`${line}\nrounded(█)`, [price], { path: 'src/shop/basket.py' });
      assert.deepEqual(code, ['def rounded(cents: int) -> int:']);
    });
  }

  it("follows Python's import of a whole module", () => {
    const price = known('price.py', 'def rounded(cents: int) -> int:\n    return cents', 'python');
    const code = codeOf('import price as p\np.rounded(█)', [price], { path: 'basket.py' });
    assert.deepEqual(code, ['def rounded(cents: int) -> int:']);
  });

  it('takes lines that are like those before the cursor', () => {
    const other = known('src/mail.ts', `${LOOP}\n`);
    assert.deepEqual(
      codeOf(
        dedent`
          for (const order of orders) {
            const customer = █
          }`,
        [other],
      ),
      [LOOP],
    );
  });

  it('takes none of a file in another language', () => {
    const drawn = dedent`
      for (const order of orders) {
        const customer = █
      }`;
    assert.deepEqual(codeOf(drawn, [known('notes.md', LOOP, 'markdown')]), []);
  });

  it('never repeats the code around the cursor, nor the same file', () => {
    assert.deepEqual(codeOf(`${LOOP}\n█`, [known('src/copy.ts', LOOP)]), []);
    const drawn = dedent`
      for (const order of orders) {
        const customer = █
      }`;
    assert.deepEqual(codeOf(drawn, [known('src/shop/basket.ts', LOOP)]), []);
  });

  it('never repeats a line, and keeps to its budget', () => {
    const many = Array.from({ length: 40 }, (_, index) => LOOP.replace('notify', `notify${index}`)).join('\n');
    const documents = ['src/c.ts', 'src/a.ts', 'src/b.ts'].map(path => known(path, many));
    const chosen = choose(
      dedent`
        for (const order of orders) {
          const customer = █
        }`,
      documents,
    );
    assert.ok(chosen.length > 1 && chosen.length <= CONTEXT_BUDGET.snippets, `${chosen.length} snippets`);
    assert.ok(chosen.map(({ code }) => code).join('').length <= CONTEXT_BUDGET.chars);
    const lines = chosen.flatMap(({ path, line, code }) =>
      code.split('\n').map((_, index) => `${path}:${line + index}`),
    );
    assert.equal(new Set(lines).size, lines.length);
  });

  it('is in the order of the files, whatever matches best', () => {
    const documents = [known('src/b.ts', LOOP), known('src/a.ts', LOOP.replace('notify', 'remind'))];
    const drawn = dedent`
      for (const order of orders) {
        const customer = notify(█)
      }`;
    assert.deepEqual(
      choose(drawn, documents).map(({ path }) => path),
      ['src/a.ts', 'src/b.ts'],
    );
  });

  it('takes similar lines only without a known declaration, beside which they add next to nothing', () => {
    const documents = [known('src/a.ts', LOOP), PRICE];
    const loop = dedent`
      for (const order of orders) {
        const customer = █
      }`;
    const pathsFor = (drawn: string) => choose(drawn, documents).map(({ path }) => path);
    assert.deepEqual(pathsFor(loop), ['src/a.ts']);
    assert.deepEqual(pathsFor(`import { rounded } from './price';\nrounded();\n${loop}`), ['src/shop/price.ts']);
  });

  const TWO = [
    known('src/a.ts', 'send(customer, order, address, country, receipt);'),
    known('src/b.ts', 'send(customer, order, address, country, invoice);'),
  ];
  const ONE_SNIPPET = { budget: { chars: 1_000, snippets: 1 } };
  const pathsOf = (drawn: string, more: Partial<ContextRequest>) =>
    choose(drawn, TWO, { ...ONE_SNIPPET, ...more }).map(({ path }) => path);

  it('costs no more in files that repeat themselves a thousand times', () => {
    let excerpts = 0;
    const lines = Array.from({ length: 1_000 }, () => LOOP.split('\n')).flat();
    const table = KnownDocument.of({ path: 'src/shop/table.ts', languageId: 'typescript', lines });
    const excerptOf = table.excerpt.bind(table);
    table.excerpt = (line, count) => {
      excerpts++;
      return excerptOf(line, count);
    };
    const chosen = choose('notify(customer, order, orders, customers);\n█', [table]);
    assert.equal(chosen.length > 0, true);
    assert.ok(excerpts < 100, `${excerpts} places looked at`);
  });

  it('stays the same while it is nearly as good as something else', () => {
    const earlier = choose('send(customer, order, address, country, receipt█', TWO, ONE_SNIPPET);
    assert.deepEqual(
      earlier.map(({ path }) => path),
      ['src/a.ts'],
    );
    assert.deepEqual(pathsOf('send(customer, order, address, country, invoice, extra█', {}), ['src/b.ts']);
    assert.deepEqual(pathsOf('send(customer, order, address, country, invoice, extra█', { earlier }), ['src/a.ts']);
  });

  it('is replaced by something much better', () => {
    const earlier = choose('send(customer, order, address, country, receipt█', TWO, ONE_SNIPPET);
    assert.deepEqual(pathsOf('invoice, order, address█', { earlier }), ['src/b.ts']);
  });

  it('disappears when its lines are no longer in the file', () => {
    const earlier = [
      { kind: 'lines', path: 'src/a.ts', line: 0, code: 'send(customer, order, address, country, gone);' },
    ] as const;
    assert.deepEqual(pathsOf('send(customer, order, address, country, receipt█', { earlier })[0], 'src/a.ts');
    assert.doesNotMatch(
      choose('send(customer, order, address, country, receipt█', TWO, { earlier })[0]?.code ?? '',
      /gone/,
    );
  });

  it("is between the file's name and its text", () => {
    const hole = { languageId: 'typescript', prefix: 'a', suffix: '\nb', eol: '\n', indentUnit: '\t' } as const;
    const context = [{ kind: 'lines', path: 'src/c.ts', line: 3, code: 'const c = 1;' }] as const;
    const [, user] = completionMessages({ hole, path: 'src/d.ts', context });
    assert.match(user?.content ?? '', /^File src\/d\.ts .*\nFrom src\/c\.ts:\nconst c = 1;\n<BELOW>/);
  });
});
