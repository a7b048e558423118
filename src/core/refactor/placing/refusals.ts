/** Why an answer leads to no proposal. */
export type RefusalReason =
  | 'truncated'
  | 'unfinished'
  | 'content-filter'
  | 'tool-calls'
  | 'no-code'
  | 'empty'
  | 'identical'
  | 'placeholder'
  | 'several-answers'
  | 'no-name'
  | 'patch'
  | 'indentation'
  | 'unbalanced'
  | 'repeats'
  | 'unsafe-path'
  | 'unreadable';

const MAX_QUOTED_CHARS = 200;

/**
 * The reason and the next step, in one or two sentences for the user.
 * @param answer the model's prose instead of code; its beginning is quoted
 * @param detail the problem with a file name
 */
export function explainRefusal(reason: RefusalReason, answer = '', detail?: string): string {
  if (reason === 'unsafe-path' && detail !== undefined) return `Nothing was changed: ${detail}`;
  const quotable = answer.replace(/\s+/g, ' ').trim();
  if (reason !== 'no-code' || quotable === '') return SENTENCES[reason];
  const quoted = quotable.length > MAX_QUOTED_CHARS ? `${quotable.slice(0, MAX_QUOTED_CHARS)}…` : quotable;
  return `The model answered without code: “${quoted}” Say more exactly what is to be changed.`;
}

const SENTENCES: Readonly<Record<RefusalReason, string>> = {
  truncated:
    'The answer was cut off at its longest length. Nothing was changed: select less, or let the answer be longer.',
  unfinished: 'The answer breaks off before its end. Nothing was changed: try again, or select less.',
  'content-filter':
    "The provider's content filter ended the answer. Nothing was changed: say it differently, or select less.",
  'tool-calls': 'The model asked for tools instead of giving code. Try again, or choose another model.',
  'no-code': 'The model answered without code. Read its answer, and say more exactly what is to be changed.',
  empty: 'The model gave an empty block. To delete code, delete it yourself; else try again.',
  identical: 'The model left the code as it is. Say more exactly what is to be changed.',
  placeholder:
    'The model left code out ("... existing code ...") and it is not certain which. Select less, or ask for all of it.',
  'several-answers':
    'The model gave several blocks of code, and it is not certain which is meant. Ask for one, or for named files.',
  'no-name': 'The model gave code for a new file, but no name for it. Say in which file it shall be.',
  patch: 'The model answered with a patch that does not fit the selection. Try again.',
  indentation:
    'The indentation of the answer does not fit the selection, and a guess could change what it does. Try again.',
  unbalanced:
    'The brackets of the answer do not match those of the selection: something is missing or too much. Try again.',
  repeats:
    'The answer has changed code from outside the selection, and it is not certain how far it goes. Select that code as well, or ask for the selection alone.',
  'unsafe-path': 'The model named a file outside the workspace, or one that it must not write. Ask for another file.',
  unreadable: 'The answer mixes code and text, so that it is not certain what belongs into the file. Try again.',
};
