import { ownValue } from '../json.ts';

const MODIFIERS = String.raw`^\s*(?:(?:public|internal|protected|private|abstract|sealed|static|final|partial|readonly|file)\s+)*`;

const SCRIPT =
  /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|class|interface|type|enum|const|let|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)/u;
/** A prototype or definition at the left edge: words of a type, the name, a bracket. */
const C = [
  /^(?:typedef\s+)?(?:struct|class|enum(?:\s+class)?|union|namespace)\s+(\w+)(?!\s*;)/,
  /^#\s*define\s+(\w+)/,
  /^(?:[\w:<>,]+[\s*&]+)+(\w+)\s*\(/,
];

/** A declaration's line that other files may mean, the name as the first group, by language id. */
const DECLARATIONS: Readonly<Record<string, readonly RegExp[]>> = {
  typescript: [SCRIPT],
  typescriptreact: [SCRIPT],
  javascript: [SCRIPT],
  javascriptreact: [SCRIPT],
  python: [/^(?:async\s+)?(?:def|class)\s+(\w+)/, /^([A-Z][A-Z0-9_]*)\s*(?::[^=]+)?=/],
  go: [/^(?:func|type|var|const)\s+(\w+)/],
  rust: [
    /^(?:pub(?:\([^)]*\))?\s+)?(?:(?:async|const|unsafe)\s+)*(?:fn|struct|enum|trait|type|union|static|const)\s+(\w+)/,
    /^macro_rules!\s+(\w+)/,
  ],
  java: [new RegExp(String.raw`${MODIFIERS}(?:class|interface|enum|record)\s+(\w+)`)],
  csharp: [new RegExp(String.raw`${MODIFIERS}(?:class|interface|enum|struct|record(?:\s+(?:struct|class))?)\s+(\w+)`)],
  c: C,
  cpp: C,
  ruby: [/^\s*(?:class|module)\s+(?:\w+::)*(\w+)/, /^def\s+(\w+)/, /^([A-Z]\w*)\s*=/],
  php: [/^(?:(?:abstract|final|readonly)\s+)*(?:class|interface|trait|enum|function|const)\s+(\w+)/],
  shellscript: [/^([\w-]+)\s*\(\)/, /^function\s+([\w-]+)/, /^(?:export\s+|readonly\s+)?([A-Z_]\w*)=/],
};

/** The name that this line declares for other files. */
export function declaredName(line: string, languageId: string): string | undefined {
  for (const pattern of ownValue(DECLARATIONS, languageId) ?? []) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Does this line declare something that is called, of which the lines up to its body tell enough? */
export function declaresCallable(line: string, languageId: string): boolean {
  if (languageId === 'shellscript') return false;
  if (languageId === 'c' || languageId === 'cpp') return C[2]?.test(line) ?? false;
  return /\b(?:function|def|fn|func)\b/.test(line);
}

/** Does this line declare something whose members may have bodies? */
export function declaresMembers(line: string, languageId: string): boolean {
  const isPlain = /script|python/.test(languageId);
  return isPlain ? /\bclass\b/.test(line) : /\b(?:class|struct|interface|trait|record|module|enum|union)\b/.test(line);
}
