import { type ImportForm, type ImportRules, languageOf } from '../../syntax/language.ts';
import type { Import, ImportedFile } from './importedFile.ts';
import { packageIn } from './packageIn.ts';
import { rustImports } from './rustImports.ts';

/** In a file's first lines. */
export function importsOf(
  head: string,
  { path, languageId }: { readonly path: string; readonly languageId: string },
): Import[] {
  if (/^(?:type|java)script(?:react)?$/.test(languageId)) return scriptImports(head, path);
  if (languageId === 'python') return pythonImports(head, path);
  if (languageId === 'rust') return rustImports(head, path);
  const rules = languageOf(languageId).imports;
  return rules ? importsBy(rules, head, path) : [];
}

function importsBy(rules: ImportRules, head: string, path: string): Import[] {
  const found: Import[] = [];
  for (const form of rules.forms) {
    for (const { groups } of head.matchAll(form.pattern)) {
      found.push(
        importBy(form, { from: groups?.['from'] ?? '', as: groups?.['as'], path, separator: rules.separator }),
      );
    }
  }
  const own = rules.implicitScope === 'package' ? packageIn(head) : undefined;
  if (own !== undefined) found.push({ isFrom: ({ packageName }) => packageName === own, names: 'all' });
  if (rules.implicitScope === 'folder')
    found.push({ isFrom: other => folderOf(other.path) === folderOf(path), names: 'all' });
  return found;
}

interface Statement {
  readonly from: string;
  readonly as: string | undefined;
  readonly path: string;
  readonly separator: string;
}

function importBy({ target, binding }: ImportForm, { from, as, path, separator }: Statement): Import {
  const cut = from.lastIndexOf(separator);
  const name = from.slice(cut + 1);
  const place = binding === 'last' ? from.slice(0, Math.max(0, cut)) : from;
  const isFrom: Import['isFrom'] = {
    package: ({ packageName }: ImportedFile) => packageName === place,
    folder: (other: ImportedFile) => folderOf(other.path) !== '' && `/${place}`.endsWith(`/${folderOf(other.path)}`),
    file: (other: ImportedFile) => isFile(other.path, place, path),
  }[target];
  if (binding === 'all') return { isFrom, names: 'all' };
  if (binding === 'namespace') return { isFrom, names: new Map(), namespace: as ?? name };
  return { isFrom, names: new Map([[as ?? name, name]]) };
}

/** True for a path relative to `path`, or the end of `other`. `require 'a'` means `a.rb`. */
function isFile(other: string, specifier: string, path: string): boolean {
  const stem = other.replace(/\.rb$/, '');
  const beside = resolved(path, specifier);
  const tail = specifier.replace(/^(?:\.{1,2}\/)+/, '').replace(/\.rb$/, '');
  const isRelative = specifier.startsWith('.');
  return stem === beside.replace(/\.rb$/, '') || (!isRelative && stem.endsWith(`/${tail}`));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function scriptImports(head: string, path: string): Import[] {
  const pattern = /^import(\s(?:(?!\nimport\b)[^'";])*)['"](\.[^'"]*)['"]/gm;
  return [...head.matchAll(pattern)].flatMap(([, words = '', specifier = '']) => {
    const clause = words.trim();
    if (!clause.endsWith('from')) return [];
    const stem = stemOf(resolved(path, specifier));
    const braces = /\{([^{}]*)\}/.exec(clause)?.[1] ?? '';
    const namespace = /\*\s*as\s+([\w$]+)/.exec(clause)?.[1];
    return {
      isFrom: other => stemOf(other.path) === stem || stemOf(other.path) === `${stem}/index`,
      names: namesOf(braces.replace(/\btype\s+/g, '')),
      ...(namespace !== undefined && { namespace }),
    };
  });
}

function pythonImports(head: string, path: string): Import[] {
  const found: Import[] = [];
  for (const [, module = '', bare, inBraces] of head.matchAll(
    /^from\s+([\w.]+)\s+import\s+(?:\(((?:(?!\nfrom\b)[^)])*)\)|([^\n#(]+))/gm,
  )) {
    found.push({ isFrom: isPythonModule(module, path), names: namesOf(bare ?? inBraces ?? '') });
  }
  for (const [, module = '', alias] of head.matchAll(/^import\s+([\w.]+)(?:\s+as\s+(\w+))?[ \t]*$/gm)) {
    found.push({ isFrom: isPythonModule(module, path), names: new Map(), namespace: alias ?? module });
  }
  return found;
}

/** A package's root is unknown, so any path with this end matches. */
function isPythonModule(module: string, path: string): Import['isFrom'] {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const parts = module.slice(dots).split('.').filter(Boolean).join('/');
  const isInit = (stem: string) => stem.replace(/\/__init__$/, '');
  if (dots === 0) return other => `/${isInit(stemOf(other.path))}`.endsWith(`/${parts}`);
  const target = stemOf(resolved(path, `${'./'}${'../'.repeat(dots - 1)}${parts}`));
  return other => isInit(stemOf(other.path)) === target;
}

/** `a, b as c` */
function namesOf(list: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const item of list.split(',')) {
    const [name, alias] = item.trim().split(/(?<!\s)\s+as\s+/);
    if (name) names.set(alias ?? name, name);
  }
  return names;
}

function resolved(path: string, specifier: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function stemOf(path: string): string {
  return path.replace(/\.(?:d\.)?(?:[cm]?[jt]sx?|pyi?)$/, '');
}
