import assert from 'node:assert/strict';
import { nearestRegion } from '../../../../src/core/agent/tools/nearestRegion.ts';
import { replaceOnly } from '../../../../src/core/agent/tools/replacement.ts';
import { finish } from '../../../../src/core/steps.ts';
import { below, randomFrom } from '../../../cases/random.ts';
import { dedent } from '../../../support/dedent.ts';

function replaced(text: string, old: string, now: string): string {
  const result = finish(replaceOnly(text, { old, now }));
  return result.kind === 'replaced'
    ? result.text
    : `refused: ${result.message}${result.region ? ` [${result.region}]` : ''}`;
}

describe('a replacement in a file', () => {
  it('changes only the one place, to the byte', () => {
    assert.equal(replaced('a\nb\nc', 'b', 'x\ny'), 'a\nx\ny\nc');
    assert.equal(replaced('a\r\nb\r\nc\r\n', 'a\nb', 'x\ny\nz'), 'x\r\ny\r\nz\r\nc\r\n');
    assert.equal(replaced('a\r\nb\nc\r\n', 'c', 'x\ny'), 'a\r\nb\nx\r\ny\r\n');
    assert.equal(replaced('a\nb\n', 'b\r\n', ''), 'a\n');
    assert.equal(replaced('price: $1', '$1', "$& $' $$"), "price: $& $' $$");
  });

  it('is refused where there are several places, with their lines', () => {
    assert.equal(
      replaced('x\ny\nx\n', 'x', 'z'),
      'refused: has old_text 2 times, at lines 1, 3. Take in more lines around the right one.',
    );
    assert.match(replaced('x\n'.repeat(9), 'x', 'z'), /9 times, at lines 1, 2, 3, 4, 5 and more\./);
    assert.match(replaced('--- a', '--', 'b'), /2 times/);
    assert.match(replaced('x\n'.repeat(90), 'x', 'z'), /more than 20 times, at lines 1, 2, 3, 4, 5 and more\./);
  });

  it('is refused if the text is not found, with the nearest match', () => {
    const code = dedent`
      function f() {
      \treturn one + two;
      }

      function g() {
      \treturn three;
      }
    `;
    assert.equal(
      replaced(code, '  return one + two;', 'x'),
      'refused: does not have old_text. The nearest is at lines 2 to 2; copy it exactly, indentation included. Character 1 of that line is a tab in the file, and a space in old_text. [\treturn one + two;]',
    );
    assert.match(
      replaced(
        code,
        dedent`
          function g() {
            return 3;
          }`,
        'x',
      ),
      /lines 5 to 7; .*\[function g\(\) \{\n\treturn three;\n\}\]$/,
    );
    assert.match(replaced(code, 'return one + twoo', 'x'), /lines 2 to 2/);
    assert.match(replaced(code, 'zzzz', 'x'), /nor anything like it\. Read the file first\.$/);
    assert.match(replaced('', 'a', 'b'), /nor anything like it/);
  });

  it('is of whole words', () => {
    const code = 'let discount = 0;\nlet count = 0;\n';
    assert.equal(replaced(code, 'count = 0;', 'count = 1;'), 'let discount = 0;\nlet count = 1;\n');
    assert.equal(
      replaced('let discount = 0;\n', 'count = 0;', 'count = 1;'),
      'refused: has old_text only inside longer words, at line 1. Take in the whole words.',
    );
    assert.match(replaced('counts();\n', 'count', 'sum'), /only inside longer words/);
    assert.equal(replaced('été: ta\n', 'ta', 'ma'), 'été: ma\n');
  });

  it('is refused with the first difference, which may be far below or invisible', () => {
    const lines = Array.from({ length: 90 }, (_, index) => `call(${index});`);
    const told = replaced(lines.join('\n'), lines.with(50, 'call(x);').join('\n'), 'x');
    assert.match(told, /The nearest is at lines 41 to 80; .* It begins to differ at line 51\. \[call\(40\);\n/);
    assert.match(
      replaced('a\nlet\u00A0b = 1;\n', 'a\nlet b = 1;', 'x'),
      /differ at line 2\. Character 4 of that line is a no-break space \(U\+00A0\) in the file, and a space in old_text\./,
    );
    assert.match(replaced('let b\u200B = 1;\n', 'let b = 1;', 'x'), /Character 6 of that line is U\+200B in the file/);
    assert.match(
      replaced('let b = 1; \n', 'let b = 1;\nlet c;', 'x'),
      /a space in the file, and the end of the line in/,
    );
  });

  it('is refused where it changes nothing', () => {
    assert.match(replaced('a\r\nb', 'a\nb', 'a\r\nb'), /would not change: old_text and new_text are the same\./);
  });

  it('is the same as cutting and pasting, whatever the line ends', () => {
    const random = randomFrom(11);
    for (let round = 0; round < 500; round++) {
      const lines = Array.from({ length: 1 + below(8, random) }, (_, index) => `line ${index} ${below(3, random)}`);
      const ends = lines.map(() => (below(2, random) === 0 ? '\n' : '\r\n'));
      const text = lines.map((line, index) => line + ends[index]).join('');
      const first = below(lines.length, random);
      const count = 1 + below(lines.length - first, random);
      const old = lines.slice(first, first + count).join('\n');
      const head = lines
        .slice(0, first)
        .map((line, index) => line + ends[index])
        .join('');
      const tail = text.slice(
        head.length +
          lines
            .slice(first, first + count)
            .map((line, index) => line + ends[first + index])
            .join('').length,
      );
      const lastEnd = ends[first + count - 1] ?? '';
      assert.equal(replaced(text, old, 'new'), `${head}new${lastEnd}${tail}`, JSON.stringify({ text, old }));
    }
  });
});

describe('the nearest region', () => {
  it('is found in a large file', () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => `  const value${index % 100} = read(${index});`);
    const region = finish(nearestRegion(lines, ['const value7 = read(20007);', ...lines.slice(20_008, 20_100)]));
    assert.equal(region?.first, 20_008);
  });
});
