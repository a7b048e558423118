/** Lets everything run that waits for the event loop. */
export function turn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
