// npm run default-keys — writes VS Code's own key bindings for each system to test/support/defaultKeys, from the workbench
// that the tests run: its document "Default Keyboard Shortcuts", as a browser on that system shows it.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultKeysIn, SYSTEMS } from '../support/defaultKeys/defaultKeys.ts';
import { runToEnd } from '../support/vscode/leaving.ts';
import { ROOT } from '../support/vscode/paths.ts';
import { openWorkbench, type Workbench } from '../support/vscode/workbench.ts';
import { packExtension } from './packExtension.ts';

const FOLDER = path.join(ROOT, 'test/support/defaultKeys');

/** The workbench detects the system by it. */
const USER_AGENTS = {
  linux: 'X11; Linux x86_64',
  mac: 'Macintosh; Intel Mac OS X 10_15_7',
  windows: 'Windows NT 10.0; Win64; x64',
} as const;

await runToEnd(async () => {
  const { vsix } = await packExtension();
  const workbench = await openWorkbench({ vsix });
  for (const system of SYSTEMS) {
    await pretend(workbench, system);
    await workbench.run('workbench.action.openDefaultKeybindingsFile');
    const keys = defaultKeysIn(await workbench.editor.text());
    await writeFile(path.join(FOLDER, `${system}.json`), `${JSON.stringify(keys, null, 2)}\n`);
    console.log(`${system}: ${Object.keys(keys).length} keys`);
    await workbench.run('workbench.action.closeAllEditors');
  }
  return 0;
});

async function pretend(workbench: Workbench, system: keyof typeof USER_AGENTS): Promise<void> {
  const { page } = workbench;
  const session = await page.context().newCDPSession(page);
  const current = await page.evaluate<string>('navigator.userAgent');
  const userAgent = current.replace(/\([^)]*\)/, `(${USER_AGENTS[system]})`);
  await session.send('Network.setUserAgentOverride', { userAgent });
  await workbench.reload();
}
