import path from 'node:path';
import { GRAMMAR_FILES } from '../../src/core/syntax/grammar.ts';
import { LANGUAGES } from '../../src/core/syntax/language.ts';
import { Grammars } from '../../src/core/syntax/syntax.ts';
import { readPacked } from '../../src/disk/packedFile.ts';
import { readInstalled } from '../support/grammars.ts';
import { ROOT } from '../support/vscode/paths.ts';
import type { Figure } from './figure.ts';
import { TurnClock } from './turnClock.ts';

const LOADS = 10;

/** From the first document of a language to its parser, as it is shipped and with files that aren't compressed. */
export async function measureGrammarLoads(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const file of GRAMMAR_FILES) {
    const languageId = LANGUAGES.find(({ grammar }) => grammar?.file === file)?.ids[0] ?? '';
    const packed = (name: string) => readPacked(path.join(ROOT, 'dist', name));
    figures.push(
      { name: `grammar load: ${languageId}`, unit: 'ms', samples: await loads(languageId, packed) },
      {
        name: `grammar load: ${languageId}, not compressed`,
        unit: 'ms',
        samples: await loads(languageId, readInstalled),
      },
    );
  }
  return figures;
}

async function loads(languageId: string, read: (file: string) => Promise<Uint8Array>): Promise<number[]> {
  const samples: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const onFailure = (_: string, error: unknown) => {
      throw error;
    };
    const grammars = new Grammars({ read, onFailure, clock: new TurnClock() });
    const start = performance.now();
    await grammars.load(languageId);
    samples.push(performance.now() - start);
  }
  return samples;
}
