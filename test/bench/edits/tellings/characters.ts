import type { RealEdit } from '../realEdits.ts';
import { block, type Telling, type TellingGroup } from './telling.ts';

function spoilt(name: string, spoil: (line: string) => string): Telling {
  return {
    name,
    tell: (edit: RealEdit) => {
      const lines = edit.lines.map(spoil);
      return lines.every((line, index) => line === edit.lines[index]) ? undefined : block(lines, edit);
    },
  };
}

export const CHARACTERS: TellingGroup = {
  name: 'spoilt characters',
  tellings: [
    spoilt('entities', line => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
    spoilt('curly quotes', line => line.replace(/"([^"]*)"/g, '“$1”').replace(/'([^']*)'/g, '‘$1’')),
    spoilt('no-break spaces in the indentation', line => line.replace(/^ +/, blanks => '\u00a0'.repeat(blanks.length))),
    {
      name: 'line breaks as text',
      tell: edit => (edit.lines.length < 2 ? undefined : block([edit.lines.join('\\n')], edit)),
    },
  ],
};
