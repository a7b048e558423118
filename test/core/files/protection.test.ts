import assert from 'node:assert/strict';
import { readPathName } from '../../../src/core/files/pathName.ts';
import { protectionOf } from '../../../src/core/files/protection.ts';

/** By the warning that the user sees; names separated by blanks. */
const TABLE: Readonly<Record<string, string>> = {
  refused: `
    .git／hooks/a
    .git .git/hooks/pre-commit packages/one/.git .GIT/config .ｇｉｔ/config ․git/config .gıt/config .hg/hgrc .jj/repo/config`,
  'configures AI assistants': `
    CLAUDE.md packages/a/CLAUDE.md CLAUDE.local.md .claude/settings.json AGENTS.md AGENT.md AGENTS.override.md GEMINI.md
    .gemini/settings.json .cursorrules .cursor/mcp.json .cursor/rules/a.mdc .windsurfrules .windsurf/rules/a.md .clinerules
    .clinerules/x.md .kiro/hooks/a.kiro.hook .opencode/command/a.md opencode.json opencode.jsonc .codex/config.toml
    .aider.conf.yml .roo/rules/a.md .roorules-code .roomodes .kilocode/mcp.json .amazonq/rules/a.md .continue/config.yaml
    .junie/guidelines.md .goosehints .augment-guidelines .trae/rules/a.md .pr_agent.toml .coderabbit.yaml QWEN.md CRUSH.md
    WARP.md .rules .mcp.json mcp.json .github/copilot-instructions.md .github/prompts/a.prompt.md .github/agents/a.agent.md
    .github/instructions/ts.instructions.md .claude/skills/x/SKILL.md replit.md .aiassistant/rules/a.md`,
  'configures commands that Git runs': `
    .husky/pre-push .huskyrc.js .githooks/pre-commit githooks/x git-hooks/pre-push hooks/pre-commit hooks/x hooks/check.sh
    tools/hooks/commit-msg scripts/pre-commit scripts/pre-push.sh .lefthook.toml lefthook.yml lefthook-local.yml prek.toml
    .pre-commit-config.yaml captainhook.json grumphp.yml lint-staged.config.mjs .lintstagedrc.json .simple-git-hooks.cjs
    .overcommit.yml hk.pkl .gitmodules .gitconfig .lfsconfig vendor.git/hooks/post-update vendor/bare/HEAD`,
  'can run commands when the folder is opened in an editor': `
    .vscode/settings.json .vscode/launch.json .vscode/tasks.json .VSCode/extensions.json .vſcode/tasks.json
    .vscode-server/data/Machine/settings.json a/b.code-workspace x.sublime-project .idea/workspace.xml .zed/tasks.json
    .helix/languages.toml .bsp/server.json .lite_project.lua .externalToolBuilders/a.launch .project .exrc .vimrc .nvimrc
    .nvim.lua .lazy.lua src/.dir-locals.el .ycm_extra_conf.py .luarc.json rust-analyzer.toml omnisharp.json hie.yaml
    .ropeproject/config.py nbproject/project.xml .vimspector.json .neoconf.json`,
  'runs when packages are installed or the project is built': `
    .pnp.cjs .pnp.loader.mjs .pnpmfile.cjs pnpm-workspace.yaml .yarn/releases/yarn.cjs .yarn/plugins/x.cjs yarn.config.cjs
    bunfig.toml lib/x.pth pip.conf uv.toml pyvenv.cfg .bundle/config .gemrc .mvn/extensions.xml .mvn/jvm.config
    gradle/wrapper/gradle-wrapper.properties init.gradle.kts .sbtopts .jvmopts .cargo/config.toml rust-toolchain.toml
    Directory.Build.props src/Directory.Build.targets Directory.Packages.props Directory.Build.rsp App.csproj.user
    .config/dotnet-tools.json global.json flake.nix .bazelrc tools/bazel .buckconfig site_scons/site_init.py`,
  'configures the environment of commands and programs': `
    .devcontainer/devcontainer.json .devcontainer.json .gitpod.yml .gitpod.Dockerfile .idx/dev.nix devfile.yaml shell.nix
    devenv.nix devbox.json mise.toml .mise.local.toml .mise/tasks/a .rvmrc .autoenv.zsh .replit .ddev/config.yaml
    .lando.yml docker-compose.override.yml Vagrantfile .prototools`,
  'runs automatically when a shell, interpreter, debugger or the system starts': `
    .bashrc .zshrc .zshenv .profile .bash_profile .BASHRC .bashrc.d/x .inputrc .xinitrc .gdbinit src/.lldbinit
    libfoo.so-gdb.py .pdbrc .pdbrc.py .pythonrc.py .irbrc .pryrc .Rprofile .Renviron Rprofile.site .iex.exs .erlang .ghci
    .ocamlinit .tmux.conf .config/autostart/x.desktop x.desktop .local/bin/ls Library/LaunchAgents/x.plist sitecustomize.py
    lib/usercustomize.py jupyter_server_config.py jupyter_notebook_config.json ipython_config.py
    .ipython/profile_default/startup/a.py kernel.json .xonshrc Microsoft.PowerShell_profile.ps1 .psqlrc .mongorc.js
    .htaccess public/.user.ini renv/activate.R autorun.inf desktop.ini startup.jl ansible.cfg`,
  'configures a build server or a host': `
    .github/workflows/a.yml .gitlab-ci.yml Jenkinsfile .circleci/config.yml azure-pipelines.yml .cirrus.star .cirrus.yml
    .drone.star .drone.yml .readthedocs.yaml readthedocs.yml vercel.json netlify.toml .ebextensions/a.config renovate.json
    renovate.json5 .renovaterc fly.toml fly.staging.toml render.yaml railway.json Procfile wrangler.toml firebase.json
    serverless.yml amplify.yml .platform/hooks/prebuild/a.sh .platform.app.yaml .travis.yml bitbucket-pipelines.yml
    codefresh.yml .zuul.yaml .mergify.yml .releaserc.json .goreleaser.yaml .changeset/config.json skaffold.yaml Tiltfile
    cdk.json Pulumi.yaml nixpacks.toml .kamal/hooks/pre-deploy config/deploy.yml web.config action.yml`,
  'may contain secrets': `
    .env .env.local .envrc .npmrc .yarnrc.yml .ssh/config id_rsa x.pem .aws/credentials`,
  open: `
    src/git.ts src/hooks/useIt.ts hooks/useIt.ts hooks/index.tsx packages/app/hooks/query.ts airflow/hooks/base.py
    git/config .gitignore .gitattributes .editorconfig .prettierrc eslint.config.js .eslintrc.json vite.config.ts build.rs
    conftest.py Makefile package.json tsconfig.json setup.cfg setup.py pyproject.toml Cargo.toml go.mod pom.xml
    build.gradle CMakeLists.txt Dockerfile docker-compose.yml README.md docs/agents.html src/agents/planner.ts
    src/config/local.ts config/x.json src/profile.ts src/mcp.ts src/.keep docs/desktop.md src/cargo/a.ts run.sh
    src/shell/bashrc.ts .nvmrc .node-version .mocharc.json src/claude.ts src/gemini/client.py lib/cursor.rb deploy/app.ts
    Project.toml manifest.json src/app.json index.html src/head/index.ts src/rules/a.ts ci.md startup.ts renovate.ts
    src/vercel.ts tests/kernel.py public/robots.txt`,
};

