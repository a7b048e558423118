import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvaluationEnd } from '../../core/evaluate/evaluation.ts';
import type { Plan, Result } from '../../core/evaluate/result.ts';
import { lineOf, type ResultLine } from '../../core/evaluate/resultLines.ts';
import { readResult } from '../../core/evaluate/resultReader.ts';
import type { TaskAnswer } from '../../core/evaluate/taskAnswer.ts';
import { appendLines, isMissing, systemFiles } from '../files.ts';

export interface StoredResult {
  readonly path: string;
  readonly result: Result;
}

/** `problem` is for the user. */
export interface UnreadableResult {
  readonly path: string;
  readonly problem: string;
}

export interface StoredResults {
  readonly results: readonly StoredResult[];
  readonly unreadable: readonly UnreadableResult[];
}

export interface ResultFile {
  readonly path: string;
  /** @throws if the write fails */
  add(answer: TaskAnswer): Promise<void>;
  end(end: EvaluationEnd): Promise<void>;
}

const SUFFIX = '.ghostline-evaluation.jsonl';

/** One file per comparison. An aborted run keeps its answers. */
export class ResultStore {
  readonly #folder: string;

  /** Created with the first result. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws if the write fails */
  async begin(plan: Plan): Promise<ResultFile> {
    await mkdir(this.#folder, { recursive: true });
    const path = join(this.#folder, `${plan.id}${SUFFIX}`);
    const write = (line: ResultLine) => appendLines(systemFiles, path, [lineOf(line)]);
    await write({ plan });
    return {
      path,
      add: answer => write({ answer }),
      end: ({ end, reason }) => write({ end, ...(reason !== undefined && { endReason: reason }) }),
    };
  }

  /** Latest first. */
  async list(): Promise<StoredResults> {
    const paths = (await namesIn(this.#folder)).filter(name => name.endsWith(SUFFIX)).sort();
    const read = await Promise.all(
      paths.map(async name => {
        const path = join(this.#folder, name);
        return { path, result: await readResultFile(path) };
      }),
    );
    const results = read.flatMap(({ path, result }) => (typeof result === 'string' ? [] : [{ path, result }]));
    const unreadable = read.flatMap(({ path, result }) =>
      typeof result === 'string' ? [{ path, problem: result }] : [],
    );
    return { results: results.toSorted((a, b) => b.result.startedAt - a.result.startedAt), unreadable };
  }

  async remove(path: string): Promise<void> {
    await rm(path, { force: true });
  }
}

/**
 * A string is the problem, for the user.
 * @throws if the read fails
 */
export async function readResultFile(path: string): Promise<Result | string> {
  return readResult(await readFile(path, 'utf8'));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
