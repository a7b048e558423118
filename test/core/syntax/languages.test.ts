import assert from 'node:assert/strict';
import { readBrackets } from '../../../src/core/syntax/brackets.ts';
import { declaredName } from '../../../src/core/syntax/declarations.ts';
import { beginsComment, LANGUAGES, languageOf } from '../../../src/core/syntax/language.ts';
import { scanLines } from '../../../src/core/syntax/quoting.ts';

interface Sample {
  readonly comment?: string;
  /** A string that holds a bracket. */
  readonly string?: string;
  /** A line, and the name that it declares. */
  readonly declaration?: readonly [string, string];
}

/** By the first id of each language. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  astro: { comment: '<!-- a ( -->' },
  bicep: { comment: '// a (', string: "var a = '}'", declaration: ['param location string', 'location'] },
  c: { comment: '/* ( */', string: 'a = "}";', declaration: ['int add(int a, int b) {', 'add'] },
  clojure: { comment: '; a (', string: '(str "(")', declaration: ['(defn total [xs]', 'total'] },
  cmake: { comment: '# a (', string: 'set(A ")")', declaration: ['function(add_part name)', 'add_part'] },
  coffeescript: { comment: '# a (', string: "a = '('", declaration: ['total = (xs) ->', 'total'] },
  cpp: { comment: '// a (', string: 'auto a = "(";', declaration: ['class Shelf {', 'Shelf'] },
  csharp: { comment: '// a (', string: 'var a = "(";', declaration: ['public sealed class Shelf', 'Shelf'] },
  css: { comment: '/* ( */', string: 'a::after { content: "}"; }' },
  'cuda-cpp': { comment: '// a (', string: 'auto a = "(";', declaration: ['struct Grid {', 'Grid'] },
  dart: { comment: '// a (', string: "var a = '(';", declaration: ['class Shelf extends Board {', 'Shelf'] },
  dockerfile: { comment: '# a (', string: 'ENV A="("', declaration: ['FROM node AS build', 'build'] },
  elixir: { comment: '# a (', string: 'a = "("', declaration: ['defmodule Lending.Shelf do', 'Shelf'] },
  erlang: { comment: '% a (', string: 'A = "(".', declaration: ['total(Xs) ->', 'total'] },
  fsharp: { comment: '// a (', string: 'let a = "("', declaration: ['let rec total xs =', 'total'] },
  glsl: { comment: '// a (', declaration: ['vec3 shade(vec3 n) {', 'shade'] },
  go: { comment: '// a (', string: 'a := `(`', declaration: ['func Total(xs []int) int {', 'Total'] },
  graphql: { comment: '# a (', string: '"a ("', declaration: ['type Book implements Node {', 'Book'] },
  groovy: { comment: '// a (', string: "def a = '('", declaration: ['class Shelf {', 'Shelf'] },
  haskell: { comment: '-- a (', string: 'a = "("', declaration: ["total' :: [Int] -> Int", "total'"] },
  hlsl: { comment: '// a (', declaration: ['struct Light {', 'Light'] },
  html: { comment: '<!-- a ( -->' },
  ini: { comment: '; a (', string: 'a = "("' },
  java: { comment: '// a (', string: 'var a = "(";', declaration: ['public final class Shelf {', 'Shelf'] },
  javascript: { comment: '// a (', string: 'const a = `(`;', declaration: ['export function total(xs) {', 'total'] },
  javascriptreact: {
    comment: '// a (',
    string: "const a = '(';",
    declaration: ['export const Shelf = () => {', 'Shelf'],
  },
  json: { string: '{ "a": "}" }' },
  json5: { comment: '// a (', string: "{ a: '}' }" },
  jsonc: { comment: '// a (', string: '{ "a": "}" }' },
  julia: { comment: '# a (', string: 'a = "("', declaration: ['mutable struct Shelf', 'Shelf'] },
  kotlin: { comment: '// a (', string: 'val a = "("', declaration: ['data class Book(', 'Book'] },
  latex: {},
  less: { comment: '// a (', string: '@a: "(";' },
  lua: { comment: '-- a (', string: 'local a = [[(]]', declaration: ['function Shelf.total(xs)', 'total'] },
  makefile: { comment: '# a (' },
  markdown: {},
  nix: { comment: '# a (', string: "a = ''(''; ", declaration: ['  total-price = xs: 1;', 'total-price'] },
  'objective-c': { comment: '// a (', string: 'a = @"(";' },
  ocaml: { comment: '(* a { *)', string: 'let a = {|(|}', declaration: ['let rec total xs =', 'total'] },
  perl: { comment: '# a (', string: 'my $a = "(";', declaration: ['sub total {', 'total'] },
  php: { comment: '# a (', string: "$a = '(';", declaration: ['final class Shelf', 'Shelf'] },
  plaintext: {},
  powershell: { comment: '<# ( #>', string: '$a = "("', declaration: ['function Get-Shelf {', 'Get-Shelf'] },
  prisma: { comment: '// a (', string: 'url = "("', declaration: ['model Book {', 'Book'] },
  properties: { comment: '! a (' },
  proto: { comment: '// a (', string: 'option a = "(";', declaration: ['message Book {', 'Book'] },
  python: { comment: '# a (', string: 'a = """("""', declaration: ['async def total(xs):', 'total'] },
  r: { comment: '# a (', string: "a <- '('", declaration: ['total.price <- function(xs) {', 'total.price'] },
  ruby: { comment: '# a (', string: "a = '('", declaration: ['class Lending::Shelf', 'Shelf'] },
  rust: { comment: '// a (', string: 'let a = "(";', declaration: ['pub(crate) async fn total() {', 'total'] },
  scala: { comment: '// a (', string: 'val a = """("""', declaration: ['case class Book(', 'Book'] },
  scss: { comment: '// a (', string: '$a: "(";', declaration: ['@mixin card($a) {', 'card'] },
  shellscript: { comment: '# a (', string: "a='('", declaration: ['total() {', 'total'] },
  solidity: { comment: '// a (', string: 'string a = "(";', declaration: ['contract Shelf is Board {', 'Shelf'] },
  sql: { comment: '-- a (', string: "select '('", declaration: ['CREATE TABLE IF NOT EXISTS public.books (', 'books'] },
  svelte: { comment: '<!-- a ( -->' },
  swift: { comment: '// a (', string: 'let a = "("', declaration: ['public struct Book {', 'Book'] },
  terraform: { comment: '# a (', string: 'a = "("', declaration: ['resource "aws_s3_bucket" "logs" {', 'logs'] },
  toml: { comment: '# a (', string: "a = '''('''" },
  typescript: { comment: '// a (', string: 'const a = `(`;', declaration: ['export interface Book {', 'Book'] },
  typescriptreact: { comment: '// a (', string: "const a = '(';", declaration: ['export function Shelf() {', 'Shelf'] },
  vue: { comment: '<!-- a ( -->' },
  wgsl: { comment: '// a (', declaration: ['fn shade(n: vec3f) -> vec3f {', 'shade'] },
  xml: { comment: '<!-- a ( -->' },
  yaml: { comment: '# a (', string: 'a: "("' },
  zig: { comment: '// a (', string: 'const a = "(";', declaration: ['pub fn total() u32 {', 'total'] },
};

