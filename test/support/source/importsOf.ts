const IMPORT = /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"\s]+)['"]/g;

/**
 * The modules that a source file imports, type-only imports included: `import type { A } from '../a.ts'` → `./a.ts`.
 * Reads the text, because the compiler drops imports that exist only for their types.
 */
export function importsOf(source: string): string[] {
  return [...source.matchAll(IMPORT)].map(match => match[1] ?? match[2] ?? '');
}
