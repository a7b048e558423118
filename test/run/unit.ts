// npm run test:unit — what needs neither VS Code nor processes and folders of its own: seconds
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
