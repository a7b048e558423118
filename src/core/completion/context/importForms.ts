/** How an import names the other file: by its path, by the package that it declares, or by the end of its folder. */
export type ImportTarget = 'file' | 'package' | 'folder';

/** A statement that imports names. Groups of its pattern: `from`, and `as` for an alias. */
export interface ImportForm {
  readonly pattern: RegExp;
  readonly target: ImportTarget;
  /**
   * `all`: everything in the file. `last`: one name, the last part of `from`. `namespace`: the last part of `from`,
   * used as `namespace.name`.
   */
  readonly binding: 'all' | 'last' | 'namespace';
}

export interface ImportRules {
  readonly forms: readonly ImportForm[];
  /** Between the parts of a package's name. */
  readonly separator: string;
  /** Files that see each other's names without an import. */
  readonly implicitScope?: 'package' | 'folder';
}

const INCLUDE: ImportForm = { pattern: /^[ \t]*#\s*include\s+"(?<from>[^"]+)"/gm, target: 'file', binding: 'all' };
const C: ImportRules = { separator: '/', forms: [INCLUDE] };

/** By language id. Imports that no pattern matches are ignored. */
export const IMPORT_RULES: Readonly<Record<string, ImportRules>> = {
  go: {
    separator: '/',
    implicitScope: 'folder',
    forms: [
      {
        pattern: /^(?:import)?[ \t]+(?:(?<as>\w+)[ \t]+)?"(?<from>[\w./-]+)"[ \t]*$/gm,
        target: 'folder',
        binding: 'namespace',
      },
    ],
  },
  java: {
    separator: '.',
    implicitScope: 'package',
    forms: [
      { pattern: /^import\s+(?<from>[\w.]+)\s*;/gm, target: 'package', binding: 'last' },
      { pattern: /^import\s+(?<from>[\w.]+)\.\*\s*;/gm, target: 'package', binding: 'all' },
    ],
  },
  csharp: {
    separator: '.',
    implicitScope: 'package',
    forms: [
      { pattern: /^[ \t]*(?:global\s+)?using\s+(?<from>[\w.]+)\s*;/gm, target: 'package', binding: 'all' },
      {
        pattern: /^[ \t]*(?:global\s+)?using\s+(?<as>\w+)\s*=\s*(?<from>[\w.]+)\s*;/gm,
        target: 'package',
        binding: 'last',
      },
    ],
  },
  php: {
    separator: '\\',
    implicitScope: 'package',
    forms: [
      { pattern: /^use\s+\\?(?<from>[\w\\]+)(?:\s+as\s+(?<as>\w+))?\s*;/gm, target: 'package', binding: 'last' },
      {
        pattern: /^(?:require|include)(?:_once)?\b[ (]*(?:__DIR__\s*\.\s*)?['"]\/?(?<from>[\w./-]+)['"]/gm,
        target: 'file',
        binding: 'all',
      },
    ],
  },
  c: C,
  cpp: C,
  ruby: {
    separator: '/',
    forms: [{ pattern: /^[ \t]*require_relative\s*\(?['"](?<from>[^'"]+)['"]/gm, target: 'file', binding: 'all' }],
  },
  shellscript: {
    separator: '/',
    forms: [
      {
        pattern: /^[ \t]*(?:source|\.)\s+["']?(?:\$\(.*\)["']?\/|\$[^\s/]+\/)?(?<from>[\w./-]+)/gm,
        target: 'file',
        binding: 'all',
      },
    ],
  },
};

/** The package that the file declares. */
export function packageIn(text: string): string | undefined {
  return /^[ \t]*(?:package|namespace)\s+([\w.\\]+)/m.exec(text)?.[1];
}
