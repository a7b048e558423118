import { block, fenced, type TellingGroup } from './telling.ts';

export const BLOCKS: TellingGroup = {
  name: 'several blocks',
  tellings: [
    {
      name: 'before and after',
      tell: edit =>
        `Before:\n\n${block(edit.all.slice(edit.from, edit.to), edit)}\n\nAfter:\n\n${block(edit.lines, edit)}`,
    },
    {
      name: 'command behind',
      tell: edit => `${block(edit.lines, edit)}\n\nRun the tests:\n\n${fenced(['npm test'], 'bash')}`,
    },
    {
      name: 'twice',
      tell: edit => `${block(edit.lines, edit)}\n\nThe complete code again:\n\n${block(edit.lines, edit)}`,
    },
    {
      name: 'two halves',
      tell: edit => {
        const middle = edit.lines.length >> 1;
        if (middle === 0) return undefined;
        return `${block(edit.lines.slice(0, middle), edit)}\n\n${block(edit.lines.slice(middle), edit)}`;
      },
    },
  ],
};

export const CUT_OFF: TellingGroup = {
  name: 'cut off, but "stop"',
  tellings: [
    {
      name: 'at a line end',
      isCut: true,
      tell: edit => {
        const half = edit.lines.length >> 1;
        return half < 2 ? undefined : `\`\`\`${edit.languageId}\n${edit.lines.slice(0, half).join('\n')}\n`;
      },
    },
    {
      name: 'within a line',
      isCut: true,
      tell: edit => {
        const half = edit.lines.length >> 1;
        const line = (edit.lines[half] ?? '').trimEnd();
        const rest = line.slice(0, line.length - Math.ceil(line.trim().length / 2));
        if (half < 1 || rest.trim() === '') return undefined;
        return `\`\`\`${edit.languageId}\n${[...edit.lines.slice(0, half), rest].join('\n')}`;
      },
    },
  ],
};
