import { fenced, type TellingGroup } from './telling.ts';

export const WRAPPED: TellingGroup = {
  name: 'JSON, tool call, tags',
  tellings: [
    { name: 'JSON', tell: ({ lines }) => JSON.stringify({ code: lines.join('\n') }) },
    { name: 'JSON in a fence', tell: ({ lines }) => fenced([JSON.stringify({ code: lines.join('\n') })], 'json') },
    {
      name: 'tool call',
      tell: ({ path, lines }) =>
        `<tool_call>\n${JSON.stringify({ name: 'write_file', arguments: { path, content: lines.join('\n') } })}\n</tool_call>`,
    },
    {
      name: 'write_to_file',
      tell: ({ path, lines }) =>
        `<write_to_file>\n<path>${path}</path>\n<content>\n${lines.join('\n')}\n</content>\n</write_to_file>`,
    },
    { name: 'code tag', tell: ({ lines }) => `<code>\n${lines.join('\n')}\n</code>` },
    {
      name: 'answer tag in prose',
      tell: ({ lines }) => `Here it is.\n\n<answer>\n${lines.join('\n')}\n</answer>\nDone.`,
    },
  ],
};
