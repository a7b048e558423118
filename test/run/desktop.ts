// npm run test:desktop — the same suites as test:host in a downloaded desktop VS Code
import { runToEnd } from '../support/vscode/leaving.ts';
import { runInHost } from './inHost.ts';

await runToEnd(() => runInHost(undefined));
