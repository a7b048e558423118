import * as l10n from '@vscode/l10n';

export type AutomaticRun = 'install' | 'build' | 'publish' | 'commit' | 'address' | 'unreadable';

/** Goes on after the file's name: `package.json changes what runs …`. */
export const RUN_REASONS: Readonly<Record<AutomaticRun, string>> = {
  install: l10n.t('changes what runs when packages are installed'),
  build: l10n.t('changes what runs when the project is built'),
  publish: l10n.t('changes what runs when the package is packed or published'),
  commit: l10n.t('changes what runs when you commit'),
  address: l10n.t('takes a package from an address instead of the registry'),
  unreadable: l10n.t("can't be read, so what it runs isn't known"),
};

/** Several of them, after the file's name. */
export function reasonsInWords(reasons: readonly string[]): string {
  const [first = '', ...others] = reasons;
  return others.reduce((all, reason) => l10n.t('{0}, and {1}', all, reason), first);
}

export interface ManifestRule {
  /** Matches the keys on the way to a value: `scripts/postinstall`. */
  readonly keys: RegExp;
  /** Matches a string, or the JSON of another value; each element of an array is a value. */
  readonly value?: RegExp;
  readonly run: AutomaticRun;
  /** `setuptools>=61` → `setuptools>=62` doesn't count. */
  readonly ignoresVersion?: true;
}

export interface ManifestKind {
  /** See NamePatterns. */
  readonly names: string;
  readonly content:
    | { readonly kind: 'json' | 'toml'; readonly rules: readonly ManifestRule[] }
    | { readonly kind: 'lines'; readonly pattern: RegExp; readonly run: AutomaticRun }
    | { readonly kind: 'code'; readonly run: AutomaticRun };
}

const ADDRESS = /^(?:git|https?|file|link|portal|exec|ssh|svn|hg|github|gitlab|bitbucket|gist)\b[+\w]*[:@]/i;
/** Includes npm's short form: `name/repository`. */
const NPM_ADDRESS = new RegExp(`${ADDRESS.source}|^[\\w.-]+/[\\w.-]+(?:#|$)`, 'i');
const PYTHON_ADDRESS = /@\s{0,20}(?:git|hg|svn|bzr|https?|file)\b[+\w]*:/i;

