import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { importsOf } from './support/source/importsOf.ts';
import { EVERYWHERE, ROOMS, type Room } from './support/source/rooms.ts';

const ROOT = join(import.meta.dirname, '..');

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
