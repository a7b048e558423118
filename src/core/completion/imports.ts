/** Names that a file takes from another one. */
export interface Import {
  /** Does the file at this path (`/` between the parts) hold what is imported? */
  readonly isFrom: (path: string) => boolean;
  /** From the name in this file to the name in the other one. */
  readonly names: ReadonlyMap<string, string>;
  /** The name that stands for the whole other file: what is used of it follows a dot. */
  readonly namespace?: string;
}

/** The imports in `head`, a file's first lines, that may lead to a file of the same project; none in other languages. */
export function importsOf(head: string, { path, languageId }: { readonly path: string; readonly languageId: string }) {
  if (/^(?:type|java)script(?:react)?$/.test(languageId)) return scriptImports(head, path);
  return languageId === 'python' ? pythonImports(head, path) : [];
}

function scriptImports(head: string, path: string): Import[] {
  const pattern = /^import\s+(?:type\s+)?([^'";]*?)\s*from\s*['"](\.[^'"]*)['"]/gm;
  return [...head.matchAll(pattern)].map(([, clause = '', specifier = '']) => {
    const stem = resolved(path, specifier);
    const braces = /\{([^}]*)\}/.exec(clause)?.[1] ?? '';
    const namespace = /\*\s*as\s+([\w$]+)/.exec(clause)?.[1];
    return {
      isFrom: other => stemOf(other) === stem || stemOf(other) === `${stem}/index`,
      names: namesOf(braces.replace(/\btype\s+/g, '')),
      ...(namespace !== undefined && { namespace }),
    };
  });
}

function pythonImports(head: string, path: string): Import[] {
  const found: Import[] = [];
  for (const [, module = '', bare, inBraces] of head.matchAll(
    /^from\s+(\.*[\w.]*)\s+import\s+(?:\(([^)]*)\)|([^\n#(]+))/gm,
  )) {
    found.push({ isFrom: isPythonModule(module, path), names: namesOf(bare ?? inBraces ?? '') });
  }
  for (const [, module = '', alias] of head.matchAll(/^import\s+([\w.]+)(?:\s+as\s+(\w+))?[ \t]*$/gm)) {
    found.push({ isFrom: isPythonModule(module, path), names: new Map(), namespace: alias ?? module });
  }
  return found;
}

/** Where a package's root is, only the interpreter knows: an absolute module is any file that ends so. */
function isPythonModule(module: string, path: string): (other: string) => boolean {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const parts = module.slice(dots).split('.').filter(Boolean).join('/');
  const isInit = (stem: string) => stem.replace(/\/__init__$/, '');
  if (dots === 0) return other => `/${isInit(stemOf(other))}`.endsWith(`/${parts}`);
  const target = resolved(path, `${'./'}${'../'.repeat(dots - 1)}${parts}`);
  return other => isInit(stemOf(other)) === target;
}

/** `a, b as c` */
function namesOf(list: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const item of list.split(',')) {
    const [name, alias] = item.trim().split(/\s+as\s+/);
    if (name) names.set(alias ?? name, name);
  }
  return names;
}

/** The path that `specifier` means in the file at `path`, without a file's extension. */
function resolved(path: string, specifier: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return stemOf(parts.join('/'));
}

function stemOf(path: string): string {
  return path.replace(/\.(?:d\.)?(?:[cm]?[jt]sx?|pyi?)$/, '');
}
