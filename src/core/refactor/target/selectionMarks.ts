/** Each on its own line of the prompt. */
export const SELECTION_MARKS = ['<SELECTION>', '</SELECTION>'] as const;
