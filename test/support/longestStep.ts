import type { Steps } from '../../src/core/steps.ts';

type Method = (this: unknown, ...args: unknown[]) => unknown;

const COUNTED: readonly (readonly [prototype: object, names: readonly string[]])[] = [
  [String.prototype, ['charCodeAt', 'endsWith', 'includes', 'indexOf', 'replace', 'slice', 'trim', 'trimEnd']],
  [RegExp.prototype, ['exec', 'test']],
  [Map.prototype, ['get', 'set']],
  [Set.prototype, ['add', 'has']],
];

/** The most calls of methods of strings, patterns and maps between two pauses: a measure that is the same on every machine. */
export function longestStep(steps: Steps<unknown>): number {
  let calls = 0;
  let most = 0;
  const restore = COUNTED.flatMap(([prototype, names]) =>
    names.map(name => {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
      const method = descriptor.value as Method;
      const value: Method = function (...args) {
        calls += 1;
        return method.apply(this, args);
      };
      Object.defineProperty(prototype, name, { ...descriptor, value });
      return () => Object.defineProperty(prototype, name, descriptor);
    }),
  );
  try {
    for (let isDone = false; !isDone; ) {
      calls = 0;
      isDone = steps.next().done ?? false;
      most = Math.max(most, calls);
    }
  } finally {
    for (const undo of restore) undo();
  }
  return most;
}
