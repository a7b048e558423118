import { readFile } from 'node:fs/promises';
import type { Calls, Name } from '../extensions/control/calls.ts';
import { until, within } from './waiting.ts';

const CALL_LIMIT_MS = 10_000;
const START_LIMIT_MS = 60_000;

/** Asks the control extension inside the workbench's extension host; see `calls.ts` for what. */
export type Control = <N extends Name>(name: N, given: Calls[N]['given']) => Promise<Calls[N]['answer']>;

/** Waits until the control extension has left its address in the file. */
export async function connectControl(addressFile: string): Promise<Control> {
  const address = await until({
    what: 'the extension host to start',
    limitMs: START_LIMIT_MS,
    everyMs: 50,
    // Not there yet is the reason to go on waiting.
    probe: () =>
      readFile(addressFile, 'utf8').then(
        content => content.length > 0 && content,
        () => undefined,
      ),
  });
  return async (name, given) => {
    const response = await within(
      CALL_LIMIT_MS,
      `the extension host to answer "${name}"`,
      fetch(address, { method: 'POST', body: JSON.stringify({ name, given }) }),
    );
    const { answer, error } = (await response.json()) as { answer: never; error?: string };
    if (error !== undefined) throw new Error(`${name}: ${error}`);
    return answer;
  };
}
