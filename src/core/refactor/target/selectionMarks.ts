/** Stand around the selection in the prompt, each on a line of its own. */
export const SELECTION_MARKS = ['<SELECTION>', '</SELECTION>'] as const;
