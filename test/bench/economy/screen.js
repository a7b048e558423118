// Runs in the workbench's page for the economy's comparison: what the cursor's line would be with the ghost text in it.

/**
 * @returns {{ line: string, below: string[] } | undefined} the cursor's line as it stands on the screen, ghost text in
 * it and what the ghost text replaces or pushes down left out, and the ghost text's further lines; undefined without any
 */
window.ghostlineShown = () => {
  const editor = document.querySelector('.monaco-editor.focused');
  if (editor === null) return undefined;
  const ghost = editor.querySelector('.view-lines > .view-line [class*="ghost-text-decoration"]');
  const below = [...editor.querySelectorAll('.suggest-preview-text .view-line')];
  if (ghost === null && below.length === 0) return undefined;
  const top = element => element.getBoundingClientRect().top;
  below.sort((a, b) => top(a) - top(b));
  const cursor = editor.querySelector('.cursor');
  const line =
    ghost?.closest('.view-line') ??
    [...editor.querySelectorAll('.view-lines > .view-line')].find(one => Math.abs(top(one) - top(cursor)) < 2);
  const leaves = [...line.querySelectorAll('span')].filter(part => part.childElementCount === 0);
  const plain = text => text.replace(/\u00a0/g, ' ').replace(/[\u200b-\u200d\ufeff]/g, '');
  return {
    line: plain(leaves.map(part => (/ghost-text-hidden/.test(part.className) ? '' : part.textContent)).join('')),
    below: below.map(one => plain(one.textContent)),
  };
};
