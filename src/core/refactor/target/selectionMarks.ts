/** Enclose the selection in the prompt, each on its own line. */
export const SELECTION_MARKS = ['<SELECTION>', '</SELECTION>'] as const;
