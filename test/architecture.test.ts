import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { importsOf } from './support/importsOf.ts';

const ROOT = join(import.meta.dirname, '..');

interface Room {
  /** Folders below `src` whose files it may import, besides its own. `usage/` with a slash: and all folders below. */
  readonly sees: readonly string[];
  readonly packages?: readonly string[];
}

/** Texts are translated where they are written. */
const EVERYWHERE = ['@vscode/l10n'];

const GROUND = ['core', 'core/text'];
const SYNTAX = [...GROUND, 'core/syntax', 'core/syntax/faults'];
const ANSWER = [...SYNTAX, 'core/document', 'core/answer/'];
const MONEY = ['core/usage/', 'core/provider', 'core/provider/metering'];
const SHELL = ['core/', 'disk/', '.', 'vscode'];

/** Every folder of `src` that holds files. Imports that exist only for their types count. */
const ROOMS: Readonly<Record<string, Room>> = {
  core: { sees: [] },
  'core/text': { sees: ['core'], packages: ['diff'] },
  'core/syntax': { sees: [...GROUND, 'core/syntax/faults', 'core/syntax/languages/'], packages: ['web-tree-sitter'] },
  'core/syntax/faults': { sees: GROUND, packages: ['web-tree-sitter'] },
  'core/syntax/languages': { sees: [] },
  'core/syntax/languages/cLike': { sees: ['core/syntax/languages'] },
  'core/syntax/languages/data': { sees: ['core/syntax/languages'] },
  'core/syntax/languages/functional': { sees: ['core/syntax/languages'] },
  'core/syntax/languages/markup': { sees: ['core/syntax/languages'] },
  'core/syntax/languages/script': { sees: ['core/syntax/languages'] },
  'core/document': { sees: SYNTAX },
  'core/files': { sees: [...GROUND, 'core/privacy'] },
  'core/privacy': { sees: GROUND },
  'core/answer': { sees: SYNTAX },
  'core/answer/streaming': { sees: ANSWER },
  'core/answer/whole': { sees: [...SYNTAX, 'core/answer'] },

  'core/usage/amount': { sees: GROUND },
  'core/usage/ledger': { sees: [...GROUND, 'core/usage/amount'] },
  'core/usage/sums': { sees: [...GROUND, 'core/usage/amount', 'core/usage/ledger'] },
  'core/usage/budget': { sees: [...GROUND, 'core/usage/amount', 'core/usage/ledger', 'core/usage/sums'] },
  'core/usage/report': {
    sees: [...GROUND, 'core/usage/amount', 'core/usage/ledger', 'core/usage/sums', 'core/usage/budget'],
  },

  'core/provider': { sees: ['core', 'core/usage/'] },
  'core/provider/profile': { sees: ['core', 'core/usage/', 'core/provider'] },
  'core/provider/wire': {
    sees: ['core', 'core/usage/', 'core/provider', 'core/provider/profile'],
    packages: ['openai'],
  },
  'core/provider/lookup': {
    sees: ['core', 'core/usage/', 'core/provider', 'core/provider/profile', 'core/provider/wire'],
  },
  'core/provider/metering': { sees: ['core', 'core/usage/', 'core/provider', 'core/provider/profile'] },
  'core/provider/failover': {
    sees: [
      'core',
      'core/usage/',
      'core/provider',
      'core/provider/profile',
      'core/provider/wire',
      'core/provider/metering',
    ],
  },

  'core/completion/outcome': { sees: ['core/document', 'core/provider'] },
  'core/completion/context': { sees: [...SYNTAX, 'core/document', 'core/privacy', 'core/provider'] },
  'core/completion/fit': { sees: [...ANSWER, 'core/provider', 'core/completion/outcome'] },
  'core/completion/request': {
    sees: [
      ...GROUND,
      'core/document',
      'core/privacy',
      ...MONEY,
      'core/provider/profile',
      'core/completion/outcome',
      'core/completion/context',
      'core/completion/fit',
    ],
    packages: ['lru-cache'],
  },

  'core/completion/recording': {
    sees: ['core', 'core/document', 'core/privacy', 'core/provider', 'core/completion/request'],
  },

  'core/refactor/target': { sees: SYNTAX },
  'core/refactor/request': { sees: [...SYNTAX, 'core/provider', 'core/refactor/target'] },
  'core/refactor/unsafe/code': { sees: SYNTAX },
  'core/refactor/unsafe': { sees: [...SYNTAX, 'core/privacy', 'core/refactor/unsafe/code'] },
  'core/refactor/safety': {
    sees: [...SYNTAX, 'core/files', 'core/privacy', 'core/refactor/unsafe'],
    packages: ['smol-toml', 'jsonc-parser', 'js-yaml'],
  },
  'core/refactor/placing': { sees: [...SYNTAX, 'core/answer/', 'core/refactor/target'] },
  'core/refactor/reading': { sees: [...SYNTAX, 'core/answer/', 'core/files', ...MONEY, 'core/refactor/'] },

  'core/agent/files': { sees: [...GROUND, 'core/files'] },
  'core/agent/state': { sees: [...GROUND, ...MONEY, 'core/agent/files'] },
  'core/agent/tools': {
    sees: [...SYNTAX, 'core/answer/', ...MONEY, 'core/files', 'core/agent/files', 'core/agent/state'],
  },
  'core/agent/run': { sees: [...GROUND, ...MONEY, 'core/files', 'core/agent/'] },

  'core/practice': {
    sees: [
      'core',
      ...MONEY,
      'core/provider/profile',
      'core/completion/context',
      'core/refactor/request',
      'core/refactor/target',
    ],
  },

  'core/evaluate': { sees: [...GROUND, ...MONEY] },

  disk: { sees: ['core'], packages: ['node:'] },
  'disk/ledger': { sees: ['core', 'core/usage/', 'disk'], packages: ['node:'] },
  'disk/recording': { sees: ['disk'], packages: ['node:'] },
  'disk/process': { sees: ['core', 'disk'], packages: ['node:'] },
  'disk/workspaceCopy': { sees: ['core', 'disk', 'disk/process'], packages: ['node:'] },
  'disk/sandbox': { sees: ['core/files', 'core/agent/files', 'disk'], packages: ['node:'] },
  // The one place below the shell that asks as ghost text and as refactoring, which know nothing of each other.
  'disk/evaluate': { sees: ['core/', 'disk', 'disk/process'], packages: ['node:'] },

  '.': { sees: ['core/', 'disk/', 'vscode/'], packages: ['vscode', 'node:'] },
  vscode: { sees: SHELL, packages: ['vscode', 'node:'] },
  'vscode/privacy': { sees: SHELL, packages: ['vscode', 'node:', 'ignore', 'minimatch'] },
  'vscode/provider': { sees: SHELL, packages: ['vscode', 'node:'] },
  'vscode/provider/choose': { sees: [...SHELL, 'vscode/provider', 'vscode/usage'], packages: ['vscode', 'node:'] },
  'vscode/usage': { sees: [...SHELL, 'vscode/provider', 'webview/usage'], packages: ['vscode', 'node:'] },
  'vscode/welcome': { sees: [...SHELL, 'vscode/provider'], packages: ['vscode', 'node:'] },
  'vscode/status': { sees: [...SHELL, 'vscode/usage'], packages: ['vscode', 'node:'] },
  'vscode/ghostText': { sees: [...SHELL, 'vscode/privacy'], packages: ['vscode', 'node:'] },
  'vscode/review': { sees: [...SHELL, 'vscode/provider/choose'], packages: ['vscode', 'node:'] },
  'vscode/refactor': {
    sees: [
      ...SHELL,
      'vscode/privacy',
      'vscode/provider',
      'vscode/provider/choose',
      'vscode/usage',
      'vscode/review',
      'vscode/workspaceFiles',
    ],
    packages: ['vscode', 'node:'],
  },
  'vscode/workspaceFiles': { sees: [...SHELL, 'vscode/privacy'], packages: ['vscode', 'node:'] },
  'vscode/agent': {
    sees: [
      ...SHELL,
      'vscode/privacy',
      'vscode/workspaceFiles',
      'vscode/provider',
      'vscode/usage',
      'vscode/review',
      'webview/agent',
    ],
    packages: ['vscode', 'node:'],
  },
  'vscode/evaluate': {
    sees: [...SHELL, 'vscode/privacy', 'vscode/provider', 'vscode/provider/choose', 'vscode/usage', 'webview/evaluate'],
    packages: ['vscode', 'node:'],
  },

  webview: { sees: ['core'] },
  'webview/usage': { sees: ['webview', 'core', 'core/usage/'], packages: ['uplot'] },
  'webview/agent': {
    sees: ['webview', 'core', 'core/files', 'core/text', 'core/usage/', 'core/agent/files', 'core/agent/state'],
  },
  'webview/evaluate': {
    sees: ['webview', 'webview/usage', 'core', 'core/usage/', 'core/evaluate'],
    packages: ['uplot'],
  },
};