describe('the name of a file', () => {
  for (const [wanted, paths] of Object.entries(TABLE)) {
    for (const path of paths.trim().split(/\s+/)) {
      it(`${path}: ${wanted}`, () => {
        const protection = protectionOf(path.split('/'), 'write');
        const told = protection.kind === 'asks' ? protection.why : protection.kind;
        assert.ok(told.split(', and ').includes(wanted), told);
      });
    }
  }

  it('decides about reading only for secrets and version control', () => {
    for (const [wanted, paths] of Object.entries(TABLE)) {
      for (const path of paths.trim().split(/\s+/)) {
        const protection = protectionOf(path.split('/'), 'read');
        if (wanted === 'refused') assert.equal(protection.kind, 'refused', path);
        else if (wanted === 'may contain secrets') assert.deepEqual(protection, { kind: 'asks', why: wanted }, path);
        else if (protection.kind !== 'open') assert.deepEqual(protection, { kind: 'asks', why: 'may contain secrets' });
      }
    }
    const read = ['CLAUDE.md', '.husky/pre-push', '.vscode/tasks.json', '.github/workflows/a.yml', '.bashrc'];
    for (const path of read) assert.deepEqual(protectionOf(path.split('/'), 'read'), { kind: 'open' }, path);
  });

  it('with two warnings shows both', () => {
    const protection = protectionOf(['.npmrc'], 'write');
    assert.deepEqual(protection, {
      kind: 'asks',
      why: 'may contain secrets, and runs when packages are installed or the project is built',
    });
  });

  it('is refused with characters that a file system ignores', () => {
    for (const unseen of ['\u034f', '\ufe0f', '\u200b', '\u2060', '\u115f', '\u180b', '\u{e0100}']) {
      assert.equal(readPathName(`.g${unseen}it/config`).kind, 'refused', unseen.codePointAt(0)?.toString(16));
    }
  });

  it('is shown with invisible characters escaped', () => {
    const read = readPathName('src/\u202esnj.exe');
    assert.ok(read.kind === 'refused');
    assert.equal(
      read.message,
      `The path "src/\\u202esnj.exe" contains characters that can't be seen. Use plain names.`,
    );
  });
});
