// @ts-check
// Puts a lazily loaded module and the chunks that it shares with others into one file: what is read at every start is one
// file and not forty, each of which is opened (and on some systems scanned) by itself.
import path from 'node:path';
import * as esbuild from 'esbuild';

/**
 * @typedef {Pick<esbuild.OutputFile, 'path' | 'text'>} CodeFile
 * @typedef {Record<string, esbuild.Metafile['outputs'][string]>} Outputs of esbuild's metafile, by path
 *
 * @typedef {{ outputFiles: readonly CodeFile[], metafile: { outputs: Outputs } }} Built
 *
 * @typedef {object} JoinedBuild
 * @property {readonly CodeFile[]} files
 * @property {Outputs} outputs
 * @property {ReadonlyMap<string, { file: string, name: string }>} moved of a joined chunk's file: the file it is in now,
 *   and the name it is exported by
 */

/**
 * The chunks of the build's entry points, and of modules that run `before` it, stay on their own.
 * @param {Built} build of ES modules
 * @param {{ module?: string, before?: readonly string[], options: esbuild.BuildOptions }} join sources, and how to build
 * @returns {Promise<JoinedBuild>}
 */
export async function joinChunks({ outputFiles, metafile: { outputs } }, { module, before = [], options }) {
  const outputOf = (/** @type {string} */ source) =>
    Object.keys(outputs).filter(name => outputs[name]?.entryPoint === source);
  const [target] = module === undefined ? [] : outputOf(module);
  if (target === undefined) return { files: outputFiles, outputs, moved: new Map() };
  const apart = withImports(before.flatMap(outputOf), outputs);
  const chunks = [...withImports([target], outputs)].filter(name => name !== target && !apart.has(name));
  const file = path.basename(target);
  const moved = new Map(chunks.map(name => [path.basename(name), { file, name: exportName(name) }]));
  const texts = new Map(outputFiles.map(one => [path.basename(one.path), one.text]));
  const parts = [file, ...moved.keys()].map(name => /** @type {const} */ ([name, texts.get(name) ?? '']));
  const text = await joinedText(new Map(parts), options);
  return {
    files: outputFiles
      .filter(one => !moved.has(path.basename(one.path)))
      .map(one => (path.basename(one.path) === file ? { path: one.path, text } : one)),
    outputs: joinedOutputs(outputs, target, new Set(chunks)),
    moved,
  };
}

/** @param {ReadonlyMap<string, string>} texts by file name, the module's first @param {esbuild.BuildOptions} options */
async function joinedText(texts, options) {
  const [module, ...chunks] = texts.keys();
  const names = chunks.map(file => `export * as ${exportName(file)} from './${file}';`);
  const { outputFiles } = await esbuild.build({
    ...options,
    stdin: { contents: [`export * from './${module}';`, ...names].join('\n'), resolveDir: '/' },
    plugins: [
      {
        name: 'joined-chunks',
        setup(build) {
          build.onResolve({ filter: /^\.\// }, ({ path: file }) => {
            const name = file.slice('./'.length);
            return texts.has(name) ? { path: name, namespace: 'chunk' } : { path: file, external: true };
          });
          build.onLoad({ filter: /./, namespace: 'chunk' }, ({ path: name }) => ({
            contents: texts.get(name) ?? '',
            loader: 'js',
          }));
        },
      },
    ],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * As if esbuild had written the joined file.
 * @param {Outputs} outputs @param {string} target @param {ReadonlySet<string>} chunks
 */
function joinedOutputs(outputs, target, chunks) {
  /** @param {string} from @param {Outputs[string]['imports']} imports */
  const importsOf = (from, imports) => {
    const renamed = imports.map(one => (chunks.has(one.path) ? { ...one, path: target } : one));
    return [...new Map(renamed.map(one => [`${one.kind} ${one.path}`, one])).values()].filter(one => one.path !== from);
  };
  /** @type {Outputs} */
  const joined = {};
  for (const [name, output] of Object.entries(outputs)) {
    if (chunks.has(name)) continue;
    const parts = name === target ? [output, ...[...chunks].flatMap(chunk => outputs[chunk] ?? [])] : [output];
    joined[name] = {
      ...output,
      inputs: Object.assign({}, ...parts.map(part => part.inputs)),
      imports: importsOf(
        name,
        parts.flatMap(part => part.imports),
      ),
    };
  }
  return joined;
}

/** @param {readonly string[]} names @param {Outputs} outputs */
function withImports(names, outputs) {
  /** @type {Set<string>} */
  const found = new Set();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const imports = outputs[name]?.imports ?? [];
    waiting.push(...imports.filter(one => one.kind === 'import-statement' && !one.external).map(one => one.path));
  }
  return found;
}

/** @param {string} chunk a path */
function exportName(chunk) {
  return path.basename(chunk, '.js').replaceAll('-', '_');
}
