// npm run test:screen — the packed extension in a VS Code in a headless browser. `npm test` runs it in two processes,
// with GHOSTLINE_WINDOWS=same and =other.
import { runToEnd } from '../support/vscode/leaving.ts';
import { runMocha } from './mochaRun.ts';
import { packExtension } from './packExtension.ts';

/** These open windows of another kind; the others hand one window on from file to file. */
const OTHER_WINDOWS = [
  ...['killed', 'languages', 'leaks', 'newcomer', 'screenReader'],
  ...['folders/untrustedFolder', 'folders/untrustedSettings', 'folders/severalRoots', 'smoke', 'company'],
].map(name => `test/screen/${name}.test.ts`);

/** Longer than any single wait, so that the wait fails first. */
const TIMEOUT_MS = 180_000;

await runToEnd(async () => {
  const { GHOSTLINE_VSIX = (await packExtension()).vsix, GHOSTLINE_WINDOWS } = process.env;
  Object.assign(process.env, { GHOSTLINE_VSIX });
  const run = { pattern: 'test/screen/**/*.test.ts', timeoutMs: TIMEOUT_MS };
  switch (GHOSTLINE_WINDOWS) {
    case 'same':
      return runMocha({ ...run, without: OTHER_WINDOWS });
    case 'other':
      return runMocha({ ...run, only: OTHER_WINDOWS });
    default:
      return runMocha({ ...run, last: OTHER_WINDOWS });
  }
});
