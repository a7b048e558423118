import { type StreamAnswer, stream } from '../../support/modelServer/answer.ts';

/** An answer whose lines come one by one, so far apart that each can be seen. */
export function lineByLine(lines: readonly string[], everyMs = 350): StreamAnswer {
  const texts = lines.map((line, index) => (index < lines.length - 1 ? `${line}\n` : line));
  return stream(
    { do: 'role' },
    ...texts.flatMap(
      text =>
        [
          { do: 'text', text },
          { do: 'pause', ms: everyMs },
        ] as const,
    ),
    { do: 'finish', reason: 'stop' },
    { do: 'usage' },
    { do: 'done' },
  );
}

export interface HeldAnswer {
  readonly answer: StreamAnswer;
  /** Lets the next line go out, or the end. */
  release(): void;
}

/** An answer whose lines go out one by one, each when the test releases it, so that the screen depends on no timing. */
export function heldLines(lines: readonly string[]): HeldAnswer {
  const gates = [...lines, 'end'].map(() => Promise.withResolvers<void>());
  const steps = lines.flatMap((line, index) => [
    { do: 'think', until: gates[index]?.promise ?? Promise.resolve() } as const,
    { do: 'text', text: index < lines.length - 1 ? `${line}\n` : line } as const,
  ]);
  const end = { do: 'think', until: gates.at(-1)?.promise ?? Promise.resolve() } as const;
  let next = 0;
  return {
    answer: stream({ do: 'role' }, ...steps, end, { do: 'finish', reason: 'stop' }, { do: 'usage' }, { do: 'done' }),
    release: () => gates[next++]?.resolve(),
  };
}

/** The text that every answer of the same name begins and ends with; the answer grows line by line. */
export const STACK_LINES = [
  'const stack: string[] = [];',
  '  for (const character of text) {',
  "    if (character === '(') stack.push(')');",
  "    else if (character === '[') stack.push(']');",
  '    else if (character === stack.at(-1)) stack.pop();',
  '  }',
  '  return stack.length === 0;',
];

export const STACK = 'export function isBalanced(text: string): boolean {\n  \n}\n';
