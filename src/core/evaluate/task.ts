/** `fill-in`: a hole in a file, as in ghost text. */
export const TASK_KINDS = ['refactor', 'complete', 'convert', 'fix', 'fill-in'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export interface TaskFile {
  /** Relative to the task's folder. */
  readonly path: string;
  readonly text: string;
}

/** Passes with exit code 0. */
export interface TaskTest {
  /** Written over the answer's files, which can't replace it. */
  readonly files: readonly TaskFile[];
  /** Without a shell. `python` and `node` are located automatically. */
  readonly command: readonly [string, ...string[]];
  /** Code that exits early doesn't pass. */
  readonly expectOutput?: string;
  readonly timeLimitSeconds: number;
}

interface AnyTask {
  readonly id: string;
  readonly title: string;
  readonly languageId: string;
  readonly test: TaskTest;
}

export interface FileTask extends AnyTask {
  readonly kind: Exclude<TaskKind, 'fill-in'>;
  readonly prompt: string;
  /** Shown to the model. */
  readonly files: readonly TaskFile[];
  /** For an answer without file names. A conversion may create it. */
  readonly entry: string;
}

export interface FillInTask extends AnyTask {
  readonly kind: 'fill-in';
  readonly path: string;
  readonly prefix: string;
  readonly suffix: string;
  /** For the test only. */
  readonly epilogue: string;
}

export type EvaluationTask = FileTask | FillInTask;

export interface TaskSet {
  readonly name: string;
  readonly tasks: readonly EvaluationTask[];
}
