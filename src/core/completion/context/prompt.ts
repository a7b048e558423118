import { type Hole, lineSuffix } from '../../document/hole.ts';
import type { Message, ProviderRequest } from '../../provider/provider.ts';
import type { Snippet } from './snippet.ts';

export interface PromptInput {
  readonly hole: Hole;
  readonly path: string;
  readonly context?: readonly Snippet[];
}

/** Answers may repeat it. */
export const CURSOR_MARK = '<CURSOR>';

/** Constant: providers bill a cached beginning at a tenth. */
const SYSTEM = [
  'You are the completion engine of a code editor. Reply with the code that belongs at <CURSOR>, and nothing else:',
  'no Markdown fence, no explanation, none of the text that already stands before or after it.',
  "Keep the file's style and indentation. Complete the statement or block at the cursor, then stop.",
  'If nothing belongs there, reply with nothing.',
].join(' ');

/** Ordered by how rarely it changes. */
export function completionMessages({ hole, path, context = [] }: PromptInput): Message[] {
  const unit = hole.indentUnit === '\t' ? 'tabs' : `${hole.indentUnit.length} spaces`;
  const rest = lineSuffix(hole);
  const content = [
    `File ${path} (${hole.languageId}, indented by ${unit}).`,
    ...context.map(({ kind, path: from, code }) => `${kind === 'edit' ? 'Changed in' : 'From'} ${from}:\n${code}`),
    `<BELOW>${hole.suffix.slice(rest.length)}</BELOW>`,
    `<CODE>${hole.prefix}${CURSOR_MARK}${rest}</CODE>`,
  ].join('\n');
  return [
    { role: 'system', content: SYSTEM },
    { role: 'user', content },
  ];
}

/** At zero models tend to loop. */
const TEMPERATURE = 0.1;
/** About 25 lines; the stream is aborted at the block's end. */
const MAX_TOKENS = 256;

export function completionRequest({ model, ...input }: PromptInput & { readonly model: string }): ProviderRequest {
  return {
    model,
    messages: completionMessages(input),
    maxTokens: MAX_TOKENS,
    temperature: TEMPERATURE,
    thinking: 'off',
  };
}
