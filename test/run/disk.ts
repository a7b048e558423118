// npm run test:disk — real folders, repositories and processes, killed ones among them; no VS Code
import { runToEnd } from '../support/vscode/leaving.ts';
import { runMocha } from './mochaRun.ts';

/** Many start processes, or wait until one that hangs is ended. */
const TIMEOUT_MS = 60_000;

await runToEnd(() => runMocha({ pattern: 'test/disk/**/*.test.ts', timeoutMs: TIMEOUT_MS }));
