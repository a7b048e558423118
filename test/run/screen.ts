// npm run test:screen — the packed extension in a VS Code in a headless browser
import { runToEnd } from '../support/vscode/leaving.ts';
import { runMocha } from './mochaRun.ts';
import { packExtension } from './packExtension.ts';

/** These open windows of another kind; the others hand one window on from file to file. */
const LAST = ['folders/untrustedFolder', 'folders/untrustedSettings', 'folders/severalRoots', 'smoke', 'company'].map(
  name => `test/screen/${name}.test.ts`,
);

/** Longer than any single wait, so that the wait fails first. */
const TIMEOUT_MS = 180_000;

await runToEnd(async () => {
  const { GHOSTLINE_VSIX = (await packExtension()).vsix } = process.env;
  Object.assign(process.env, { GHOSTLINE_VSIX });
  return runMocha({ pattern: 'test/screen/**/*.test.ts', last: LAST, timeoutMs: TIMEOUT_MS });
});
