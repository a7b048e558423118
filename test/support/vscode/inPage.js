// Runs in the workbench's page, before its own scripts: what has to be looked at in every frame.

/** @returns {string | undefined} the ghost text a person sees in the focused editor: every line of it */
function shownGhostText(root = document) {
  const editor = root.querySelector('.monaco-editor.focused') ?? root.querySelector('.editor-instance .monaco-editor');
  if (editor === null) return undefined;
  const inLine = [...editor.querySelectorAll('.view-lines > .view-line .ghost-text-decoration')];
  const below = [...editor.querySelectorAll('.suggest-preview-text .view-line')];
  if (inLine.length === 0 && below.length === 0) return undefined;
  const top = element => element.getBoundingClientRect().top;
  below.sort((a, b) => top(a) - top(b));
  const lines = [inLine.map(part => part.textContent).join(''), ...below.map(line => line.textContent)];
  return lines
    .join('\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b-\u200d\ufeff]/g, '');
}

/** One recording at a time; a frame is `{ at: epoch milliseconds, text }`. */
const frameRecorder = {
  frames: [],
  isRunning: false,
  start() {
    this.frames = [];
    this.isRunning = true;
    const look = time => {
      if (!this.isRunning) return;
      this.frames.push({ at: performance.timeOrigin + time, text: shownGhostText() ?? null });
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  },
  stop() {
    this.isRunning = false;
    return this.frames;
  },
};

window.ghostlineRig = { shownGhostText, frameRecorder };
