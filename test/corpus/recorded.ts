import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { indentationOf, isBlank } from '../../src/core/text/lines.ts';
import type { CorpusCase } from './judged.ts';

interface Row {
  readonly id: string;
  readonly languageId: string;
  /** Ends at the last line before the gap. */
  readonly above: string;
  /** Begins with the first line after the gap. */
  readonly below: string;
  /** With its first line's indentation, unless the model left it out. */
  readonly answer: string;
  /** The original text of the gap. */
  readonly truth: string;
}

interface Situation {
  readonly prefix: string;
  readonly answered: string;
}

/** Where the cursor can be, and how the model then begins. */
const SITUATIONS: Readonly<Record<string, (row: Row, indentation: string) => Situation>> = {
  'indented line, as it came': ({ above, answer }, indentation) => ({
    prefix: `${above}\n${indentation}`,
    answered: answer,
  }),
  'indented line, first line bare': ({ above, answer }, indentation) => ({
    prefix: `${above}\n${indentation}`,
    answered: answer.slice(indentation.length),
  }),
  'column 0, first line bare': ({ above, answer }, indentation) => ({
    prefix: `${above}\n`,
    answered: answer.slice(indentation.length),
  }),
  'column 0, dedented': ({ above, answer }, indentation) => ({
    prefix: `${above}\n`,
    answered: dedented(answer, indentation),
  }),
  'end of the line above, break first': ({ above, answer }) => ({ prefix: above, answered: `\n${answer}` }),
  'end of the line above, no break': ({ above, answer }, indentation) => ({
    prefix: above,
    answered: answer.slice(indentation.length),
  }),
  'indented line, in a fence': ({ above, answer, languageId }, indentation) => ({
    prefix: `${above}\n${indentation}`,
    answered: `\`\`\`${languageId}\n${answer}\n\`\`\``,
  }),
};

/** Answers of real models, each at the cursor in seven ways. `every`: takes one answer in so many. */
export function recordedIn(file: string, every = 1): CorpusCase[] {
  const rows: Row[] = gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  return rows.filter((row, index) => index % every === 0 && !isBlank(row.answer)).flatMap(casesOf);
}

function casesOf(row: Row): CorpusCase[] {
  const { id, languageId, above, below, truth } = row;
  const indentation = indentationOf(row.answer) || indentationOf(truth.split('\n').find(line => !isBlank(line)) ?? '');
  const answer = row.answer.startsWith(indentation) ? row.answer : indentation + row.answer.trimStart();
  const plain = `${above}\n${answer}\n${below}`;
  return Object.entries(SITUATIONS).map(([kind, situation]) => {
    const { prefix, answered } = situation({ ...row, answer }, indentation);
    return {
      id: `${id} ${kind}`,
      kind,
      languageId,
      prefix,
      suffix: `\n${below}`,
      chunks: answered.match(/[\s\S]{1,40}/g) ?? [],
      finishReason: 'stop',
      wanted: [plain.slice(prefix.length)],
      plain,
    };
  });
}

function dedented(answer: string, indentation: string): string {
  const lines = answer.split('\n');
  const isShared = lines.every(line => isBlank(line) || line.startsWith(indentation));
  return isShared ? lines.map(line => line.slice(indentation.length)).join('\n') : answer;
}
