import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { OpenFile } from '../../../../src/core/nextEdit/nextEdit.ts';
import { windowAround } from '../../../../src/core/nextEdit/request/editWindow.ts';
import { readWindow } from '../../../../src/core/nextEdit/request/readWindow.ts';
import { editsOf } from '../../../../src/core/nextEdit/request/windowEdits.ts';
import { finish } from '../../../../src/core/steps.ts';
import { dedent } from '../../../support/dedent.ts';
import { fileOf, placeAt } from './question.ts';

const CART = fileOf(dedent`
  import { tax } from './tax';

  export function due(items) {
    const net = total(items);
    const all = net + tax(net);
    return all;
  }

  export function total(items) {
    return items.reduce((sum, item) => sum + item.price, 0);
  }
`);

/** The window around `due`. */
const WINDOW = dedent`
  export function due(items) {
    const net = total(items);
    const all = net + tax(net);
    return all;
  }

  export function total(items) {
    return items.reduce((sum, item) => sum + item.price, 0);
  }
`;
const NEW = WINDOW.replace('total(items);', 'total(items, rate);');

function fenced(code: string, tag = 'ts'): string {
  return `\`\`\`${tag}\n${code}\`\`\``;
}

function read(
  answer: string,
  { file = CART, at = 'const net', reason = 'stop' as const } = {},
): readonly string[] | string {
  return readAs(answer, { file, at, reason });
}

function readAs(
  answer: string,
  { file, at, reason }: { file: OpenFile; at: string; reason: 'stop' | 'length' | 'content-filter' | 'tool-calls' },
): readonly string[] | string {
  const place = placeAt(file, at);
  const window = windowAround(place, file);
  const lines = finish(readWindow(answer, reason, { file, place, window }));
  if (typeof lines === 'string') return lines;
  return editsOf(lines, window, place).map(
    ({ after, before, line }) => `${line}: ${before.join('|')} → ${after.join('|')}`,
  );
}

const CHANGED = ['3:   const net = total(items); →   const net = total(items, rate);'];