/** Sources: the manuals of npm, pnpm, Yarn, Bun, Composer, Cargo and Python's build back ends. */
export const MANIFESTS: readonly ManifestKind[] = [
  {
    names: 'package.json',
    content: {
      kind: 'json',
      rules: [
        {
          keys: /^scripts\/(?:(?:pre|post)?(?:install|prepare|dependencies)|prepublish|pnpm:devPreinstall)$/,
          run: 'install',
        },
        {
          keys: /^(?:pnpm\/(?:onlyBuiltDependencies|dangerouslyAllowAllBuilds)|trustedDependencies|allowScripts)(?:\/|$)/,
          run: 'install',
        },
        { keys: /^(?:gypfile|dependenciesMeta\/.{1,200}\/built)$/, run: 'install' },
        { keys: /^packageManager$/, value: /@https?:/, run: 'install' },
        { keys: /^scripts\/(?:prepublishOnly|prepack|postpack|publish|postpublish)$/, run: 'publish' },
        {
          keys: /^(?:husky|gitHooks|simple-git-hooks|pre-commit|pre-push|lint-staged|nano-staged|config\/ghooks)(?:\/|$)/,
          run: 'commit',
        },
        {
          keys: /^(?:(?:dev|optional|peer)?[dD]ependencies|(?:pnpm\/)?overrides|resolutions|workspaces\/catalogs?|catalogs?)\//,
          value: NPM_ADDRESS,
          run: 'address',
        },
      ],
    },
  },
  {
    names: 'composer.json',
    content: {
      kind: 'json',
      rules: [
        { keys: /^scripts\/(?:pre|post)-/, run: 'install' },
        { keys: /^config\/allow-plugins(?:\/|$)/, run: 'install' },
        { keys: /^repositories(?:\/|$)/, run: 'address' },
      ],
    },
  },
  {
    names: 'pyproject.toml',
    content: {
      kind: 'toml',
      rules: [
        { keys: /^build-system\//, run: 'install', ignoresVersion: true },
        { keys: /^tool\/hatch\/(?:.{1,200}\/)?hooks\//, run: 'install' },
        {
          keys: /^tool\/(?:poetry|pdm)\/build(?:\/|$)|^tool\/setuptools\/cmdclass|^tool\/pdm\/scripts\/(?:pre|post)_/,
          run: 'install',
        },
        {
          keys: /^(?:project\/(?:optional-)?dependencies|dependency-groups)(?:\/|$)/,
          value: PYTHON_ADDRESS,
          run: 'address',
        },
        { keys: /^tool\/(?:poetry|pdm|uv)\/.{0,200}\b(?:git|url|path)$/, run: 'address' },
      ],
    },
  },
  {
    names: 'pipfile',
    content: {
      kind: 'toml',
      rules: [{ keys: /^(?:source|(?:dev-)?packages\/.{1,200})\/(?:git|url|path|file)$/, run: 'address' }],
    },
  },
  {
    names: 'cargo.toml',
    content: {
      kind: 'toml',
      rules: [
        { keys: /^package\/build$|^lib\/proc-macro$/, run: 'build' },
        { keys: /^(?:.{1,200}\/)?build-dependencies\//, run: 'build', ignoresVersion: true },
        {
          keys: /^(?:.{1,200}\/)?(?:dev-)?dependencies\/.{1,200}\/(?:git|registry)$|^(?:patch|replace)\//,
          run: 'address',
        },
      ],
    },
  },
  {
    names: 'requirements*.txt requirements/*.txt constraints*.txt',
    content: {
      kind: 'lines',
      pattern:
        /^\s*(?:-e|--editable|-i|-f|--(?:extra-)?index-url|--find-links|(?:git|hg|svn|bzr)\+|https?:|file:)|@\s{0,20}(?:git|hg|svn|bzr|https?|file)\b[+\w]*:/,
      run: 'address',
    },
  },
  { names: 'go.mod go.work', content: { kind: 'lines', pattern: /^\s*replace\b|=>/, run: 'address' } },
  { names: 'pubspec.y{a,}ml', content: { kind: 'lines', pattern: /^\s*(?:git|url|hosted)\s*:/, run: 'address' } },
  {
    names: '*.csproj *.vbproj *.fsproj *.vcxproj *.proj *.props *.targets',
    content: {
      kind: 'lines',
      pattern: /<(?:Exec|Target|UsingTask|Import|Sdk|CustomBuild|(?:Pre|Post)BuildEvent)\b|\bInitialTargets=/i,
      run: 'build',
    },
  },
  {
    names: 'pom.xml',
    content: {
      kind: 'lines',
      pattern: /<(?:plugin|extension|goal|phase|exec|execution|executable|target|pluginRepository)\b/i,
      run: 'build',
    },
  },
  {
    names: 'setup.py gemfile *.gemspec extconf.rb podfile *.podspec mix.exs rebar.config.script makefile.pl build.pl',
    content: { kind: 'code', run: 'install' },
  },
  {
    names: `build.rs {gnu,}makefile *.mk *.mak meson.build sconstruct sconscript wscript cmakelists.txt *.cmake configure
      configure.ac build.xml *.gradle *.gradle.kts build.sbt build.sc package.swift build.zig justfile rakefile *.bzl
      build.bazel module.bazel workspace.bazel
      {vite,webpack,rollup,rspack,rsbuild,rolldown,tsup,next,nuxt,svelte,astro,metro,babel,postcss,tailwind}.config.{js,cjs,mjs,ts,cts,mts}
      {gulp,grunt}file.{js,cjs,mjs,ts,cts,mts}`,
    content: { kind: 'code', run: 'build' },
  },
];
