import { block, type Telling, type TellingGroup } from './telling.ts';

function numbered(name: string, before: string, after: string): Telling {
  return {
    name,
    tell: edit =>
      block(
        edit.lines.map((line, index) => `${before}${edit.from + 1 + index}${after}${line}`),
        edit,
      ),
  };
}

export const NUMBERED: TellingGroup = {
  name: 'numbered lines',
  tellings: [
    numbered('12 | code', '', ' | '),
    numbered('12: code', '', ': '),
    numbered('12<tab>code', '', '\t'),
    numbered('   12→code', '   ', '→'),
    numbered('12. code', '', '. '),
    numbered('L12: code', 'L', ': '),
  ],
};
