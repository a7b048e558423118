import { ownValue } from '../json.ts';
import { c } from './languages/cLike/c.ts';
import { cpp } from './languages/cLike/cpp.ts';
import { csharp } from './languages/cLike/csharp.ts';
import { cuda } from './languages/cLike/cuda.ts';
import { dart } from './languages/cLike/dart.ts';
import { glsl } from './languages/cLike/glsl.ts';
import { go } from './languages/cLike/go.ts';
import { groovy } from './languages/cLike/groovy.ts';
import { hlsl } from './languages/cLike/hlsl.ts';
import { java } from './languages/cLike/java.ts';
import { kotlin } from './languages/cLike/kotlin.ts';
import { objectiveC } from './languages/cLike/objectiveC.ts';
import { rust } from './languages/cLike/rust.ts';
import { scala } from './languages/cLike/scala.ts';
import { solidity } from './languages/cLike/solidity.ts';
import { swift } from './languages/cLike/swift.ts';
import { wgsl } from './languages/cLike/wgsl.ts';
import { zig } from './languages/cLike/zig.ts';
import { bicep } from './languages/data/bicep.ts';
import { graphql } from './languages/data/graphql.ts';
import { ini } from './languages/data/ini.ts';
import { json } from './languages/data/json.ts';
import { json5 } from './languages/data/json5.ts';
import { jsonc } from './languages/data/jsonc.ts';
import { prisma } from './languages/data/prisma.ts';
import { properties } from './languages/data/properties.ts';
import { protobuf } from './languages/data/protobuf.ts';
import { sql } from './languages/data/sql.ts';
import { terraform } from './languages/data/terraform.ts';
import { toml } from './languages/data/toml.ts';
import { yaml } from './languages/data/yaml.ts';
import type { Language } from './languages/defineLanguage.ts';
import { clojure } from './languages/functional/clojure.ts';
import { elixir } from './languages/functional/elixir.ts';
import { erlang } from './languages/functional/erlang.ts';
import { fsharp } from './languages/functional/fsharp.ts';
import { haskell } from './languages/functional/haskell.ts';
import { nix } from './languages/functional/nix.ts';
import { ocaml } from './languages/functional/ocaml.ts';
import { astro } from './languages/markup/astro.ts';
import { css } from './languages/markup/css.ts';
import { html } from './languages/markup/html.ts';
import { latex } from './languages/markup/latex.ts';
import { less } from './languages/markup/less.ts';
import { markdown } from './languages/markup/markdown.ts';
import { plaintext } from './languages/markup/plaintext.ts';
import { scss } from './languages/markup/scss.ts';
import { svelte } from './languages/markup/svelte.ts';
import { vue } from './languages/markup/vue.ts';
import { xml } from './languages/markup/xml.ts';
import { cmake } from './languages/script/cmake.ts';
import { coffeescript } from './languages/script/coffeescript.ts';
import { dockerfile } from './languages/script/dockerfile.ts';
import { javascript } from './languages/script/javascript.ts';
import { javascriptreact } from './languages/script/javascriptreact.ts';
import { julia } from './languages/script/julia.ts';
import { lua } from './languages/script/lua.ts';
import { makefile } from './languages/script/makefile.ts';
import { perl } from './languages/script/perl.ts';
import { php } from './languages/script/php.ts';
import { powershell } from './languages/script/powershell.ts';
import { python } from './languages/script/python.ts';
import { r } from './languages/script/r.ts';
import { ruby } from './languages/script/ruby.ts';
import { shellscript } from './languages/script/shellscript.ts';
import { typescript } from './languages/script/typescript.ts';
import { typescriptreact } from './languages/script/typescriptreact.ts';
import { UNKNOWN_LANGUAGE } from './languages/unknown.ts';

export type { ImportForm, ImportRules, Language } from './languages/defineLanguage.ts';

export const LANGUAGES: readonly Language[] = [
  c,
  cpp,
  csharp,
  cuda,
  dart,
  glsl,
  go,
  groovy,
  hlsl,
  java,
  kotlin,
  objectiveC,
  rust,
  scala,
  solidity,
  swift,
  wgsl,
  zig,
  bicep,
  graphql,
  ini,
  json,
  json5,
  jsonc,
  prisma,
  properties,
  protobuf,
  sql,
  terraform,
  toml,
  yaml,
  clojure,
  elixir,
  erlang,
  fsharp,
  haskell,
  nix,
  ocaml,
  astro,
  css,
  html,
  latex,
  less,
  markdown,
  plaintext,
  scss,
  svelte,
  vue,
  xml,
  cmake,
  coffeescript,
  dockerfile,
  javascript,
  javascriptreact,
  julia,
  lua,
  makefile,
  perl,
  php,
  powershell,
  python,
  r,
  ruby,
  shellscript,
  typescript,
  typescriptreact,
];

const BY_ID: Readonly<Record<string, Language>> = Object.fromEntries(
  LANGUAGES.flatMap(language => language.ids.map(id => [id, language] as const)),
);

export { withCommentsOf } from './languages/unknown.ts';

/** `UNKNOWN_LANGUAGE` for other ids. */
export function languageOf(languageId: string): Language {
  return ownValue(BY_ID, languageId) ?? UNKNOWN_LANGUAGE;
}

/** `# a`, ` * a` */
export function beginsComment(line: string, { lineComments, blockComment }: Language): boolean {
  const text = line.trimStart();
  return [...lineComments, ...(blockComment ?? []), ...(blockComment?.[0] === '/*' ? ['* ', '*/'] : [])].some(mark =>
    text.startsWith(mark),
  );
}

/** `else` for `  else {`; empty for `});`. */
export function firstWord(line: string): string {
  return /^\s*(\w+)/.exec(line)?.[1] ?? '';
}
