/** `fill-in`: the text at a hole in a file, requested like ghost text. */
export const TASK_KINDS = ['refactor', 'complete', 'convert', 'fix', 'fill-in'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export interface TaskFile {
  /** Relative to the task's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A program that exits with 0 if the answer is right. */
export interface TaskTest {
  /** Written over the answer's files: an answer can't replace its own test. */
  readonly files: readonly TaskFile[];
  /** The program and its arguments, without a shell. `python` and `node` are located automatically. */
  readonly command: readonly [string, ...string[]];
  /** Required in the program's output: code that exits early doesn't pass. */
  readonly expectOutput?: string;
  readonly timeLimitSeconds: number;
}

interface AnyTask {
  /** Unique in its set. */
  readonly id: string;
  readonly title: string;
  readonly languageId: string;
  readonly test: TaskTest;
}

/** Instructions and files for the model, which answers with files. */
export interface FileTask extends AnyTask {
  readonly kind: Exclude<TaskKind, 'fill-in'>;
  readonly prompt: string;
  /** Files shown to the model. */
  readonly files: readonly TaskFile[];
  /** The file for an answer without file names. A conversion may create it. */
  readonly entry: string;
}

/** The model fills a hole in a file, without instructions. */
export interface FillInTask extends AnyTask {
  readonly kind: 'fill-in';
  readonly path: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Appended to the file for the test only; the model doesn't see it. */
  readonly epilogue: string;
}

export type EvaluationTask = FileTask | FillInTask;

export interface TaskSet {
  /** For the user: the name of the folder or file. */
  readonly name: string;
  readonly tasks: readonly EvaluationTask[];
}
