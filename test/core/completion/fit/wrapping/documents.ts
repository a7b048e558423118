import { dedent } from '../../../../support/dedent.ts';

/** A function without its body. */
export const BODY = 'function f() {\n  █\n}';
export const CODE = 'a();\n  b();';
/** `BODY` with `CODE` at the cursor. */
export const FILLED = dedent`
  function f() {
    a();
    b();
  }`;

/** A comment with a mark in each line. */
export const BOXED = dedent`
  /**
   * Adds two numbers.
   * █
   * @returns the sum
   */
  export function add() {}
`;
export const boxed = (line: string) => BOXED.replace('█', line);

export const DOCSTRING = dedent`
  def add(a, b):
      """Adds two numbers.

      █
      """
      return a + b
`;
export const documented = (text: string) => DOCSTRING.replace('█', text);
