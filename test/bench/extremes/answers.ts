import { ProposalReader } from '../../../src/core/refactor/reading/proposal.ts';
import { type Target, targetOf } from '../../../src/core/refactor/target/target.ts';
import { dedent } from '../../support/dedent.ts';
import type { Figure } from '../figure.ts';
import { HeldTimes } from './heldTimes.ts';

const PUSHED_CHARS = 40;

/** How long our own code holds the host's thread at a stretch while it reads an extreme answer for an extreme file. */
export function measureAnswers(): Figure[] {
  return TARGETS.flatMap(([file, target]) =>
    ANSWERS.flatMap(([name, answerFor]) => {
      const { pushes, steps } = timeReading(target, answerFor(target));
      return [...pushes.figures(`push: ${name}, ${file}`), ...steps.figures(`step: ${name}, ${file}`)];
    }),
  );
}

function timeReading(target: Target, answer: string): { readonly pushes: HeldTimes; readonly steps: HeldTimes } {
  const reader = new ProposalReader(target, 'Make it shorter.');
  const [pushes, steps] = [new HeldTimes(), new HeldTimes()];
  for (let at = 0; at < answer.length; at += PUSHED_CHARS) {
    pushes.time(() => reader.push(answer.slice(at, at + PUSHED_CHARS)));
  }
  const reading = reader.endInSteps('stop');
  while (!steps.time(() => reading.next().done));
  return { pushes, steps };
}

const repeated = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index));

const fenced = (lines: readonly string[]) => ['```ts', ...lines, '```', ''].join('\n');

function functions(count: number): string[] {
  return repeated(count, index => {
    const name = `total${Math.floor(index / 5)}`;
    return (
      [
        `export function ${name}(rows: number[]): number {`,
        '  let sum = 0;',
        `  for (const row of rows) sum += row * ${index};`,
        '  return sum;',
        '}',
      ][index % 5] ?? ''
    );
  });
}

function pythonFunctions(count: number): string[] {
  return repeated(count, index => {
    const body = ['    total = 0', `    for row in rows[${index}:]:`, '        total += row', '    return total'];
    return [`def total${Math.floor(index / 5)}(rows):`, ...body][index % 5] ?? '';
  });
}

function markdown(count: number): string[] {
  return repeated(count, index => {
    const part = ['```sh', `npm run part${index}`, '```', `* The part with number ${index} adds the rows.`, ''];
    return [`## Part ${Math.floor(index / 6)}`, ...part][index % 6] ?? '';
  });
}

/** With the middle selected: all of a small file, 100 lines of a large one. */
function targetWith(lines: readonly string[], languageId = 'typescript', path = 'prices.ts'): Target {
  const text = `${lines.join('\n')}\n`;
  const middle = Math.floor(lines.length / 2);
  const offsetOf = (line: number) => lines.slice(0, line).join('\n').length + (line === 0 ? 0 : 1);
  return targetOf({
    path,
    languageId,
    text,
    start: offsetOf(middle - 50),
    end: offsetOf(middle + 50) - 1,
  });
}

const TARGETS: readonly (readonly [string, Target])[] = [
  ['200 lines', targetWith(functions(200))],
  ['100,000 equal lines', targetWith(repeated(100_000, () => '  call();'))],
  ['100,000 different lines', targetWith(functions(100_000))],
  ['100,000 lines of Python', targetWith(pythonFunctions(100_000), 'python', 'prices.py')],
  ['100,000 lines of Markdown', targetWith(markdown(100_000), 'markdown', 'prices.md')],
];

const ANSWERS: readonly (readonly [string, (target: Target) => string])[] = [
  ['10,000 lines of Python', () => ['```python', ...pythonFunctions(10_000), '```', ''].join('\n')],
  ['10,000 lines of Markdown', () => ['````md', ...markdown(10_000), '````', ''].join('\n')],
  ['10,000 lines of Markdown unfenced', () => markdown(10_000).join('\n')],
  ['ordinary, 60 kB', () => fenced(functions(2_000))],
  ['selection with one change', ({ text, start, end }) => fenced(text.slice(start, end).replace('0', '1').split('\n'))],
  ['9,000 equal lines', () => fenced(repeated(9_000, () => '  call();'))],
  ['8,000 fences', () => repeated(8_000, index => (index % 2 === 0 ? '```ts' : '```')).join('\n')],
  ['8,000 bare fences', () => repeated(8_000, () => '```').join('\n')],
  ['50,000 lone braces', () => fenced(repeated(50_000, () => '}'))],
  ['50,000 lone braces unfenced', () => repeated(50_000, () => '}').join('\n')],
  ['one line of 100 kB', () => fenced([`const a = [${'1, '.repeat(33_000)}];`])],
  ['one line of 100 kB of quotes', () => fenced([`"'\`${'"\'`'.repeat(33_000)}`])],
  [
    '100 kB of prose',
    () => repeated(1_500, index => `This is sentence number ${index} about the code, and it goes on.`).join('\n'),
  ],
  ['100 kB of prose in one line', () => 'This is a sentence about the code, and it goes on. '.repeat(2_000)],
  [
    '100 kB of patch hunks',
    () =>
      [
        '```diff',
        ...repeated(2_500, index => `@@ -${index} +${index} @@\n   let sum = 0;\n-  return sum;\n+  return 1;`),
        '```',
      ].join('\n'),
  ],
  [
    '100 kB of search blocks',
    () =>
      [
        '```',
        ...repeated(
          1_500,
          () => dedent`
        <<<<<<< SEARCH
          call();
        =======
          calls();
        >>>>>>> REPLACE`,
        ),
        '```',
      ].join('\n'),
  ],
  [
    '1,000 file blocks',
    () =>
      repeated(1_000, index => `src/file${index}.ts\n\`\`\`ts\nexport const a${index} = ${index};\n\`\`\`\n`).join(
        '\n',
      ),
  ],
  [
    '1,000 unnamed blocks',
    () => repeated(1_000, index => `\`\`\`ts\nexport const a${index} = ${index};\n\`\`\`\n`).join('\n'),
  ],
  ['20,000 placeholders', () => fenced(repeated(20_000, () => '// ...'))],
  [
    '10,000 placeholders between lines',
    ({ text, start, end }) =>
      fenced(repeated(10_000, index => `${text.slice(start, end).split('\n')[index % 100]}\n// ... existing code ...`)),
  ],
  ['20,000 lines of imports', () => fenced(repeated(20_000, index => `import { a${index} } from 'a';`))],
  ['20,000 numbered lines', () => fenced(repeated(10_000, index => `${index + 1} | call();`))],
  ['20,000 blank lines', () => fenced(repeated(20_000, () => ''))],
];
