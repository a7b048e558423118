import { readdirSync, readFileSync } from 'node:fs';
import { MORE_SHAPES } from './habits.ts';
import { cutAfter, GAP_KINDS, type Gap, type GapKind, gapIn, MORE_GAP_KINDS, sourceOf } from './holes.ts';
import { chunked, pick, type Random, randomFrom } from './random.ts';
import { SHAPES, type Shape } from './shapes.ts';

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

/** The files that the rules were written along: `name.language.txt`. */
export function ownSources(): SourceFile[] {
  return sourcesIn(new URL('./code/', import.meta.url));
}

/** Files in other languages and styles. Their first figures are from before any rule was written for them. */
export function unseenSources(): SourceFile[] {
  return sourcesIn(new URL('./unseen/', import.meta.url));
}

export function sourcesIn(folder: URL): SourceFile[] {
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
export function gapsIn(
  files: readonly SourceFile[],
  perKind: number,
  seed: number,
  kinds: readonly GapKind[] = GAP_KINDS,
): Gap[] {
  const random = randomFrom(seed);
  return files.flatMap(({ languageId, text }) => {
    const source = sourceOf(languageId, text);
    const known = new Set<string>();
    return kinds.flatMap(kind =>
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

/** The set that the rules were written along. */
export function ownCases(seed: number): Case[] {
  return [...casesOf(gapsIn(ownSources(), 3, seed), 12, seed), ...casesOf(knownGaps(), 8, seed)];
}

/** Other code, other holes, other ways of answering. */
export function unseenCases(seed: number): Case[] {
  return casesWith(unseenSources(), seed);
}

/** Every kind of hole in these files, with every way of answering in its turn, half of the documents with CRLF. */
export function casesWith(files: readonly SourceFile[], seed: number): Case[] {
  const shapes = { ...SHAPES, ...MORE_SHAPES };
  const gaps = gapsIn(files, 1, seed, [...GAP_KINDS, ...MORE_GAP_KINDS]);
  return casesOf(gaps, 14, seed, shapes).map((one, index) => (index % 6 === 0 ? withCarriageReturns(one) : one));
}

function withCarriageReturns(one: Case): Case {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  return { ...one, id: `${one.id}-crlf`, prefix: crlf(one.prefix), suffix: crlf(one.suffix), truth: crlf(one.truth) };
}

/** Every gap in `shapesEach` shapes, each in one of the chunkings. */
export function casesOf(gaps: readonly Gap[], shapesEach: number, seed: number, shapes = SHAPES): Case[] {
  const random = randomFrom(seed);
  return gaps.flatMap((gap, index) =>
    shapesFor(gap, { shapes, count: shapesEach, random }).map(([shape, answer]) => ({
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

interface Choice {
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly count: number;
  readonly random: Random;
}

function shapesFor(gap: Gap, { shapes, count, random }: Choice): [string, string][] {
  const possible = Object.entries(shapes).flatMap(([name, shape]): [string, string][] => {
    const answer = shape(gap);
    return answer === undefined ? [] : [[name, answer]];
  });
  const chosen: [string, string][] = [];
  while (chosen.length < count && possible.length > 0) {
    chosen.push(...possible.splice(Math.floor(random() * possible.length), 1));
  }
  return chosen;
}
