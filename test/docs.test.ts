import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importsOf } from './support/source/importsOf.ts';
import { arrowsBetween, flowchart, reduced, roomOf, roomsSection, withRooms } from './support/source/roomsDiagram.ts';

const ROOT = join(import.meta.dirname, '..');
const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', '.github/**/*.md'], { cwd: ROOT }).map(file =>
  file.replaceAll('\\', '/'),
);

/** Files and folders as documents name them: from the root, or by the end of their path. `liveStream.ts` is enough. */
const NAMED = /`((?:[\w-]+\/)*[\w.-]+\.(?:ts|mjs)|(?:src|test)(?:\/[\w-]+)+)`/g;
const PATHS = globSync(['{src,test}/**', '*.mjs'], { cwd: ROOT }).map(file => `/${file.replaceAll('\\', '/')}`);

/** The headings of a Markdown text as GitHub names them: `## Allowed imports` → `allowed-imports`. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

describe('the documents', () => {
  it('exist', () => {
    for (const name of ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md'])
      assert.ok(DOCUMENTS.includes(name), name);
  });

  for (const document of DOCUMENTS) {
    it(`${document} has no broken relative link`, () => {
      const text = readFileSync(join(ROOT, document), 'utf8');
      const targets = [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target);
      const broken = targets.filter(target => {
        if (/^[a-z]+:/.test(target)) return false;
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? join(ROOT, document) : join(ROOT, dirname(document), path);
        if (!existsSync(file)) return true;
        return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
      });
      assert.deepEqual(broken, []);
    });
  }

  for (const document of DOCUMENTS.filter(name => name !== 'CHANGELOG.md')) {
    it(`${document} names only files that exist`, () => {
      const names = [...readFileSync(join(ROOT, document), 'utf8').matchAll(NAMED)].map(([, name = '']) => name);
      assert.deepEqual(
        names.filter(name => !PATHS.some(path => path.endsWith(`/${name}`))),
        [],
      );
    });
  }

  it('list the settings as the settings editor does', () => {
    const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const names = JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8'));
    const sections = contributes.configuration as { title: string; properties: Record<string, unknown> }[];
    const text = readFileSync(join(ROOT, 'docs/settings.md'), 'utf8');
    const documented = text
      .split(/^## /m)
      .map(part => [
        part.slice(0, part.indexOf('\n')),
        [...part.matchAll(/^\| `([\w.]+)` \| [^|]+ \| [^|]+ \|$/gm)].map(([, name]) => `ghostline.${name}`),
      ]);
    assert.deepEqual(
      documented.filter(([, settings]) => settings?.length),
      sections.map(({ title, properties }) => [names[title.replaceAll('%', '')], Object.keys(properties)]),
    );
  });

  it('draw the current imports: npm run docs:rooms', () => {
    const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
    assert.equal(text.replaceAll('\r\n', '\n'), withRooms(text, roomsSection(ROOT)).replaceAll('\r\n', '\n'));
  });
});

describe('the diagram of imports', () => {
  it('sees every form of import', () => {
    const source = `import a from 'a';\nimport type { B } from "b";\nexport * from './c.ts';\nawait import('./d.ts');\nimport 'e';`;
    assert.deepEqual(importsOf(source), ['a', 'b', './c.ts', './d.ts', 'e']);
  });

  it('groups the core by its folders, the rest by the first one, and keeps top-level files apart', () => {
    const files = ['core/usage/report/csv.ts', 'core/clock.ts', 'vscode/refactor/review.ts', 'wiring.ts'];
    assert.deepEqual(files.map(roomOf), ['core/usage', 'core', 'vscode', 'wiring.ts']);
  });

  it('leaves out an arrow that follows from two others', () => {
    const imports = new Map([
      ['vscode/a.ts', ['core/usage/b.ts', 'core/clock.ts']],
      ['core/usage/b.ts', ['core/clock.ts', 'core/usage/c.ts']],
      ['core/usage/c.ts', []],
      ['core/clock.ts', []],
    ]);
    assert.equal(
      flowchart(reduced(arrowsBetween(imports, roomOf))),
      [
        'flowchart TD',
        '  core["core"]',
        '  core_usage["core/usage"]',
        '  vscode["vscode"]',
        '  core_usage --> core',
        '  vscode --> core_usage',
      ].join('\n'),
    );
  });

  it('keeps a circle visible', () => {
    const circle = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['a'])],
    ]);
    assert.deepEqual(reduced(circle), circle);
  });
});
