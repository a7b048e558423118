import { finish, Pace, type Steps } from '../steps.ts';

export const BYTE_ORDER_MARK = '\uFEFF';

/** The most frequent one; `without` if there is none. */
export function usualLineEnd(text: string, without: '\n' | '\r\n' = '\n'): '\n' | '\r\n' {
  return finish(usualLineEndInSteps(text, without));
}

export function* usualLineEndInSteps(text: string, without: '\n' | '\r\n' = '\n'): Steps<'\n' | '\r\n'> {
  const pace = new Pace();
  let all = 0;
  let windows = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    all += 1;
    if (text[at - 1] === '\r') windows += 1;
    if (pace.isDue(0)) yield;
  }
  if (all === 0) return without;
  return windows * 2 > all ? '\r\n' : '\n';
}

export function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
