/** Counted from 1, as the status bar shows it; columns are UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Requests to the control extension. */
export interface Calls {
  readonly open: { given: { file: string; beside?: boolean }; answer: undefined };
  /** Of the active editor. */
  readonly text: { given: null; answer: string };
  readonly cursor: { given: null; answer: Place };
  readonly select: { given: { from: Place; to?: Place }; answer: undefined };
  /** User settings by full key; `null` takes a setting back to its default. */
  readonly configure: { given: Readonly<Record<string, unknown>>; answer: undefined };
  /** Waits until the command is through. */
  readonly run: { given: { command: string; args?: readonly unknown[] }; answer: unknown };
  /** Does not wait: for a command that shows something and waits for a person. */
  readonly start: { given: { command: string; args?: readonly unknown[] }; answer: undefined };
  /** Closes every editor; unsaved changes are lost. */
  readonly closeAll: { given: null; answer: undefined };
  /** Of the extension host. */
  readonly processId: { given: null; answer: number };
  /** Whether the extension with this id is running. */
  readonly activated: { given: string; answer: boolean };
}

export type Name = keyof Calls;
