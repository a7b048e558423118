import { ownValue } from '../json.ts';
import { Pace, type Steps } from '../steps.ts';
import { indentationWidth, isBlank } from '../text/lines.ts';
import { languageOf } from './language.ts';
import { CODE, type Quoting, scanLine } from './quoting.ts';

interface PythonBlock {
  readonly width: number;
  word: string;
}

/** `indentation`: a missing block or unexpected indent. `repeats`: a second `else`. */
export function* faultOfBlocks(lines: readonly string[]): Steps<'indentation' | 'repeats' | undefined> {
  const pace = new Pace();
  const language = languageOf('python');
  const blocks: PythonBlock[] = [{ width: 0, word: '' }];
  let opensBlock = false;
  let brackets = 0;
  let goesOn = false;
  let state: Quoting = CODE;
  for (const line of lines) {
    if (pace.isDue(line.length)) yield;
    const { code, uncommented, after } = scanLine(line, state, language);
    state = after;
    if (!goesOn) {
      if (isBlank(uncommented)) continue;
      const width = indentationWidth(line);
      const isDeeper = width > (blocks.at(-1)?.width ?? 0);
      if (isDeeper !== opensBlock) return 'indentation';
      if (isDeeper) blocks.push({ width, word: '' });
      while (width < (blocks.at(-1)?.width ?? 0)) blocks.pop();
      const block = blocks.at(-1);
      if (block?.width !== width) return 'indentation';
      const word = /^\s*(\w+)/.exec(code)?.[1] ?? '';
      if (ownValue(language.continuers, word)?.split(' ').includes(block.word) === false) return 'repeats';
      block.word = word;
    }
    brackets += (code.match(/[([{]/g)?.length ?? 0) - (code.match(/[)\]}]/g)?.length ?? 0);
    goesOn = brackets > 0 || after.kind !== CODE.kind || code.trimEnd().endsWith('\\');
    opensBlock = !goesOn && code.trimEnd().endsWith(':');
  }
  return opensBlock ? 'indentation' : undefined;
}
