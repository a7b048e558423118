/** Lines of a patch that are no code of the file. */

export type SearchMark = 'search' | 'middle' | 'replace' | undefined;

/** `<<<<<<< SEARCH`, `------- SEARCH`, `<<<<<<< HEAD`; `=======`; `>>>>>>> REPLACE`, `+++++++ REPLACE`, `>>>>>>> main`. */
export function searchMarkOf(line: string): SearchMark {
  const text = line.trimEnd();
  if (/^(?:<{5,}|(?:<{3,}|-{3,}) ?(?:SEARCH|ORIGINAL|OLD|FIND))(?: ?[\w.:/-]+)?>?:?$/i.test(text)) return 'search';
  if (/^={5,}$/.test(text)) return 'middle';
  return /^(?:>{5,}|(?:>{3,}|\+{3,}) ?(?:REPLACE|UPDATED|NEW))(?: ?[\w.:/-]+)?>?$/i.test(text) ? 'replace' : undefined;
}

/** `*** Begin Patch` and the lines like it. */
export const ENVELOPE = /^\*\*\* (?:Begin Patch|End Patch|End of File|Update File: )/;

/** Lines that `git diff` and others write between the changes. */
export const BETWEEN =
  /^(?:diff --git |index [\da-f]+\.|\\ No newline|(?:new|deleted) file mode |similarity index |apply_patch\b|EOF$)/;