/** The SDK is most of a megabyte: only the wire's own entry may bring it in, and only by a dynamic import. */
const SDK_ENTRY = 'src/core/provider/wire/openai.ts';

/** Every file of `src`, and which others it imports. */
function importGraph(): ReadonlyMap<string, readonly string[]> {
  const files = globSync('src/**/*.ts', { cwd: ROOT }).map(file => file.replaceAll('\\', '/'));
  return new Map(
    files.map(file => {
      const relative = importsOf(readFileSync(join(ROOT, file), 'utf8')).filter(name => name.startsWith('.'));
      return [file, relative.map(name => normalize(join(dirname(file), name)).replaceAll('\\', '/'))];
    }),
  );
}

function roomOf(file: string): string {
  const folder = dirname(file);
  return folder === 'src' ? '.' : folder.slice('src/'.length);
}

function sees(room: Room, target: string): boolean {
  return room.sees.some(seen => (seen.endsWith('/') ? `${target}/`.startsWith(seen) : target === seen));
}

/** The nodes of one circle, in its order; undefined where there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): readonly string[] | undefined => {
    if (done.has(node)) return undefined;
    const start = path.indexOf(node);
    if (start >= 0) return path.slice(start);
    path.push(node);
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next);
      if (circle !== undefined) return circle;
    }
    path.pop();
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = visit(node);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

describe('the house', () => {
  const graph = importGraph();

  it('has files to look at', () => assert.ok(graph.size > 300, `only ${graph.size}`));

  it('has a rule for every folder, and a folder for every rule', () => {
    assert.deepEqual([...new Set([...graph.keys()].map(roomOf))].sort(), Object.keys(ROOMS).sort());
  });

  for (const [name, room] of Object.entries(ROOMS)) {
    it(`src/${name} imports only folders that it may`, () => {
      const refused = [...graph]
        .filter(([file]) => roomOf(file) === name)
        .flatMap(([file, targets]) =>
          targets
            .filter(target => roomOf(target) !== name && !sees(room, roomOf(target)))
            .map(target => `${file} -> ${target}`),
        );
      assert.deepEqual(refused, []);
    });

    it(`src/${name} imports only packages that it may`, () => {
      const allowed = [...EVERYWHERE, ...(room.packages ?? [])];
      const refused = [...graph.keys()]
        .filter(file => roomOf(file) === name)
        .flatMap(file =>
          importsOf(readFileSync(join(ROOT, file), 'utf8'))
            .filter(target => !target.startsWith('.'))
            .filter(
              target => !allowed.some(one => target === one || target.startsWith(one.endsWith(':') ? one : `${one}/`)),
            )
            .map(target => `${file} -> ${target}`),
        );
      assert.deepEqual(refused, []);
    });

    it(`src/${name} has at most 25 files`, () => {
      const files = [...graph.keys()].filter(file => roomOf(file) === name);
      assert.ok(files.length <= 25, `${files.length} files`);
    });
  }

  it('has no two files whose names differ by an s', () => {
    const nameOf = (file: string) => file.replace(/^.*\//, '').replace(/\.ts$/, '');
    const names = new Set([...graph.keys()].map(nameOf));
    assert.deepEqual(
      [...names].filter(name => names.has(`${name}s`)),
      [],
    );
  });

  it('has no circle of files, types included', () => assert.equal(circleIn(graph), undefined));

  it('has no circle of folders', () => {
    const rooms = new Map<string, string[]>();
    for (const [file, targets] of graph) {
      // Contribution ids and settings are data that everything above the core may name; the other two files construct.
      if (roomOf(file) === '.') continue;
      const outside = targets.map(roomOf).filter(room => room !== roomOf(file) && room !== '.');
      rooms.set(roomOf(file), [...(rooms.get(roomOf(file)) ?? []), ...outside]);
    }
    assert.equal(circleIn(rooms), undefined);
  });

  it('loads the SDK only behind a dynamic import', () => {
    const statically = [...graph.keys()].filter(file =>
      /(?:^|\n)\s*(?:import|export)\b(?!\s*type)[^'";(]*?from\s*['"][^'"]*wire\/openai\.ts['"]/.test(
        readFileSync(join(ROOT, file), 'utf8'),
      ),
    );
    assert.deepEqual(statically, [], `${SDK_ENTRY} must not be imported statically`);
  });
});

describe('tests', () => {
  const files = globSync('test/**/*.ts', { cwd: ROOT }).filter(
    file => !/^test[\\/](support[\\/]sample|solutions)[\\/]/.test(file),
  );

  it('need the editor only where they run in it', () => {
    const inHost = /^test[\\/](host|bench[\\/]host|support[\\/]extensions)[\\/]/;
    const refused = files.filter(
      file => !inHost.test(file) && importsOf(readFileSync(join(ROOT, file), 'utf8')).includes('vscode'),
    );
    assert.deepEqual(refused, []);
  });
});
