import { isSecretPath } from '../privacy/secretFile.ts';

/** Whether the agent may read and change a file, by its name. */
export type Protection =
  | { readonly kind: 'open' }
  /** The user decides. `why` goes on after "it". */
  | { readonly kind: 'asks'; readonly why: string }
  /** `message` is for the model. */
  | { readonly kind: 'refused'; readonly message: string };

const VERSION_CONTROL: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj', '.bzr']);

/**
 * Folders and files, in lower case, that say what an editor, Git or another assistant runs, without anybody asking them to.
 * Of the languages' own files (build scripts, settings of linters) anyone may run something, too; they are code like other
 * code, and stand in the review.
 */
const RUN_HERE: readonly RegExp[] = [
  /(?:^|\/)\.(?:vscode(?:-[^/]*)?|devcontainer[^/]*|idea|fleet|zed|vs|run|theia|nova|husky|(?:git-?)?hooks)(?:\/|$)/,
  /(?:^|\/)\.(?:claude|cursor|windsurf|codex|gemini|roo|kilocode|continue|amazonq|aider[^/]*)(?:\/|$)/,
  /(?:^|\/)\.(?:gitpod[^/]*|idx|codesandbox|replit|stackblitzrc)(?:\/|$)/,
  /\.(?:code-workspace|sublime-project|sublime-workspace)$/,
  /(?:^|\/)(?:\.?mcp\.json|\.clinerules|captainhook\.json|grumphp\.ya?ml|(?:husky|lint-staged)\.config\.[a-z]+)$/,
  /(?:^|\/)\.(?:exrc|n?vimrc|lvimrc|nvim\.lua|dir-locals(?:-2)?\.el|ycm_extra_conf\.py|huskyrc[^/]*)$/,
  // A repository without files of its own: its hooks are no hidden folder.
  /\.git\//,
  /(?:^|\/)\.(?:devcontainer\.json|gitmodules|gitconfig|lfsconfig|overcommit\.yml|(?:simple-git-hooks|lintstaged)[^/]*)$/,
  /(?:^|\/)\.pre-commit-(?:config|hooks)\.ya?ml$/,
  /(?:^|\/)\.?lefthook(?:-local)?\.(?:ya?ml|toml|json)$/,
];

/** What shells, interpreters and package managers run when they start: in a home folder, or where somebody stands with them. */
const RUN_AT_START: readonly RegExp[] = [
  /(?:^|\/)\.(?:ba|z|k|c|tc|fi)?sh(?:rc|env|_?profile|_?login|_?logout)(?:\.d)?(?:\/|$)/,
  /(?:^|\/)\.(?:profile|bash_(?:profile|login|logout|aliases)|zprofile|zlogin|zlogout|inputrc|xprofile|xinitrc|xsession)$/,
  /(?:^|\/)\.(?:gdbinit|lldbinit|pdbrc|pythonrc|irbrc|pryrc|rprofile|ghci|psqlrc|sqliterc|screenrc|tmux\.conf|emacs)$/,
  /(?:^|\/)\.(?:config|local|emacs\.d|vim|ipython|jupyter|direnv|yarn|mvn|cargo|mise|bundle)(?:\/|$)/,
  /(?:^|\/)(?:library\/launch(?:agents|daemons)|gradle\/wrapper)\//,
  /(?:^|\/)(?:(?:site|user)customize\.py|\.?bunfig\.toml|[^/]*\.pth|[^/]*\.desktop|\.pnpmfile\.[cm]?js|\.?mise(?:\.[\w-]+)*\.toml)$/,
  /(?:^|\/)\.(?:rvmrc|autoenv[^/]*|bazelrc|gemrc)$/,
];

/**
 * What build servers run: GitHub, GitLab, CircleCI, Azure, Jenkins, Travis, Drone, Bitbucket, Buildkite, Woodpecker, AppVeyor,
 * Cirrus, Semaphore, TeamCity, Tekton, Wercker, Codemagic, SourceHut, Netlify.
 */
const RUN_ELSEWHERE: readonly RegExp[] = [
  /(?:^|\/)\.(?:github|gitlab|gitea|forgejo|circleci|buildkite|woodpecker|azure-pipelines)(?:\/|$)/,
  /(?:^|\/)\.(?:semaphore|teamcity|tekton|builds)(?:\/|$)/,
  /(?:^|\/)\.(?:gitlab-ci|travis|drone|woodpecker|appveyor|circleci|cirrus|build)[^/]*\.ya?ml$/,
  /(?:^|\/)(?:azure-pipelines|bitbucket-pipelines|appveyor|cloudbuild|buildspec|wercker|codemagic)[^/]*\.ya?ml$/,
  /(?:^|\/)(?:jenkinsfile[^/]*|netlify\.toml|action\.ya?ml)$/,
];

/** Judges a relative path by its parts; as systems do that do not tell upper from lower case. */
export function protectionOf(parts: readonly string[]): Protection {
  const folded = parts.map(foldedName);
  if (folded.some(part => VERSION_CONTROL.has(part))) {
    const message = `${parts.join('/')} belongs to version control: it can neither be read nor changed. Do without it.`;
    return { kind: 'refused', message };
  }
  const path = folded.join('/');
  if (isSecretPath(path)) return { kind: 'asks', why: 'may hold secrets' };
  if (RUN_HERE.some(pattern => pattern.test(path))) return { kind: 'asks', why: 'says what the editor or Git runs' };
  if (RUN_AT_START.some(pattern => pattern.test(path))) return { kind: 'asks', why: 'is run when some program starts' };
  if (RUN_ELSEWHERE.some(pattern => pattern.test(path))) return { kind: 'asks', why: 'says what a build server runs' };
  return { kind: 'open' };
}

/** The same for two names that some system takes for one: some compare in capitals, where `ß` is `SS`. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase();
}
