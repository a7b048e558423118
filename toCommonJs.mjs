// @ts-check
// esbuild splits ES modules only, while VS Code requires the extension.
import * as esbuild from 'esbuild';

/** Old file name -> new. @param {string} code @param {Map<string, string>} names */
export function renameImports(code, names) {
  return code.replace(/(["'])\.\/([\w.-]+\.js)\1/g, (whole, _quote, old) => {
    const name = names.get(old);
    return name === undefined ? whole : `"./${name}"`;
  });
}

/**
 * For chunks that are in another file now: `require("./chunk-A.js")` → `require("./wiring.cjs").chunk_A`
 * @param {string} code @param {import('./joinChunks.mjs').JoinedBuild['moved']} moved @param {Map<string, string>} names
 */
export function importMoved(code, moved, names) {
  return code.replace(/require\("\.\/([\w-]+\.js)"\)/g, (whole, chunk) => {
    const to = moved.get(chunk);
    return to === undefined ? whole : `require("./${names.get(to.file) ?? to.file}").${to.name}`;
  });
}

/** @param {string} code @param {{ name: string, minify: boolean }} options */
export async function toCommonJs(code, { name, minify }) {
  const { code: result } = await esbuild.transform(
    code.replace(/\bimport\("module"\)/g, 'Promise.resolve(nodeModule)'),
    {
      format: 'cjs',
      platform: 'node',
      target: 'node22',
      loader: 'js',
      sourcefile: name,
      minify,
      sourcemap: minify ? false : 'inline',
      sourcesContent: false,
      // A dynamic import becomes a deferred require: the same loader as everything else in the extension host.
      supported: { 'dynamic-import': false },
      define: { 'import.meta.url': 'importMetaUrl' },
      banner: [
        ...(code.includes('import.meta.url')
          ? ['const importMetaUrl = require("node:url").pathToFileURL(__filename).href;']
          : []),
        // What imports it declares a `require` of its own (tree-sitter's loader does), which hides the one of the file.
        ...(code.includes('import("module")') ? ['const nodeModule = require("node:module");'] : []),
      ].join('\n'),
    },
  );
  return result;
}
