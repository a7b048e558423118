/** Files that a program runs or obeys automatically. */
export interface ProtectedKind {
  /** `.vscode/tasks.json can run commands when …` */
  readonly why: string;
  /**
   * In lower case, separated by spaces. `x/`: a folder and everything in it; `/x/`: at the workspace's root; `a/b`: in
   * a folder `a`; `*`: any part of a name; `@`: a name without a dot; `{a,b}`: either.
   */
  readonly names: string;
}

/**
 * The first match counts. Files that run only on the user's command (`eslint.config.js`, `conftest.py`) are not here:
 * the review shows them, and `refactor/safety/manifests.ts` marks changes of install hooks and build files.
 */
export const PROTECTED_KINDS: readonly ProtectedKind[] = [
  {
    why: 'configures AI assistants',
    names: `
      claude.md claude.*.md .claude/ .claude.json .claude*.json .claude-plugin/ claude_desktop_config.json .claudeignore
      agents.md agents.*.md agent.md .agents/ .agent/ .agents.md .agentrules .agent.md *.agent.md skill.md gemini.md
      gemini.*.md .gemini/ .geminiignore .aiexclude .cursor/ .cursorrules .cursorignore .cursorindexingignore
      .cursor-plugin/ .windsurf/ .windsurfrules .codeium/ .codeiumignore .clinerules .clinerules/ .cline/ .clineignore
      cline_mcp_settings.json .roo/ .roorules* .roomodes .rooignore .kilocode/ .kilocode* .kiro/ .amazonq/ .opencode/
      opencode.json opencode.jsonc .opencode.json .codex/ codex.md .codex.md .aider* .aider*/ .continue/ .continuerc*
      .continuerules .continueignore .junie/ .aiassistant/ .aiignore .noai .goosehints .goose/ .augment/
      .augment-guidelines .augmentignore .trae/ .traerules .tabnine/ .tabnine* .cody/ cody.json .sourcegraph/ .zencoder/
      .qodo/ .pr_agent.toml best_practices.md .codiumai* .codiumai/ .coderabbit.y{a,}ml .sweep.yaml sweep.yaml greptile.json
      .greptile/ .void/ .voidrules .rules .warp/ warp.md crush.md .crush/ crush.json .crush.json qwen.md .qwen/ .factory/
      .jules/ jules.md .amp/ amp.md .devin/ devin.md .openhands/ .openhands_instructions .openhands-setup.sh .codebuddy/
      codebuddy.md .lingma/ .comate/ .marscode/ .firebender/ firebender.json .ruler/ .rulesync/ rulesync.jsonc .iflow/
      iflow.md .rovodev/ .vibe/ .kimi/ .bolt/ .lovable/ replit.md .replit.md .specify/ .bmad-core/ .taskmaster/ .promptx/
      .llm/ .llmrules .ai/ .airules .prompts/ *.prompt.md *.instructions.md *.chatmode.md *.mdc copilot-instructions.md
      copilot-*.md .copilot/ .github/instructions/ .github/prompts/ .github/chatmodes/ .github/agents/ .github/skills/
      .github/hooks/ .mcp.json mcp.json .mcp/ mcp.*.json mcp_*.json mcp-*.json .mcp.*.json mcp.y{a,}ml mcp.toml`,
  },
  {
    why: 'configures commands that Git runs',
    names: `
      .husky/ .huskyrc* husky.config.* .hooks/ .githooks/ githooks/ .git-hooks/ git-hooks/ .git_hooks/ git_hooks/
      {,.}lefthook*.{yml,yaml,toml,json} .lefthook/ .lefthook-local/ .pre-commit-config.y{a,}ml .pre-commit-hooks.y{a,}ml
      pre-commit-config.y{a,}ml {,.}prek.toml .pre-commit/ captainhook.json {,.}grumphp.y{a,}ml .overcommit.yml .overcommit/
      lint-staged.config.* .lintstagedrc* {,.}nano-staged.* .nanostagedrc* {,.}simple-git-hooks.* .simple-git-hooks*
      .yorkie/ .rusty-hook.toml .cargo-husky/ hk.pkl .hk.pkl hk.local.pkl .githooks.* .hookrc .hooks.* cog.toml .autohook/
      whisky.json .whisky/ .cz-hooks/ .gitmodules .gitconfig .gitconfig.* .lfsconfig *.git/ .hgrc hgrc
      {applypatch-msg,pre-applypatch,post-applypatch,pre-commit,pre-merge-commit,prepare-commit-msg,commit-msg,post-commit}
      {pre-rebase,post-checkout,post-merge,pre-push,pre-receive,proc-receive,post-receive,post-update,push-to-checkout}
      {reference-transaction,pre-auto-gc,post-rewrite,sendemail-validate,fsmonitor-watchman,post-index-change}
      {pre-commit,prepare-commit-msg,commit-msg,post-commit,post-checkout,post-merge,pre-push}.{sh,bash,py,js,cjs,mjs,ps1,cmd,bat,exe}
      hooks/update /hooks/@ /hooks/*.{sh,bash,zsh,fish,py,rb,pl,php,lua,ps1,cmd,bat,exe} head hook.d/ hooks.d/`,
  },
  {
    why: 'can run commands when the folder is opened in an editor',
    names: `
      .vscode/ .vscode-*/ .vscode-test.* .vscodium/ .idea/ .fleet/ .zed/ .vs/ .run/ .theia/ .nova/ .lapce/ .pulsar/ .atom/
      *.code-workspace *.sublime-project *.sublime-workspace *.sublime-settings *.sublime-build *.sublime-commands .helix/
      .lite_project.lua .lite_project/ .lite-xl/ .kak/ .kakrc .kakrc.local .micro/ .exrc .nexrc _exrc .vimrc _vimrc .gvimrc
      .vimrc.* .*vimrc *.vimrc .vim/ .nvim/ .nvim.lua .nvimrc .lvimrc .lazy.lua .neoconf.json .nlsp-settings/ .vimspector.json
      coc-settings.json .projections.json .dir-locals.el .dir-locals-2.el .emacs .emacs.d/ .spacemacs .doom.d/ .eglot*
      .ycm_extra_conf.py .ropeproject/ .spyproject/ .project .classpath .settings/ .externaltoolbuilders/ nbproject/
      .kateproject .kateproject.* .geany .bsp/ .bloop/ .metals/ .scala-build/ .jdtls/ .luarc.json{c,} .luarc.doc.json
      .solargraph.yml .rust-analyzer.toml rust-analyzer.toml hie.y{a,}ml omnisharp.json .omnisharp/ .ccls .clangd .tern-project
      .phpactor.{json,yml,yaml} .elixir_ls/ .lexical/ .ghcid .bacon.toml bacon.toml .watchexec* *.rproj *.komodoproject
      .tm_properties .textadept/ .xcode.env* xcuserdata/ *.xcscheme`,
  },
  {
    why: 'runs when packages are installed or the project is built',
    names: `
      .pnp.{cjs,js} .pnp.loader.mjs .pnpmfile.{cjs,mjs,js} pnpmfile.{cjs,mjs,js} pnpm-workspace.y{a,}ml .npmrc .yarnrc
      .yarnrc.y{a,}ml .yarn/ yarn.config.cjs {,.}bunfig.toml lerna.json rush.json common/config/rush/ .rush/ .moon/ .nx/
      .npm/ .corepack.env .denorc binding.gyp .node-gyp/
      pip.conf pip.ini .pip/ uv.toml .pdm.toml pdm.toml .pdm-plugins/ poetry.toml .pypoetry/ .hatch/ *.pth *._pth
      pyvenv.cfg .condarc condarc .buildout/ .bundle/ .gemrc gemrc .luarocks/ .cpan/ .composer/
      .cargo/ rust-toolchain rust-toolchain.toml .rustup/ .mvn/ .m2/ .mavenrc gradle/wrapper/ .gradle/ init.gradle{,.kts}
      *.init.gradle{,.kts} gradle.properties gradle-daemon-jvm.properties .sbt/ .sbtopts .sbtrc .jvmopts .ivy2/ .mill-*
      .millrc .lein/ profiles.clj .ant/ .antrc* .kotlinc/ .skiko/
      directory.build.* directory.packages.props directory.solution.* before.*.targets after.*.targets *.csproj.user
      *.vbproj.user *.fsproj.user *.vcxproj.user msbuild.rsp *.rsp nuget.config .nuget/ global.json dotnet-tools.json
      flake.nix flake.lock .bazelrc .bazelrc.* *.bazelrc .bazeliskrc .bazelversion tools/bazel .buckconfig* .buckconfig.d/
      .buckroot .buckversion {,.}pants.rc .pants.bootstrap .plzconfig* site_scons/ .sconsrc .conan/ .conan2/ .vcpkg/
      cmakeuserpresets.json .ccache/ .sccache* .hunter/ .swiftpm/ .mint/ mintfile podfile.local .cocoapods/ .fastlane/
      .shards/ .opam/ .stack/ .cabal/ .julia/ .hex/ .mix/ .pub-cache/ .terraform/ .terraformrc terraform.rc .tofurc`,
  },
  {
    why: 'configures the environment of commands and programs',
    names: `
      .devcontainer/ .devcontainer*/ .devcontainer.json .devcontainer*.json .gitpod* .gitpod*/ .idx/ .codesandbox/ .replit
      replit.nix .stackblitzrc .stackblitz/ {,.}devfile.y{a,}ml .che/ .coder/ .daytona/ .devpod/ .ona/ .cnb.yml .lando*.yml
      .ddev/ .docksal/ .vagrant/ vagrantfile shell.nix default.nix devenv.nix devenv.y{a,}ml devenv.local.* {,.}devbox.json
      .devbox/ .flox/ guix.scm manifest.scm channels.scm .guix-* .direnv/ .direnvrc direnvrc direnv.toml .autoenv* .autoenv*/
      .shadowenv.d/ .mise/ {,.}mise.toml {,.}mise.*.toml {,.}mise/ .rtx* .rvmrc .rbenv-vars .pyenvrc .phpenv/ .hermit/
      hermit.hcl bin/activate-hermit .prototools .proto/ .pkgx.y{a,}ml .tea.y{a,}ml {,.}aqua.y{a,}ml .vfox* .sdkmanrc
      compose.override.y{a,}ml docker-compose.override.y{a,}ml .docker/ .wslconfig wsl.conf .pam_environment .flatpak-*
      .distrobox/ distrobox.ini .toolbox* .tilt/ `,
  },
  {
    why: 'runs automatically when a shell, interpreter, debugger or the system starts',
    names: `
      .{,ba,z,k,c,tc,fi,da,a,x}sh{rc,env,_profile,profile,_login,login,_logout,logout} .bashrc.d/ .zshrc.d/ .bash_*
      .bash_profile .profile .profile.d/ .login .logout .cshdirs .zsh/ .zfunc/ .oh-my-zsh/ .zplug/ .zprofile .zlogin .zlogout
      .zshrc.* .bashrc.* .kshrc .mkshrc .yashrc .elvish/ .xonshrc .xonsh/ .nu/ config.fish config.nu env.nu *profile.ps1
      .inputrc .xprofile .xinitrc .xsession .xsessionrc .xserverrc .xbindkeysrc .sxhkdrc .screenrc .tmux.conf .tmux/
      .tmuxinator* .tmuxinator/ .tmuxp.* .tmuxp/ .zellij/ .wezterm.lua .hammerspoon/ starship.toml .config/ .local/
      .gdbinit .gdbearlyinit .gdbinit.* *-gdb.{py,gdb,scm} .lldbinit .lldbinit-* .cgdb/ .radare2rc .r2rc .rizinrc .jdbrc
      .pdbrc .pdbrc.py .pythonrc .pythonrc.py .pythonstartup* .pystartup sitecustomize.* usercustomize.* .python/
      ipython_config.{py,json} ipython_*_config.{py,json} .ipython/ .jupyter/ jupyter_*config.{py,json} jupyter_*config.d/
      kernel.json .ptpython/ .bpython/ .sage/ init.sage .sageinit .irbrc .irb/ .pryrc .rdbgrc .rdbgrc.rb .byebugrc .railsrc
      .powrc .rubyrc* .perldb .replyrc .rprofile rprofile.site .renviron renviron.site renv/activate.r packrat/init.r
      .rprofile.* .renviron.* .iex.exs .erlang .erlang.crypt .ghci .haskeline .ocamlinit .utoprc .lambda-term-inputrc
      .ammonite/ .jshellrc .groovy/ .scalarc .node_repl.js .noderc .deno_init* .luainit* .octaverc startup.m startup.jl
      .maximarc .gnuplot .gnuplotrc .clisprc* .sbclrc .eclrc .ccl-init.lisp .guile .racketrc .swiplrc init.pl .gprolog
      .swi-prolog/ .psqlrc .sqliterc .duckdbrc .mongorc.js .mongoshrc.js .cqlshrc .cassandra/ .usqlrc .litecli/ .pgclirc
      login.sql glogin.sql .user.ini php.ini .php.ini .htaccess .wgetrc .curlrc _curlrc .lesskey .lessfilter .lynxrc
      .mailcap .mailrc .muttrc .nanorc .ackrc .ripgreprc .rgrc .fdignore.d/ .ctags .ctags.d/ .gitshrc .tigrc .ansible.cfg
      ansible.cfg .dbus/ .systemd/ *.desktop autorun.inf desktop.ini *.scf *.lnk library/launch{agents,daemons}/ crontab
      cron.d/ cron.{hourly,daily,weekly,monthly}/ init.d/ rc.local .launchd.conf .plist.d/`,
  },
  {
    why: 'configures a build server or a host',
    names: `
      .github/ .gitlab/ .gitea/ .forgejo/ .circleci/ .buildkite/ .woodpecker/ .azure-pipelines/ .azuredevops/ .azure/
      .semaphore/ .teamcity/ .tekton/ .builds/ .pipelines/ .jenkins/ .travis/ .codefresh/ .harness/ .dagger/ .spacelift/
      .vela/ .zuul.d/ zuul.d/ .ci/ .expeditor/ .mergify/ .renovate/ .evergreen/ .argocd/ .concourse/
      .{gitlab-ci,travis,drone,woodpecker,appveyor,circleci,cirrus,build,vela,bitrise,evergreen,codefresh,harness}*.y{a,}ml
      {azure-pipelines,bitbucket-pipelines,appveyor,cloudbuild,buildspec,wercker,codemagic,codefresh,shippable,screwdriver}*.y{a,}ml
      {bitrise,evergreen,circle,zuul,jitpack,semaphore,cirrus,woodpecker}.y{a,}ml .{cirrus,drone}.{star,jsonnet,json}
      .{scrutinizer,shippable,zuul,packit,prow,hound,agola,abstruse,peon,cds,landscape,ci-operator}.y{a,}ml jenkinsfile*
      *.jenkinsfile action.y{a,}ml dagger.json .agola.jsonnet .readthedocs.y{a,}ml readthedocs.y{a,}ml .readthedocs/
      renovate.json{5,} .renovaterc .renovaterc.* renovate-config.* renovate.config.* dependabot.y{a,}ml .dependabot/
      .mergify.y{a,}ml .pyup.yml .depfu.yml .scala-steward.conf updatecli.d/ .bulldozer.yml .policy.yml .kodiak.toml
      .releaserc .releaserc.* release.config.* .release-it.* {,.}goreleaser.y{a,}ml .versionrc .versionrc.*
      release-please-config.json .changeset/config.json .autorc release-plz.toml .release-plz.toml cliff.toml
      vercel.json .vercel/ now.json netlify.toml .netlify/ .ebextensions/ .platform/ .elasticbeanstalk/ fly.toml
      fly.*.toml .fly/ render.y{a,}ml railway.{json,toml} procfile* heroku.yml app.yaml firebase.json
      .firebaserc .firebase/ wrangler.{toml,json,jsonc} .wrangler/ serverless.{yml,yaml,ts,js,json} .serverless/ sst.config.*
      amplify.y{a,}ml .amplify/ amplify/ .platform.app.y{a,}ml .platform/ .upsun/ apprunner.y{a,}ml samconfig.{toml,yaml,yml}
      cdk.json pulumi.y{a,}ml pulumi.*.y{a,}ml skaffold.y{a,}ml devspace.y{a,}ml okteto.y{a,}ml garden.y{a,}ml tiltfile
      azure.y{a,}ml .azd/ .do/ nixpacks.{toml,json} .nixpacks/ captain-definition .dokku* .koyeb/ zeabur.json
      zbpack.json zbpack.*.json scalingo.json staticwebapp.config.json .clever/ clevercloud/ .kamal/
      config/deploy.y{a,}ml config/deploy.rb config/deploy/ capfile .cpanel.yml .deployment
       web.config .gcloud/ .buildpacks edgio.config.js layer0.config.js
      .openshift/ .s2i/ vespa.* helmfile.y{a,}ml .spinnaker/ octopus/ .octopus/ space.yaml spacefile`,
  },
];
