/**
 * Prices of what can be wrong with a reading of an answer; the cheapest reading is shown. Set on one half of the
 * corpora, judged on the other.
 */
export const PRICES = {
  /** A parse error or an unbalanced bracket or quote that the document didn't have: nothing else outweighs two of them. */
  fault: 12,
  /** Code at a line's end that becomes part of a comment: it is lost. */
  codeInComment: 30,
  /** Two words or values that became one: `returnx`, `"a"b`. */
  runTogether: 8,
  /** A statement behind the end of another one, on the same line. */
  gluedStatement: 8,
  /** A line end where the line has to go on: `x =⏎ 1`. */
  brokenLine: 14,
  /** No blank where every formatter puts one: `x =1`, `import{`. */
  missingBlank: 3,
  /** A joint that the model didn't write. */
  joint: 1,
  /** Another joint than the model's line end. */
  otherThanGiven: 6,
  /** The rest of the line comes twice: no code repeats it, whatever brackets are open. */
  restTwice: 40,
  /** Text of the user's own is covered by the answer's. */
  restChanged: 3,
  /** The end of the answer is thrown away, and the line doesn't have it already. */
  lost: 2,
} as const;
