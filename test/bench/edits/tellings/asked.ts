import { block, fenced, type TellingGroup } from './telling.ts';

export const ASKED: TellingGroup = {
  name: 'as the prompt asks',
  tellings: [
    { name: 'fence with a tag', tell: edit => block(edit.lines, edit) },
    { name: 'fence and final line end', tell: edit => `${block(edit.lines, edit)}\n` },
    { name: 'fence without a tag', tell: ({ lines }) => fenced(lines, '') },
    { name: 'sentence before', tell: edit => `Here is the updated code:\n\n${block(edit.lines, edit)}` },
    {
      name: 'sentences around',
      tell: edit => `Sure! Here's the refactored version.\n\n${block(edit.lines, edit)}\n\nThis keeps the behavior.`,
    },
    {
      name: 'list after',
      tell: edit => `${block(edit.lines, edit)}\n\n**Changes**\n\n- Simplified the code\n- Kept \`the names\`\n`,
    },
    { name: 'path before', tell: edit => `${edit.path}\n${block(edit.lines, edit)}` },
    {
      name: 'blank lines within the fence',
      tell: edit => block(['', ...edit.lines, ''], edit),
    },
    {
      name: 'selection marks',
      tell: edit => block(['<SELECTION>', ...edit.lines, '</SELECTION>'], edit),
    },
  ],
};
