import assert from 'node:assert/strict';
import { ProposalReader } from '../../../../src/core/refactor/reading/proposal.ts';
import { type Target, targetOf } from '../../../../src/core/refactor/target/target.ts';
import { dedent } from '../../../support/dedent.ts';
import { WorkMeter } from '../../../support/workMeter.ts';

const MOST_PER_STEP = 30_000;
const MOST_PER_PUSH = 500;
const PUSHED_CHARS = 40;

const repeated = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index));

function targetIn(languageId: string, lines: readonly string[]): Target {
  const text = `${lines.join('\n')}\n`;
  const offsetOf = (line: number) => lines.slice(0, line).join('\n').length + 1;
  const middle = lines.length / 2;
  return targetOf({ path: 'a.ts', languageId, text, start: offsetOf(middle - 20), end: offsetOf(middle + 20) - 1 });
}

const code = (index: number) => `export const value${index} = Math.max(${index}, other${index % 7});`;
const EQUAL = repeated(5_000, () => '  call();');
const DIFFERENT = repeated(5_000, code);

const fenced = (lines: readonly string[]) => ['```ts', ...lines, '```', ''].join('\n');

const ANSWERS: Readonly<Record<string, (count: number) => string>> = {
  'equal lines': count => fenced(repeated(count, () => '  call();')),
  'new lines': count => fenced(repeated(count, index => code(index + 1_000_000))),
  'lone braces': count => fenced(repeated(count, () => '}')),
  fences: count => repeated(count, index => (index % 2 === 0 ? '```ts' : '```')).join('\n'),
  'bare fences': count => repeated(count, () => '```').join('\n'),
  'lines without a fence': count => repeated(count, code).join('\n'),
  sentences: count => repeated(count, index => `This is sentence ${index} about the code.`).join('\n'),
  placeholders: count => fenced(repeated(count, () => '// ... existing code ...')),
  'placeholders between lines': count =>
    fenced(repeated(count, index => (index % 2 === 0 ? '  call();' : '// ... existing code ...'))),
  'hunks of a patch': count =>
    fenced(
      repeated(
        count / 5,
        () => dedent`
      @@ -1 +1 @@
         call();
      -  call();
      +  calls();
         call();`,
      ),
    ),
  imports: count => fenced(repeated(count, index => `import { a${index} } from 'a';`)),
  'imports of several lines': count => fenced(repeated(count / 3, index => `import {\n  a${index},\n} from 'a';`)),
  'imports below imports': count => fenced(repeated(count / 2, () => `<SELECTION>\nimport a from 'a';`)),
  files: count => repeated(count / 10, index => `src/a${index}.ts\n\`\`\`ts\n${code(index)}\n\`\`\`\n`).join('\n'),
};

interface Work {
  readonly total: number;
  readonly step: number;
  readonly push: number;
}

function workOf(target: Target, answer: string): Work {
  const meter = new WorkMeter();
  const work = { total: 0, step: 0, push: 0 };
  const reader = new ProposalReader(target, 'Make it shorter.');
  meter.start();
  try {
    for (let at = 0; at < answer.length; at += PUSHED_CHARS) {
      reader.push(answer.slice(at, at + PUSHED_CHARS));
      if (reader.hasFile) reader.fileSoFar;
      const pushed = meter.take();
      work.push = Math.max(work.push, pushed);
      work.total += pushed;
    }
    const steps = reader.endInSteps('stop');
    for (let done = false; !done; ) {
      done = steps.next().done ?? false;
      const stepped = meter.take();
      work.step = Math.max(work.step, stepped);
      work.total += stepped;
    }
  } finally {
    meter.stop();
  }
  return work;
}

describe('reading an answer in steps does little work at a time, and not much more for a longer answer', () => {
  for (const [file, languageId, lines] of [
    ['a file of equal lines', 'typescript', EQUAL],
    ['a file of different lines', 'typescript', DIFFERENT],
    ['a text', 'markdown', DIFFERENT],
  ] as const) {
    const target = targetIn(languageId, lines);
    for (const [name, answerOf] of Object.entries(ANSWERS)) {
      it(`${name} for ${file}`, () => {
        const short = workOf(target, answerOf(1_500));
        const long = workOf(target, answerOf(3_000));
        assert.ok(long.step <= MOST_PER_STEP, `${Math.round(long.step)} in one step`);
        assert.ok(long.push <= MOST_PER_PUSH, `${Math.round(long.push)} in one push`);
        assert.ok(long.total <= 2.5 * short.total + 100_000, `${Math.round(short.total)} → ${Math.round(long.total)}`);
      });
    }
  }
});