describe('the answer for a window of lines', () => {
  it('is one small edit', () => {
    const window = windowAround(placeAt(CART, 'const net'), CART);
    assert.equal(`${window.lines.join('\n')}\n`, WINDOW);
    assert.deepEqual(read(fenced(NEW)), CHANGED);
  });

  const FORMS: readonly (readonly [string, string])[] = [
    ['without a fence', NEW],
    ['with an introduction', `Here are the updated lines:\n\n${fenced(NEW)}`],
    ['with an explanation below', `${fenced(NEW)}\n\nI passed the rate to \`total\`.`],
    ['without a tag, and with another one', fenced(NEW, '')],
    ['in a tilde fence', `~~~ts\n${NEW}~~~`],
    ['with thinking', `<think>\nThe call needs the rate.\n</think>\n${fenced(NEW)}`],
    ['with a special token', `${fenced(NEW)}<|im_end|>`],
    [
      'with line numbers',
      fenced(
        NEW.trimEnd()
          .split('\n')
          .map((line, index) => `${index + 3}: ${line}\n`)
          .join(''),
      ),
    ],
    ['with the marks of the prompt', fenced(`<WINDOW>\n${NEW}</WINDOW>\n`)],
    ['with CRLF', fenced(NEW).replaceAll('\n', '\r\n')],
    ['with the lines above', fenced(`import { tax } from './tax';\n\n${NEW}`)],
    ['after a copy of the old lines', `Before:\n${fenced(WINDOW)}\nAfter:\n${fenced(NEW)}`],
    ['twice', `${fenced(NEW)}\n${fenced(NEW)}`],
    ['without blanks at the ends of lines', fenced(NEW.replace('}\n', '}  \n'))],
  ];
  for (const [name, answer] of FORMS) it(`is read ${name}`, () => assert.deepEqual(read(answer), CHANGED));

  it('is indented as the file is', () => {
    const file = fileOf(dedent`
      class A {
        b() {
          this.x = 1;
          this.y = 1;
          if (this.x) {
            this.z();
          }
          this.w();
          this.v();
        }

        c() {}
      }
    `);
    const answer = dedent`
      b() {
        this.x = 1;
        this.y = 2;
        if (this.x) {
          this.z();
        }
        this.w();
        this.v();
      }
    `;
    const changed = ['3:     this.y = 1; →     this.y = 2;'];
    assert.deepEqual(readAs(fenced(answer), { file, at: 'this.y', reason: 'stop' }), changed);
    const oneDeeper = answer.replace(/^(?=.)/gm, '      ');
    assert.deepEqual(readAs(fenced(oneDeeper), { file, at: 'this.y', reason: 'stop' }), changed);
  });

  it('has several edits, nearest to the place first', () => {
    const answer = NEW.replace('total(items) {', 'total(items, rate) {').replace('item.price,', 'item.price * rate,');
    assert.deepEqual(read(fenced(answer)), [
      ...CHANGED,
      [
        '8: export function total(items) {|  return items.reduce((sum, item) => sum + item.price, 0);',
        'export function total(items, rate) {|  return items.reduce((sum, item) => sum + item.price * rate, 0);',
      ].join(' → '),
    ]);
  });

  const REASONS: readonly (readonly [string, string, string])[] = [
    ['nothing', ' \n', 'empty'],
    ['the word for no change', 'NO_CHANGE', 'no-change'],
    ['that word in a fence', '```\nNO_CHANGE\n```', 'no-change'],
    ['that word with a reason', '**NO_CHANGE**\n\nThe call is right already.', 'no-change'],
    ['a sentence', 'Nothing has to be changed at these lines, since the call is right already.', 'prose'],
    [
      'a placeholder',
      fenced(NEW.replace('    const all = net + tax(net);', '  // ... existing code ...')).replace(
        '  const all = net + tax(net);',
        '  // ... existing code ...',
      ),
      'placeholder',
    ],
    [
      'a placeholder behind code',
      fenced(NEW.replace('return all;', 'return all; // ... rest unchanged ...')),
      'placeholder',
    ],
    ['the changed line alone', fenced('  const net = total(items, rate);\n'), 'other-lines'],
    ['other lines of the file', fenced('function other() {\n  return 1;\n}\n'), 'other-lines'],
    [
      'a diff',
      fenced('@@ -1,2 +1,2 @@\n-  const net = total(items);\n+  const net = total(items, rate);\n', 'diff'),
      'unreadable',
    ],
    ['two versions', `${fenced(NEW)}\nor\n${fenced(NEW.replace('rate', 'tax'))}`, 'several'],
    ['an end that is missing', `\`\`\`ts\n${NEW.split('\n').slice(0, 4).join('\n')}`, 'truncated'],
    [
      'a sentence within the code',
      fenced(NEW.replace('  return all;', 'Then the sum is returned as before.\n\n  return all;')),
      'unreadable',
    ],
  ];
  for (const [name, answer, reason] of REASONS) it(`with ${name} is no edit`, () => assert.equal(read(answer), reason));

  it('that was cut off is no edit, even if it looks complete', () => {
    const place = { file: CART, at: 'const net' };
    assert.equal(readAs(fenced(NEW), { ...place, reason: 'length' }), 'truncated');
    assert.equal(readAs(fenced(NEW), { ...place, reason: 'content-filter' }), 'filtered');
    assert.equal(readAs(fenced(NEW), { ...place, reason: 'tool-calls' }), 'unreadable');
  });

  it('may change the first line of the file and the last one, where nothing is around them', () => {
    const file = fileOf('const a = 1;\nconst b = 2;\n');
    assert.deepEqual(readAs(fenced('const a = 3;\nconst b = 2;\n'), { file, at: 'const a', reason: 'stop' }), [
      '0: const a = 1; → const a = 3;',
    ]);
    assert.deepEqual(readAs(fenced('const a = 1;\nconst b = 3;\n'), { file, at: 'const b', reason: 'stop' }), [
      '1: const b = 2; → const b = 3;',
    ]);
  });

  it('never mixes tabs and spaces', () => {
    const file = fileOf('if (a) {\n\tb();\n\tc();\n}\n');
    const answer = fenced('if (a) {\n    b();\n    d();\n}\n');
    assert.equal(readAs(answer, { file, at: 'c()', reason: 'stop' }), 'other-lines');
  });

  it('is read between talk in Markdown, too', () => {
    const file = fileOf('# Use\n\nRun it.\n\nThen stop.\n', { languageId: 'markdown', path: 'README.md' });
    const answer = `Here is the text:\n\n${fenced('# Use\n\nStart it.\n\nThen stop.\n', 'md')}\n\nI changed a word.`;
    assert.deepEqual(readAs(answer, { file, at: 'Run it', reason: 'stop' }), ['2: Run it. → Start it.']);
  });

  it('may come with lines around it that repeat those of the window', () => {
    const file = fileOf('a(\n);\nb(\n);\nc(\n);\nd(\n);\ne(\n);\n');
    const place = { file, at: 'c(', reason: 'stop' } as const;
    const window = windowAround(placeAt(file, 'c('), file);
    const answer = [...file.lines.slice(0, window.from), ...window.lines, ...file.lines.slice(window.to)].join('\n');
    assert.deepEqual(readAs(fenced(`${answer.replace('c(', 'C(')}\n`), place), ['4: c( → C(']);
  });

  it('keeps a fence of Markdown', () => {
    const text = '# Use\n\n```sh\nnpm i cart\n```\n\nThen run it.\n';
    const file = fileOf(text, { languageId: 'markdown', path: 'README.md' });
    const answer = `\`\`\`\`md\n${text.replace('cart', 'basket')}\`\`\`\``;
    assert.deepEqual(readAs(answer, { file, at: 'npm i', reason: 'stop' }), ['3: npm i cart → npm i basket']);
  });
});

