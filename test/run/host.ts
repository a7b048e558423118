// npm run test:host — the suites inside the extension host of a VS Code in a headless browser
import path from 'node:path';
import { runToEnd } from '../support/vscode/leaving.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { runInHost } from './inHost.ts';

await runToEnd(() => runInHost(path.join(ROOT, 'test/support/vscode/browser/browserHost.ts')));
