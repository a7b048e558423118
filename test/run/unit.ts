// npm run test:unit — tests without VS Code, processes and folders: seconds
import { runToEnd } from '../support/vscode/leaving.ts';
import { runMocha } from './mochaRun.ts';

const TIMEOUT_MS = 20_000;

await runToEnd(() =>
  runMocha({
    pattern: 'test/**/*.test.ts',
    without: ['test/disk', 'test/host', 'test/screen'],
    timeoutMs: TIMEOUT_MS,
  }),
);
