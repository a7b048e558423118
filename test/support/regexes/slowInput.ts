import { countedMatches } from './countedMatch.ts';
import { type HostileInput, hostileInputs, inputOf } from './hostileInputs.ts';
import { compile } from './program.ts';

/** Each reads a character some ten times at most; quadratic time reads it a thousand times. */
const MOST_STEPS_PER_CHAR = 200;
/** Less than a millisecond, however short the text is. */
const HARMLESS_STEPS = 50_000;

/** A linear pattern takes three times the steps for three times the text, a quadratic one nine times. */
const SHORT_CHARS = 64;
const LONGER_CHARS = 192;
const LINEAR_GROWTH = 4;

/** Of the inputs that look worst as short texts so many are tried at full length. */
const TRIED_IN_FULL = 6;

export interface SlowInput extends HostileInput {
  /** Of a text of this kind with `chars` characters; the count ends at the limit. */
  readonly steps: number;
}

/** A text of `chars` characters that takes the pattern more steps than it should, or undefined. */
export function slowInput(
  { source, flags }: { readonly source: string; readonly flags: string },
  chars: number,
): SlowInput | undefined {
  const program = compile(source, flags);
  const stepsOf = (input: HostileInput, length: number) =>
    countedMatches(program, inputOf(input, length), limitOf(length)).steps;
  const suspects = hostileInputs(source, flags).flatMap(input => {
    const longer = stepsOf(input, LONGER_CHARS);
    const isLinear = longer <= limitOf(LONGER_CHARS) && longer < LINEAR_GROWTH * stepsOf(input, SHORT_CHARS);
    return isLinear ? [] : [{ input, longer }];
  });
  return suspects
    .sort((a, b) => b.longer - a.longer)
    .slice(0, TRIED_IN_FULL)
    .map(({ input }) => ({ ...input, steps: stepsOf(input, chars) }))
    .find(({ steps }) => steps > limitOf(chars));
}

function limitOf(chars: number): number {
  return Math.max(HARMLESS_STEPS, MOST_STEPS_PER_CHAR * chars);
}
