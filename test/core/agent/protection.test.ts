import assert from 'node:assert/strict';
import { readPathName } from '../../../src/core/agent/pathName.ts';
import { protectionOf } from '../../../src/core/agent/protection.ts';

const EDITOR = 'says what the editor or Git runs';
const START = 'is run when some program starts';
const SERVER = 'says what a build server runs';
const SECRET = 'may hold secrets';

/** What writing there could make run, or what reading there could tell. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  refused: [
    '.git',
    '.git/hooks/pre-commit',
    'packages/one/.git',
    '.GIT/config',
    '.ｇｉｔ/config',
    '․git/config',
    '.hg/hgrc',
  ],
  [EDITOR]: [
    ...['.vscode/settings.json', '.vscode/launch.json', '.vscode/tasks.json', '.VSCode/extensions.json'],
    ...['.vscode-server/data/Machine/settings.json', 'a/b.code-workspace', 'x.sublime-project', '.idea/workspace.xml'],
    ...['.devcontainer/devcontainer.json', '.devcontainer.json', '.gitpod.yml', '.gitpod.Dockerfile', '.idx/dev.nix'],
    ...['.husky/pre-push', '.huskyrc.js', '.githooks/pre-commit', '.lefthook.toml', 'captainhook.json'],
    ...['lint-staged.config.mjs', '.lintstagedrc.json', '.gitmodules', '.gitconfig', 'vendor.git/hooks/post-update'],
    ...['.mcp.json', 'mcp.json', '.claude/settings.json', '.cursor/mcp.json', '.codex/config.toml', '.aider.conf.yml'],
    ...['.exrc', '.nvimrc', '.nvim.lua', 'src/.dir-locals.el', '.ycm_extra_conf.py'],
  ],
  [START]: [
    ...['.bashrc', '.zshrc', '.zshenv', '.profile', '.bash_profile', '.BASHRC', '.bashrc.d/x', '.inputrc', '.xinitrc'],
    ...['.gdbinit', 'src/.lldbinit', '.pdbrc', '.irbrc', '.Rprofile', '.ghci', '.tmux.conf', '.emacs.d/init.el'],
    ...['.config/autostart/x.desktop', 'x.desktop', '.local/bin/ls', 'Library/LaunchAgents/x.plist'],
    ...['sitecustomize.py', 'lib/usercustomize.py', 'lib/x.pth', '.yarn/releases/yarn.cjs', '.yarn/plugins/x.cjs'],
    ...['.pnpmfile.cjs', '.mvn/extensions.xml', '.cargo/config.toml', 'gradle/wrapper/gradle-wrapper.properties'],
    ...['mise.toml', '.mise.local.toml', '.rvmrc', '.bazelrc', 'bunfig.toml'],
  ],
  [SERVER]: ['.github/workflows/a.yml', '.gitlab-ci.yml', 'Jenkinsfile', '.circleci/config.yml', 'azure-pipelines.yml'],
  [SECRET]: [
    '.env',
    '.env.local',
    '.envrc',
    '.npmrc',
    '.yarnrc.yml',
    '.ssh/config',
    'id_rsa',
    'x.pem',
    '.aws/credentials',
  ],
  open: [
    ...[
      'src/git.ts',
      'src/hooks/useIt.ts',
      'git/config',
      '.gitignore',
      '.gitattributes',
      '.editorconfig',
      '.prettierrc',
    ],
    ...['eslint.config.js', 'vite.config.ts', 'build.rs', 'conftest.py', 'Makefile', 'package.json', 'tsconfig.json'],
    ...['AGENTS.md', 'README.md', 'src/config/local.ts', 'config/x.json', 'src/profile.ts', 'src/mcp.ts', 'src/.keep'],
    ...[
      'docs/desktop.md',
      'src/cargo/a.ts',
      'run.sh',
      'src/shell/bashrc.ts',
      '.nvmrc',
      '.node-version',
      '.mocharc.json',
    ],
  ],
};

describe('the name of a file', () => {
  for (const [wanted, paths] of Object.entries(TABLE)) {
    for (const path of paths) {
      it(`${path}: ${wanted}`, () => {
        const protection = protectionOf(path.split('/'));
        assert.equal(protection.kind === 'asks' ? protection.why : protection.kind, wanted);
      });
    }
  }

  it('has nothing in it that a file system leaves out, and that would make it another name', () => {
    for (const unseen of ['\u034f', '\ufe0f', '\u200b', '\u2060', '\u115f', '\u180b', '\u{e0100}']) {
      assert.equal(readPathName(`.g${unseen}it/config`).kind, 'refused', unseen.codePointAt(0)?.toString(16));
    }
  });
});
