// Runs in the workbench's page, before its own scripts: what has to be looked at in every frame.

/** @returns {string | undefined} the ghost text a person sees in the focused editor: every line of it */
function shownGhostText(root = document) {
  const editor = root.querySelector('.monaco-editor.focused') ?? root.querySelector('.editor-instance .monaco-editor');
  if (editor === null) return undefined;
  const inLine = [...editor.querySelectorAll('.view-lines > .view-line [class*="ghost-text-decoration"]')];
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

/**
 * Notes what each frame paints; one recording at a time; a frame is `{ at: epoch milliseconds, text }`.
 *
 * An animation callback is too early: the editor draws in a later callback of the same frame, so what a key has just
 * removed would be missed for a frame that never is painted like that. Size observers run after all of these callbacks
 * and right before the paint, so each frame changes a size in order to be called there.
 */
const frameRecorder = {
  frames: [],
  isRunning: false,
  start() {
    this.frames = [];
    this.isRunning = true;
    const probe = document.createElement('div');
    probe.style.cssText = 'position: fixed; top: -9px; width: 1px; height: 1px; visibility: hidden';
    document.body.append(probe);
    const observer = new ResizeObserver(() => {
      this.frames.push({ at: performance.timeOrigin + performance.now(), text: shownGhostText() ?? null });
    });
    observer.observe(probe);
    const next = () => {
      if (this.isRunning) {
        probe.style.width = probe.style.width === '1px' ? '2px' : '1px';
        requestAnimationFrame(next);
      } else {
        observer.disconnect();
        probe.remove();
      }
    };
    requestAnimationFrame(next);
  },
  stop() {
    this.isRunning = false;
    return this.frames;
  },
};

/** Records the texts that come into VS Code's live regions, which screen readers read at once. */
const announcements = {
  texts: [],
  start() {
    this.texts = [];
    this.observer ??= new MutationObserver(records => {
      for (const { addedNodes } of records) {
        for (const { textContent } of addedNodes) if (textContent !== '') this.texts.push(textContent);
      }
    });
    for (const region of document.querySelectorAll('[aria-live], [role="alert"], [role="status"]')) {
      this.observer.observe(region, { childList: true, subtree: true });
    }
  },
  stop() {
    this.observer.disconnect();
    return this.texts;
  },
};

window.ghostlineRig = { shownGhostText, frameRecorder, announcements };

// Toasts that slide and bars that run paint sixty frames a second, which costs processor time and shows nothing new.
if (window === window.top) {
  const stillness = new CSSStyleSheet();
  stillness.replaceSync('*, ::before, ::after { animation: none !important; transition: none !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, stillness];
}
