import { readdirSync, readFileSync } from 'node:fs';
import { cutAfter, GAP_KINDS, type Gap, gapIn, sourceOf } from './holes.ts';
import { chunked, pick, type Random, randomFrom } from './random.ts';
import { SHAPES } from './shapes.ts';

/** One question with the answer that a model gave, and the text that it meant. */
export interface Case {
  readonly id: string;
  readonly languageId: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly truth: string;
  readonly shape: string;
  readonly kind: string;
  readonly chunks: readonly string[];
  readonly finishReason: 'stop' | 'length';
}

/** A repeated character is a small chunk, a model's token a usual one, a proxy's buffer a large one. */
const CHUNK_SIZES = [1, 6, 40, 100_000] as const;

export interface SourceFile {
  readonly name: string;
  readonly languageId: string;
  readonly text: string;
}

/** The project's own sample files: `name.language.txt`. */
export function ownSources(): SourceFile[] {
  const folder = new URL('./code/', import.meta.url);
  return readdirSync(folder)
    .sort()
    .map(file => {
      const [name = file, languageId = 'plaintext'] = file.split('.');
      return { name, languageId, text: readFileSync(new URL(file, folder), 'utf8') };
    });
}

/** Gaps from famous functions: see data/README.md for where they come from. */
export function knownGaps(): Gap[] {
  const text = readFileSync(new URL('./data/humaneval-infilling-264.jsonl', import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map(line => {
      const row = JSON.parse(line);
      return { kind: 'lines', languageId: row.languageId, prefix: row.prefix, suffix: row.suffix, truth: row.truth };
    });
}

/** `perKind` gaps of every kind in every file. */
export function gapsIn(files: readonly SourceFile[], perKind: number, seed: number): Gap[] {
  const random = randomFrom(seed);
  return files.flatMap(({ languageId, text }) => {
    const source = sourceOf(languageId, text);
    const known = new Set<string>();
    return GAP_KINDS.flatMap(kind =>
      Array.from({ length: perKind }, () => gapIn(source, kind, random)).flatMap(found => {
        const gap = found && cutAfter(found);
        const key = `${gap?.prefix.length} ${gap?.truth}`;
        if (gap === undefined || known.has(key)) return [];
        known.add(key);
        return [gap];
      }),
    );
  });
}

/** Every gap in `shapesEach` shapes, each in one of the chunkings. */
export function casesOf(gaps: readonly Gap[], shapesEach: number, seed: number): Case[] {
  const random = randomFrom(seed);
  return gaps.flatMap((gap, index) =>
    shapesFor(gap, shapesEach, random).map(([shape, answer]) => ({
      id: `${index}-${gap.languageId}-${gap.kind}-${shape}`,
      languageId: gap.languageId,
      prefix: gap.prefix,
      suffix: gap.suffix,
      truth: gap.truth,
      shape,
      kind: gap.kind,
      chunks: chunked(answer, pick(CHUNK_SIZES, random) ?? 1, random),
      finishReason: 'stop' as const,
    })),
  );
}

function shapesFor(gap: Gap, count: number, random: Random): [string, string][] {
  const possible = Object.entries(SHAPES).flatMap(([name, shape]): [string, string][] => {
    const answer = shape(gap);
    return answer === undefined ? [] : [[name, answer]];
  });
  const chosen: [string, string][] = [];
  while (chosen.length < count && possible.length > 0) {
    chosen.push(...possible.splice(Math.floor(random() * possible.length), 1));
  }
  return chosen;
}
