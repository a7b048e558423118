/** What a statement names: a file beside this one, a package as the other file declares it, a folder by its end. */
export type ImportTarget = 'file' | 'package' | 'folder';

/** A statement that brings names in. Groups of its pattern: `from`, and `as` where it may give another name. */
export interface ImportForm {
  readonly pattern: RegExp;
  readonly target: ImportTarget;
  /** Everything there; one name, the last part of `from`; or a word before a dot, the last part of `from`. */
  readonly brings: 'all' | 'last' | 'namespace';
}

/** How the files of a language take names from one another. */
export interface ImportRules {
  readonly forms: readonly ImportForm[];
  /** Between the parts of a package's name. */
  readonly separator: string;
  /** Files that know each other's names without a statement. */
  readonly together?: 'package' | 'folder';
}

const INCLUDE: ImportForm = { pattern: /^[ \t]*#\s*include\s+"(?<from>[^"]+)"/gm, target: 'file', brings: 'all' };
const C: ImportRules = { separator: '/', forms: [INCLUDE] };

/** By language id. What a statement means that these patterns do not cover is not looked for. */
export const IMPORT_RULES: Readonly<Record<string, ImportRules>> = {
  go: {
    separator: '/',
    together: 'folder',
    forms: [
      {
        pattern: /^(?:import)?[ \t]+(?:(?<as>\w+)[ \t]+)?"(?<from>[\w./-]+)"[ \t]*$/gm,
        target: 'folder',
        brings: 'namespace',
      },
    ],
  },
  java: {
    separator: '.',
    together: 'package',
    forms: [
      { pattern: /^import\s+(?<from>[\w.]+)\s*;/gm, target: 'package', brings: 'last' },
      { pattern: /^import\s+(?<from>[\w.]+)\.\*\s*;/gm, target: 'package', brings: 'all' },
    ],
  },
  csharp: {
    separator: '.',
    together: 'package',
    forms: [
      { pattern: /^[ \t]*(?:global\s+)?using\s+(?<from>[\w.]+)\s*;/gm, target: 'package', brings: 'all' },
      {
        pattern: /^[ \t]*(?:global\s+)?using\s+(?<as>\w+)\s*=\s*(?<from>[\w.]+)\s*;/gm,
        target: 'package',
        brings: 'last',
      },
    ],
  },
  php: {
    separator: '\\',
    together: 'package',
    forms: [
      { pattern: /^use\s+\\?(?<from>[\w\\]+)(?:\s+as\s+(?<as>\w+))?\s*;/gm, target: 'package', brings: 'last' },
      {
        pattern: /^(?:require|include)(?:_once)?\b[ (]*(?:__DIR__\s*\.\s*)?['"]\/?(?<from>[\w./-]+)['"]/gm,
        target: 'file',
        brings: 'all',
      },
    ],
  },
  c: C,
  cpp: C,
  ruby: {
    separator: '/',
    forms: [{ pattern: /^[ \t]*require_relative\s*\(?['"](?<from>[^'"]+)['"]/gm, target: 'file', brings: 'all' }],
  },
  shellscript: {
    separator: '/',
    forms: [
      {
        pattern: /^[ \t]*(?:source|\.)\s+["']?(?:\$\(.*\)["']?\/|\$[^\s/]+\/)?(?<from>[\w./-]+)/gm,
        target: 'file',
        brings: 'all',
      },
    ],
  },
};

/** What a file says it belongs to. */
export function packageIn(text: string): string | undefined {
  return /^[ \t]*(?:package|namespace)\s+([\w.\\]+)/m.exec(text)?.[1];
}
