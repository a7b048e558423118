/** What a task asks for. `fill-in`: the text at a hole in a file, as ghost text is asked for. */
export const TASK_KINDS = ['refactor', 'complete', 'convert', 'fix', 'fill-in'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export interface TaskFile {
  /** Relative to the task's folder, `/` between the parts. */
  readonly path: string;
  readonly text: string;
}

/** How an answer is judged: by a program that ends with 0 where the answer is right. */
export interface TaskTest {
  /** Laid over the answer's files: no answer can replace its own test. */
  readonly files: readonly TaskFile[];
  /** The program and its arguments. `python` and `node` are found wherever they are; there is no shell. */
  readonly command: readonly [string, ...string[]];
  /** Has to be in what the program writes as well: code that ends the program early has passed nothing. */
  readonly expectOutput?: string;
  readonly timeLimitSeconds: number;
}

interface AnyTask {
  /** Unlike every other of its set. */
  readonly id: string;
  readonly title: string;
  readonly languageId: string;
  readonly test: TaskTest;
}

/** The model is told what to do with some files, and answers with files. */
export interface FileTask extends AnyTask {
  readonly kind: Exclude<TaskKind, 'fill-in'>;
  readonly prompt: string;
  /** What the model is shown. */
  readonly files: readonly TaskFile[];
  /** The file that an answer without file names is. It need not be there before: a conversion makes it. */
  readonly entry: string;
}

/** The model fills a hole in a file, and is told nothing else. */
export interface FillInTask extends AnyTask {
  readonly kind: 'fill-in';
  readonly path: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Written behind the file for the test only; the model does not see it. */
  readonly epilogue: string;
}

export type EvaluationTask = FileTask | FillInTask;

export interface TaskSet {
  /** For people: the folder's or the file's name. */
  readonly name: string;
  readonly tasks: readonly EvaluationTask[];
}
