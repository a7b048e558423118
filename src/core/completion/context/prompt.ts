import { type Hole, lineSuffix } from '../../document/hole.ts';
import type { Message, ProviderRequest } from '../../provider/provider.ts';
import type { Snippet } from './snippet.ts';

export interface PromptInput {
  readonly hole: Hole;
  /** Relative to its workspace folder, `/` between the parts. */
  readonly path: string;
  /** Lines of other files, in a stable order. */
  readonly context?: readonly Snippet[];
}

/** Marks the cursor in the prompt. `answer.ts` removes it from an answer that repeats it. */
export const CURSOR_MARK = '<CURSOR>';

/** The same bytes in every request: providers bill a prompt's cached beginning at a tenth. */
const SYSTEM = [
  'You are the completion engine of a code editor. Reply with the code that belongs at <CURSOR>, and nothing else:',
  'no Markdown fence, no explanation, none of the text that already stands before or after it.',
  "Keep the file's style and indentation. Complete the statement or block at the cursor, then stop.",
  'If nothing belongs there, reply with nothing.',
].join(' ');

/** Ordered by how rarely it changes; the text before the cursor comes last. */
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

/** Low, so that the same place gets the same answer; at zero models tend to loop. */
const TEMPERATURE = 0.1;
/** About 25 lines of code. The stream is aborted when the block is finished, so this is only a safety net. */
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
