// npm run package — writes ghostline-<version>.vsix at the top of the repository
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { printSizes } from '../../esbuild.mjs';
import { runToEnd } from '../support/vscode/leaving.ts';
import { packExtension } from './packExtension.ts';

await runToEnd(async () => {
  const { vsix, files } = await packExtension();
  printSizes([...files, { name: path.basename(vsix), bytes: (await stat(vsix)).size }]);
  return 0;
});
