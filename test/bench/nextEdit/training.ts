import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { candidatesInSteps } from '../../../src/core/nextEdit/where/candidates.ts';
import { valuesOf } from '../../../src/core/nextEdit/where/probability.ts';
import { type Candidate, FEATURES, RESEMBLANCES } from '../../../src/core/nextEdit/where/resemblance.ts';
import { finish } from '../../../src/core/steps.ts';
import { type FileCommit, middleOf } from './fileCommits.ts';
import { regressionWeights, type Sample } from './regression.ts';
import { Session } from './session.ts';

const PLAYED = 3;
const OUTPUT = path.resolve(import.meta.dirname, '../../../src/core/nextEdit/where/weights.ts');

interface Judged {
  /** All candidates of a moment together count as one, so that no large change counts most. */
  readonly moment: string;
  readonly candidate: Candidate;
  readonly isRight: boolean;
  readonly isExact: boolean;
}

/** Writes the weights of both models. Users begin anywhere: each commit is played from its top and from its middle. */
export function writeWeights(commits: readonly FileCommit[]): void {
  const judged = commits.flatMap(commit => [...judgedOf(commit, 0), ...judgedOf(commit, middleOf(commit))]);
  const places = judged;
  const contents = judged
    .filter(({ candidate, isRight }) => isRight && candidate.after !== undefined)
    .map(one => ({ ...one, isRight: one.isExact }));
  writeFileSync(
    OUTPUT,
    [
      '// Written by `npm run bench:next-edit -- --fit`, from the half of the packages that the figures are not reported on.',
      "import type { Weights } from './resemblance.ts';",
      '',
      `// ${FEATURES.join(' ')}`,
      `export const PLACE_WEIGHTS: Weights = ${tableOf(places)};`,
      '',
      `export const CONTENT_WEIGHTS: Weights = ${tableOf(contents)};`,
      '',
    ].join('\n'),
  );
}

function judgedOf(commit: FileCommit, start: number): Judged[] {
  const session = new Session(commit, start);
  const all: Judged[] = [];
  for (let played = 1; played <= PLAYED && session.playNext() && session.left().length > 0; played++) {
    for (const candidate of finish(
      candidatesInSteps({ edits: session.edits, files: session.files, texts: session.texts }),
    )) {
      const { file, line, before, after } = candidate;
      const place = { uri: file.uri, kind: 'ripple' as const, line, before, ...(after && { after }), probability: 1 };
      const isRight = session.isRight(place);
      all.push({
        moment: `${commit.id} ${start} ${played}`,
        candidate,
        isRight,
        isExact: isRight && after !== undefined && session.isExact(place),
      });
    }
  }
  return all;
}

function tableOf(all: readonly Judged[]): string {
  const rows = RESEMBLANCES.map(resemblance => {
    const own = all.filter(({ candidate }) => candidate.resemblance === resemblance);
    const samples = [...Map.groupBy(own, ({ moment }) => moment).values()].flatMap(moment =>
      moment.map(
        ({ candidate, isRight }): Sample => ({
          values: valuesOf(candidate.features),
          isRight,
          weight: 1 / moment.length,
        }),
      ),
    );
    return `  ${resemblance}: [${regressionWeights(samples).join(', ')}],`;
  });
  return `{\n${rows.join('\n')}\n}`;
}
