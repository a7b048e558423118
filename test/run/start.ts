// npm start — a real VS Code in the browser with the packed extension, a sample workspace and a practice server
import { once } from 'node:events';
import { PRACTICE_PACE } from '../../src/core/practice/practiceProvider.ts';
import { startModelServer } from '../support/modelServer/modelServer.ts';
import { PRACTICE_MODELS, practiceServer } from '../support/modelServer/practice.ts';
import { readSampleWorkspace } from '../support/sample.ts';
import { extensionsFolder } from '../support/vscode/extensionsFolder.ts';
import { onLeaving, runToEnd } from '../support/vscode/leaving.ts';
import { createProfile, type Settings } from '../support/vscode/profile.ts';
import { startServer } from '../support/vscode/server.ts';
import { installServer } from '../support/vscode/serverInstall.ts';
import { createWorkspace } from '../support/vscode/workspace.ts';
import { packExtension } from './packExtension.ts';

const SETTINGS: Settings = {
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'readme',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'remote.autoForwardPorts': false,
  'git.enabled': false,
  'editor.minimap.enabled': false,
  // Not needed in a terminal.
  ...Object.fromEntries(
    ['linux', 'osx', 'windows'].map(system => [`terminal.integrated.env.${system}`, { OPENROUTER_API_KEY: null }]),
  ),
};

await runToEnd(async () => {
  const { OPENROUTER_API_KEY: key } = process.env;
  // Only the extension host is given it: neither npm nor the build, which run packages' code.
  Reflect.deleteProperty(process.env, 'OPENROUTER_API_KEY');
  await installServer();
  const { vsix } = await packExtension();
  const answers =
    key === undefined
      ? await startPractice()
      : { says: 'OpenRouter answers, with your key.', env: { OPENROUTER_API_KEY: key } };
  const sample = await readSampleWorkspace(answers.says);
  const [profile, workspace, extensions] = await Promise.all([
    createProfile(SETTINGS),
    createWorkspace(sample.workspace),
    extensionsFolder([vsix]),
  ]);
  const server = await startServer({
    userDataFolder: profile.folder,
    extensionsFolder: extensions,
    folder: workspace.folder,
    env: answers.env,
  });
  console.log(`\nOpen ${server.admit(server.origin)}\n\n${answers.says}`);
  console.log('Anyone with this address can use this VS Code. Press Ctrl+C to stop.');
  await once(server.process, 'exit');
  throw new Error(`VS Code’s server has ended:\n${server.output()}`);
});

/** The extension uses this address as long as it has no key, and no provider has been chosen. */
async function startPractice() {
  const { files } = await readSampleWorkspace('');
  const models = PRACTICE_MODELS.map(({ id }) => id);
  const answer = await practiceServer(files);
  const server = await startModelServer({ ...PRACTICE_PACE, apiKey: null, models, answer });
  onLeaving(() => server.close());
  return {
    says: 'A practice model on this machine answers. It knows these files only, and its costs are play money.',
    env: { GHOSTLINE_PRACTICE_URL: server.url },
  };
}
