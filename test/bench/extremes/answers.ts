import { ProposalReader } from '../../../src/core/refactor/reading/proposal.ts';
import { type Target, targetOf } from '../../../src/core/refactor/target/target.ts';
import type { Figure } from '../figure.ts';

const PUSHED_CHARS = 40;
/** A longer block is felt. */
const LONGEST_BLOCK_MS = 50;
const FILE = 'prices.ts';

/** How long our own code holds the host's thread at a stretch while it reads an extreme answer for an extreme file. */
export async function measureAnswers(): Promise<Figure[]> {
  const target = { of: 'max', atMost: LONGEST_BLOCK_MS } as const;
  const figures: Figure[] = [];
  for (const [file, subject] of TARGETS) {
    for (const [name, answerFor] of ANSWERS) {
      const { pushes, steps } = timeReading(subject, answerFor(subject));
      figures.push(
        { name: `push: ${name}, ${file}`, unit: 'ms', samples: pushes, target },
        { name: `step: ${name}, ${file}`, unit: 'ms', samples: steps, target },
      );
    }
  }
  return figures;
}

interface ReadingTimes {
  readonly pushes: readonly number[];
  readonly steps: readonly number[];
}

function timeReading(target: Target, answer: string): ReadingTimes {
  const reader = new ProposalReader(target, 'Make it shorter.');
  const pushes: number[] = [];
  const steps: number[] = [];
  for (let at = 0; at < answer.length; at += PUSHED_CHARS) {
    const startedAt = performance.now();
    reader.push(answer.slice(at, at + PUSHED_CHARS));
    pushes.push(performance.now() - startedAt);
  }
  const reading = reader.endInSteps('stop');
  for (let done = false; !done; ) {
    const startedAt = performance.now();
    done = reading.next().done ?? false;
    steps.push(performance.now() - startedAt);
  }
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

/** With the middle selected: all of a small file, 100 lines of a large one. */
function targetWith(lines: readonly string[]): Target {
  const text = `${lines.join('\n')}\n`;
  const middle = Math.floor(lines.length / 2);
  const offsetOf = (line: number) => lines.slice(0, line).join('\n').length + (line === 0 ? 0 : 1);
  return targetOf({
    path: FILE,
    languageId: 'typescript',
    text,
    start: offsetOf(middle - 50),
    end: offsetOf(middle + 50) - 1,
  });
}

const TARGETS: readonly (readonly [string, Target])[] = [
  ['200 lines', targetWith(functions(200))],
  ['100,000 equal lines', targetWith(repeated(100_000, () => '  call();'))],
  ['100,000 different lines', targetWith(functions(100_000))],
];

const ANSWERS: readonly (readonly [string, (target: Target) => string])[] = [
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
      ['```', ...repeated(1_500, () => '<<<<<<< SEARCH\n  call();\n=======\n  calls();\n>>>>>>> REPLACE'), '```'].join(
        '\n',
      ),
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
