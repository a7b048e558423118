import { execFileSync } from 'node:child_process';
import { link, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { CANARY, type SandboxScene } from '../../core/agent/files/sandboxScene.ts';

/** A path, and the model's result for it. */
export interface Row {
  readonly what: string;
  readonly path: string;
  readonly prepare?: (scene: SandboxScene) => Promise<unknown>;
  /** The model's result; a question to the user is `asks: …`. */
  readonly told: string;
}

const LINK = 'is outside the workspace. Only files inside it can be used.';
const VERSION_CONTROL = "belongs to version control: it can't be read or changed. Do without it.";

/** Names are judged alike on every system, so these rows need no Windows. */
export const NAMES: readonly Row[] = [
  {
    what: 'a way up',
    path: '../outside/secret.txt',
    told: 'contains "..". Give the path from the top of the workspace.',
  },
  { what: 'a way up and down again', path: 'src/../../outside/secret.txt', told: 'contains "..".' },
  { what: 'a way up that stays inside', path: 'src/../src/a.ts', told: 'contains "..".' },
  { what: 'an absolute path', path: '/etc/passwd', told: 'is absolute. Give the path relative to the workspace' },
  { what: 'a home folder', path: '~/.ssh/id_rsa', told: 'begins with ~. There is no home folder here' },
  { what: "somebody's home folder", path: '~root/.profile', told: 'begins with ~.' },
  { what: 'a UNC path', path: '\\\\server\\share\\a.txt', told: 'contains a backslash. Write / between folders' },
  { what: 'a UNC path with slashes', path: '//server/share/a.txt', told: 'is absolute.' },
  { what: 'a device path', path: '\\\\?\\C:\\a.txt', told: 'contains a backslash.' },
  { what: 'a drive', path: 'C:/Windows/win.ini', told: 'contains a colon. Drives, addresses and alternate streams' },
  { what: 'the folder of a drive', path: 'C:a.txt', told: 'contains a colon.' },
  { what: 'an address', path: 'file:///etc/passwd', told: 'contains a colon.' },
  { what: 'a NUL', path: 'src/a.ts\0.png', told: "contains characters that can't be seen." },
  { what: 'a line end', path: 'src/a.ts\n', told: "contains characters that can't be seen." },
  { what: 'an alternate stream', path: 'src/a.ts:hidden', told: 'contains a colon.' },
  { what: 'the main stream', path: '.env::$DATA', told: 'contains a colon.' },
  { what: 'a trailing dot', path: '.git./config', told: 'has a name that ends in a dot or a space.' },
  { what: 'a trailing blank', path: '.env ', told: 'has a name that ends in a dot or a space.' },
  { what: 'dots only', path: 'src/.../a.ts', told: 'has a name that ends in a dot or a space.' },
  { what: 'a device', path: 'src/NUL.txt', told: "has a device's name." },
  { what: 'a port', path: 'com1', told: "has a device's name." },
  { what: 'a short name', path: 'GIT~1/config', told: 'has a shortened name with ~.' },
  {
    what: 'a name with something invisible in it',
    path: '.g\u200cit/config',
    told: "contains characters that can't be seen.",
  },
  { what: 'a name that reads backwards', path: 'src/\u202esnj.exe', told: "contains characters that can't be seen." },
  { what: 'half a character', path: 'src/\ud800.ts', told: "contains characters that can't be seen." },
  {
    what: 'a name that ends its line elsewhere',
    path: 'src/a\u2028.ts',
    told: "contains characters that can't be seen.",
  },
  { what: 'an endless path', path: 'a/'.repeat(600), told: 'is too long.' },
  { what: 'an endless name', path: 'a'.repeat(300), told: 'has a name that is too long. Use a shorter one.' },
  {
    what: 'a name of too many bytes in a new folder',
    path: `new/${'€'.repeat(86)}.ts`,
    told: 'has a name that is too long.',
  },
];

export const PROTECTED: readonly Row[] = [
  { what: 'a hook of Git', path: '.git/hooks/pre-commit', told: `.git/hooks/pre-commit ${VERSION_CONTROL}` },
  { what: "Git's settings", path: '.git/config', told: VERSION_CONTROL },
  { what: 'a pointer to a Git folder', path: 'packages/one/.git', told: VERSION_CONTROL },
  { what: 'Git in capitals', path: '.GIT/config', told: VERSION_CONTROL },
  { what: 'Git in wide letters', path: '.ｇｉｔ/config', told: VERSION_CONTROL },
  { what: 'Git with an i without its dot', path: '.gıt/config', told: VERSION_CONTROL },
  { what: 'a repository within the repository', path: 'vendor/lib/.git/hooks/post-merge', told: VERSION_CONTROL },
  { what: 'keys with a sharp s', path: '.ßh/config', told: 'asks: may contain secrets' },
  { what: 'an older state of an environment', path: '.env~', told: 'asks: may contain secrets' },
  { what: 'environments in a folder', path: '.envs/.production/.django', told: 'asks: may contain secrets' },
  { what: 'an environment', path: '.env', told: 'asks: may contain secrets' },
  { what: 'an environment in capitals', path: '.Env.LOCAL', told: 'asks: may contain secrets' },
  { what: 'a key', path: 'deploy/server.PEM', told: 'asks: may contain secrets' },
  {
    what: "the editor's tasks",
    path: '.vscode/tasks.json',
    told: 'asks: can run commands when the folder is opened in an editor',
  },
  {
    what: "the editor's tasks with a long s",
    path: '.vſcode/tasks.json',
    told: 'asks: can run commands when the folder is opened in an editor',
  },
  {
    what: 'a workspace file',
    path: 'our.code-workspace',
    told: 'asks: can run commands when the folder is opened in an editor',
  },
  {
    what: 'a hook in the tree',
    path: '.husky/pre-commit',
    told: 'asks: configures commands that Git runs',
  },
  {
    what: 'hooks by another name',
    path: '.git-hooks/pre-push',
    told: 'asks: configures commands that Git runs',
  },
  {
    what: 'a list of hooks',
    path: '.pre-commit-config.yaml',
    told: 'asks: configures commands that Git runs',
  },
  { what: 'another list of hooks', path: 'lefthook.yml', told: 'asks: configures commands that Git runs' },
  {
    what: "another editor's tasks",
    path: '.zed/tasks.json',
    told: 'asks: can run commands when the folder is opened in an editor',
  },
  { what: "Git's modules", path: '.gitmodules', told: 'asks: configures commands that Git runs' },
  { what: 'a workflow', path: '.github/workflows/build.yml', told: 'asks: configures a build server or a host' },
  { what: 'a pipeline', path: '.gitlab-ci.yml', told: 'asks: configures a build server or a host' },
  {
    what: 'a pipeline in a folder',
    path: '.teamcity/settings.kts',
    told: 'asks: configures a build server or a host',
  },
  {
    what: 'a step that workflows share',
    path: 'tools/action.yml',
    told: 'asks: configures a build server or a host',
  },
  { what: 'a Jenkinsfile', path: 'Jenkinsfile', told: 'asks: configures a build server or a host' },
];

const OUT = (scene: SandboxScene, name: string) => join(scene.outside, name);
const IN = (scene: SandboxScene, name: string) => join(scene.workspace, name);

export const ON_DISK: readonly Row[] = [
  {
    what: 'a link to a file outside',
    path: 'src/link.txt',
    prepare: scene => symlink(OUT(scene, 'secret.txt'), IN(scene, 'src/link.txt')),
    told: `src/link.txt ${LINK}`,
  },
  {
    what: 'a file in a linked folder outside',
    path: 'src/folder/secret.txt',
    prepare: scene => symlink(scene.outside, IN(scene, 'src/folder')),
    told: `src/folder/secret.txt ${LINK}`,
  },
  {
    what: 'a new file in a linked folder outside',
    path: 'src/folder/new.txt',
    prepare: scene => symlink(scene.outside, IN(scene, 'src/folder')),
    told: LINK,
  },
  {
    what: 'a new folder in a linked folder outside',
    path: 'src/folder/deep/er/new.txt',
    prepare: scene => symlink(scene.outside, IN(scene, 'src/folder')),
    told: LINK,
  },
  {
    what: 'a link to nothing',
    path: 'src/dangling.txt',
    prepare: scene => symlink(OUT(scene, 'nothing.txt'), IN(scene, 'src/dangling.txt')),
    told: "is a link to something that doesn't exist. Use a real path.",
  },
  {
    what: 'a new file in a folder that is a link to nothing',
    path: 'src/dangling/new.txt',
    prepare: scene => symlink(OUT(scene, 'nothing'), IN(scene, 'src/dangling')),
    told: "is a link to something that doesn't exist.",
  },
  {
    what: 'a link to itself',
    path: 'src/round.txt',
    prepare: scene => symlink('round.txt', IN(scene, 'src/round.txt')),
    told: "can't be reached (ELOOP).",
  },
  {
    what: 'a link to the processes of this machine',
    path: 'self/environ',
    prepare: scene => symlink('/proc/self', IN(scene, 'self')),
    told: process.platform === 'linux' ? LINK : "is a link to something that doesn't exist.",
  },
  {
    what: 'a way into the workspace through the processes of this machine',
    path: 'round/.git/config',
    prepare: async scene => {
      await scene.write({ 'workspace/.git/config': CANARY });
      await symlink(`/proc/self/root${scene.workspace}`, IN(scene, 'round'));
    },
    told: process.platform === 'linux' ? VERSION_CONTROL : "is a link to something that doesn't exist.",
  },
  {
    what: 'the Git folder of a module through a link',
    path: 'src/module/hooks/pre-commit',
    prepare: async scene => {
      await scene.write({ 'workspace/module/.git/hooks/pre-commit': CANARY });
      await symlink('../module/.git', IN(scene, 'src/module'));
    },
    told: VERSION_CONTROL,
  },
  {
    what: 'a new hook through a link in a linked folder',
    path: 'a/b/hooks/new',
    prepare: async scene => {
      await scene.write({ 'workspace/.git/config': CANARY, 'workspace/deep/x': '' });
      await symlink('../.git', IN(scene, 'deep/b'));
      await symlink('deep', IN(scene, 'a'));
    },
    told: VERSION_CONTROL,
  },
  {
    what: "a link to the editor's settings under a plain name",
    path: 'notes.txt',
    prepare: async scene => {
      await scene.write({ 'workspace/.vscode/tasks.json': CANARY });
      await symlink('.vscode/tasks.json', IN(scene, 'notes.txt'));
    },
    told: 'asks: can run commands when the folder is opened in an editor',
  },
  {
    what: 'a link to a Git folder under a plain name',
    path: 'plain/config',
    prepare: async scene => {
      await scene.write({ 'workspace/.git/config': CANARY });
      await symlink('.git', IN(scene, 'plain'));
    },
    told: VERSION_CONTROL,
  },
  {
    what: 'a plain file under the name of secrets',
    path: '.env',
    prepare: scene => symlink('src/a.ts', IN(scene, '.env')),
    told: 'asks: may contain secrets',
  },
  {
    what: 'a plain folder under the name of Git',
    path: '.git/a.ts',
    prepare: scene => symlink('src', IN(scene, '.git')),
    told: VERSION_CONTROL,
  },
  {
    what: 'another name of a file outside',
    path: 'src/hard.txt',
    prepare: scene => link(OUT(scene, 'secret.txt'), IN(scene, 'src/hard.txt')),
    told: 'asks: has another name on this disk, perhaps outside',
  },
  {
    what: 'a file below a file',
    path: 'src/a.ts/b.ts',
    told: 'is below a file, not a folder. Choose another path.',
  },
  {
    what: 'a file of more than a megabyte',
    path: 'large.txt',
    prepare: scene => scene.write({ 'workspace/large.txt': 'x'.repeat(1_024 * 1_024 + 1) }),
    told: 'is larger than 1 MB.',
  },
  {
    what: 'a file of more than there is memory for',
    path: 'endless.txt',
    prepare: async scene => {
      await scene.write({ 'workspace/endless.txt': '' });
      await truncate(IN(scene, 'endless.txt'), 2 ** 36);
    },
    told: 'is larger than 1 MB.',
  },
  {
    what: 'a text with a NUL in it',
    path: 'zero.txt',
    prepare: scene => scene.write({ 'workspace/zero.txt': 'a\0b' }),
    told: "isn't UTF-8 text.",
  },
  {
    what: 'a binary file',
    path: 'image.png',
    prepare: scene => scene.write({ 'workspace/image.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1) }),
    told: "isn't UTF-8 text. Do without it.",
  },
  {
    what: 'a text in another encoding',
    path: 'old.txt',
    prepare: scene => scene.write({ 'workspace/old.txt': Uint8Array.of(0x4d, 0xfc, 0x6c, 0x6c) }),
    told: "isn't UTF-8 text.",
  },
  {
    what: 'a pipe without a writer',
    path: 'pipe',
    prepare: async scene => execFileSync('mkfifo', [IN(scene, 'pipe')]),
    told: "isn't a regular file (a pipe, a socket or a device). Do without it.",
  },
  {
    what: 'a link to a device',
    path: 'zero',
    prepare: scene => symlink('/dev/zero', IN(scene, 'zero')),
    told: LINK,
  },
];
