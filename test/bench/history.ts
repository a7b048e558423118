// Editing sessions out of a repository's own history: of a commit's hunks some are done, and the next one is to be written.
import { execFileSync } from 'node:child_process';

/** One place that a commit changed; `line` counts from 0 in the file as it was before the commit. */
export interface Hunk {
  readonly path: string;
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export interface Commit {
  readonly id: string;
  readonly hunks: readonly Hunk[];
  /** Files as they were before the commit; undefined for one that it adds. */
  readonly before: (path: string) => readonly string[] | undefined;
  /** Every path in the folder then. */
  readonly paths: readonly string[];
}

/** The commits that changed at least two places of files that end in `.ts`, the oldest first; undefined where there is no history. */
export function commitsOf(root: string): Commit[] | undefined {
  const git = (args: readonly string[], input = '') =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      input,
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  let ids: string[];
  try {
    ids = git(['log', '--reverse', '--no-merges', '--min-parents=1', '--format=%H']).split('\n').filter(Boolean);
  } catch {
    return undefined; // Not a clone, or no git: the other parts of the benchmark need neither.
  }
  if (ids.length === 0) return undefined;
  return ids.flatMap(id => {
    const hunks = hunksIn(git(['diff', '-U0', '--no-renames', '--no-color', `${id}^`, id, '--', '*.ts']));
    if (hunks.length < 2) return [];
    const paths = git(['ls-tree', '-r', '--name-only', `${id}^`])
      .split('\n')
      .filter(file => file.endsWith('.ts'));
    const read = git(['cat-file', '--batch'], paths.map(file => `${id}^:${file}`).join('\n'));
    const texts = blobsIn(read);
    const files = new Map(paths.map((file, index) => [file, texts[index]?.split('\n')]));
    return [{ id, hunks, paths, before: (file: string) => files.get(file) }];
  });
}

function hunksIn(diff: string): Hunk[] {
  const hunks: Hunk[] = [];
  let file = '';
  for (const part of diff.split(/^(?=diff --git |@@ )/m)) {
    const header = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@.*\n/.exec(part);
    if (!header) {
      const [, from] = /^--- a\/(.*)$/m.exec(part) ?? [];
      const [, to] = /^\+\+\+ b\/(.*)$/m.exec(part) ?? [];
      file = to ?? from ?? '';
      continue;
    }
    const lines = part.slice(header[0].length).split('\n');
    const marked = (mark: string) => lines.filter(line => line.startsWith(mark)).map(line => line.slice(1));
    // A hunk without removals names the line above.
    const line = header[2] === '0' ? Number(header[1]) : Number(header[1]) - 1;
    hunks.push({ path: file, line, removed: marked('-'), added: marked('+') });
  }
  return hunks;
}

/** `<id> blob <bytes>`, the bytes, a line end; counted in bytes. */
function blobsIn(batch: string): string[] {
  const bytes = Buffer.from(batch);
  const found: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\n', at);
    const size = Number(/ blob (\d+)$/.exec(bytes.toString('utf8', at, end))?.[1]);
    found.push(bytes.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return found;
}
