import { readFile } from 'node:fs/promises';
import type { Calls, Name } from '../extensions/control/calls.ts';
import { until, WAIT_LIMIT_MS, within } from './waiting.ts';

/** Calls the control extension in the workbench's extension host; see `calls.ts`. */
export type Control = <N extends Name>(name: N, given: Calls[N]['given']) => Promise<Calls[N]['answer']>;

/**
 * Waits for the control extension's address in the file. Read before each call: a restarted extension host has another
 * one.
 */
export async function connectControl(addressFile: string): Promise<Control> {
  await untilListening(addressFile);
  return async (name, given) => {
    const address = await readFile(addressFile, 'utf8');
    const response = await within(
      WAIT_LIMIT_MS,
      `the extension host to answer "${name}"`,
      fetch(address, { method: 'POST', body: JSON.stringify({ name, given }) }),
    );
    const { answer, error } = (await response.json()) as { answer: never; error?: string };
    if (error !== undefined) throw new Error(`${name}: ${error}`);
    return answer;
  };
}

/**
 * Waits until an extension host has left its address in the file.
 * @param meanwhile done before each look
 */
export async function untilListening(addressFile: string, meanwhile?: () => Promise<void>): Promise<void> {
  await until({
    what: 'the extension host to start',
    everyMs: 50,
    probe: async () => {
      await meanwhile?.();
      // Not there yet is the reason to go on waiting.
      return readFile(addressFile, 'utf8').then(
        content => content.length > 0,
        () => false,
      );
    },
  });
}
