// Runs in the workbench's page for the benchmark, after test/support/vscode/inPage.js: when keys came, and what stood on
// the screen after each frame was painted.

/** One recording at a time. Times are epoch milliseconds by this page's clock. */
window.ghostlineWatch = {
  keys: [],
  frames: [],
  isRunning: false,

  start() {
    this.keys = [];
    this.frames = [];
    this.isRunning = true;
    const afterPaint = new MessageChannel();
    // A frame's callbacks run before it is painted, and the editor draws in one of them; a message posted from there
    // arrives when the frame is through.
    afterPaint.port1.onmessage = () => {
      const text = ghostlineRig.shownGhostText() ?? null;
      this.frames.push({ at: performance.timeOrigin + performance.now(), text });
    };
    const frame = () => {
      if (!this.isRunning) return afterPaint.port1.close();
      afterPaint.port2.postMessage(null);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  },

  stop() {
    this.isRunning = false;
    return { keys: this.keys, frames: this.frames };
  },
};

window.addEventListener(
  'keydown',
  event => window.ghostlineWatch.keys.push(performance.timeOrigin + event.timeStamp),
  true,
);