describe('a language', () => {
  it('has a sample here for each', () => {
    assert.deepEqual(Object.keys(SAMPLES).sort(), LANGUAGES.map(({ ids }) => ids[0] ?? '').sort());
  });

  it('has no id or alias of another', () => {
    const names = LANGUAGES.flatMap(({ ids, aliases }) => [...ids, ...aliases]);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });

  for (const [id, { comment, string, declaration }] of Object.entries(SAMPLES)) {
    const language = languageOf(id);
    if (comment !== undefined) {
      it(`${id} leaves brackets in comments alone`, () => {
        assert.ok(beginsComment(comment, language));
        assert.deepEqual(readBrackets(`${comment}\n`, language).open, []);
        assert.equal(scanLines([comment], language)[0]?.code.trim(), '');
      });
    }
    if (string !== undefined) {
      it(`${id} leaves brackets in strings alone`, () => {
        const { open, closings, errors, mode } = readBrackets(`${string}\n`, language);
        assert.deepEqual(open, []);
        assert.equal(errors, 0);
        assert.equal(mode.kind, 'code');
        assert.ok(closings.every(({ depth }) => depth >= 0));
        assert.doesNotMatch(scanLines([string], language)[0]?.code ?? '', /^[^()]*\($|^[^{}]*\}$/);
      });
    }
    if (declaration !== undefined) {
      it(`${id} names the function or type that a line declares`, () => {
        assert.equal(declaredName(declaration[0], id), declaration[1]);
      });
    }
  }

  it('that is unknown is code with brackets and strings', () => {
    const language = languageOf('brainstorm');
    assert.equal(language.family, 'braces');
    const { open, errors } = readBrackets('a { b(")", \'}\')\n', language);
    assert.deepEqual(
      open.map(({ char }) => char),
      ['{'],
    );
    assert.equal(errors, 0);
    assert.equal(beginsComment('# a', language) || beginsComment('// a', language), false);
  });
});