describe('the window around a place', () => {
  it('begins and ends with whole statements where they are near', () => {
    const { from, lines } = windowAround(placeAt(CART, 'return items'), CART);
    assert.deepEqual([from, lines[0], lines.at(-1)], [8, CART.lines[8], '}']);
  });

  it('has at most five lines above the place and twelve below it', () => {
    const file = fileOf(`${Array.from({ length: 60 }, (_, index) => `  .call${index}()`).join('\n')}\n`);
    const window = windowAround(placeAt(file, 'call30('), file);
    assert.deepEqual([window.from, window.to], [25, 43]);
  });

  it('has nothing beyond the file', () => {
    const file = fileOf('a\n');
    assert.deepEqual(windowAround(placeAt(file, 'a'), file), { from: 0, to: 1, lines: ['a'], above: [], below: [] });
  });
});

describe('any answer', () => {
  const line = fc.constantFrom(
    '',
    '}',
    '  a();',
    '  b();',
    'if (c) {',
    '// ... existing code ...',
    '```',
    'NO_CHANGE',
    'Sure:',
  );
  const text = fc.array(line, { minLength: 1, maxLength: 40 });

  it('changes only lines between the first and the last one of the window', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.array(fc.tuple(fc.nat(), line)), fc.boolean(), (lines, at, changes, isFenced) => {
        const file = fileOf(lines.join('\n'));
        const number = at % file.lines.length;
        const place = { ...placeAt(file, ''), line: number, before: file.lines.slice(number, number + 1) };
        const window = windowAround(place, file);
        const written = changes.reduce<readonly string[]>(
          (all, [index, put]) => all.toSpliced(index % (all.length + 1), index % 2, put),
          window.lines,
        );
        const answer = isFenced ? fenced(`${written.join('\n')}\n`) : written.join('\n');
        const read = finish(readWindow(answer, 'stop', { file, place, window }));
        if (typeof read === 'string') return;
        for (const edit of editsOf(read, window, place)) {
          assert.deepEqual(file.lines.slice(edit.line, edit.line + edit.before.length), edit.before);
          assert.ok(edit.line >= window.from && edit.line + edit.before.length <= window.to);
          if (window.from < number && window.lines[0] !== '') assert.ok(edit.line > window.from);
        }
      }),
    );
  });
});
