import { defineLanguage, treeSitter } from '../defineLanguage.ts';

/** `class A`, `private def f`, `x = if a`, but not `def f(a) = a`. */
const OPENS =
  /^\s*(?:(?:private|protected|public|module_function|private_class_method)\s+)?(?:class|module|def(?!\s+[\w.?!]+(?:\(.*\))?\s*=\s)|if|unless|while|until|case|begin|for)\b|(?:=|\breturn|<<)\s*(?:if|unless|case|begin|while)\b/;
const DO = /\bdo(?:\s*\|[^|]*\|)?\s*$/;
/** Their `do` opens nothing more. */
const LOOP = /^\s*(?:while|until|for)\b/;

/** Not the modifier: `x if y`. */
const BLOCK_WORDS = ['def', 'class', 'module', 'if', 'unless', 'while', 'until', 'for', 'case', 'begin', 'do'];

const TRAILING = ['if', 'unless', 'while', 'until'];

export const ruby = defineLanguage({
  ids: ['ruby'],
  aliases: ['rb'],
  family: 'indent',
  lineComments: ['#'],
  heredocs: /<<[-~]?(["']?)(?<word>[A-Z_]\w*)\1(?!.{0,120}\b\k<word>\b)/,
  wordBlocks: true,
  blockOpenings: [
    /^\s*(?:(?:[a-z]\w* )?def(?! [\w.]+[?!]?(?:\([^()]*\))? = )|class|module|if|elsif|unless|while|until|for|case|when|in|begin|rescue|ensure)\b/,
    /\s=\s+(?:if|unless|case|begin)\b/,
    /\bdo \|[^|]*\|$/,
  ],
  closers: ['end'],
  nesting: {
    opens: line => Number(OPENS.test(line)) + Number(DO.test(line) && !LOOP.test(line)),
    closes: /(?<![.:\w])end\b(?!\s*:)/g,
  },
  declarations: [/^\s*(?:class|module)\s+(?:\w+::)*(\w+)/, /^def\s+(\w+)/, /^([A-Z]\w*)\s*=/],
  grammar: treeSitter('ruby', Object.fromEntries(BLOCK_WORDS.map(word => [word, 'end'])), TRAILING),
  imports: {
    separator: '/',
    forms: [{ pattern: /^[ \t]*require_relative\s*\(?['"](?<from>[^'"]+)['"]/gm, target: 'file', binding: 'all' }],
  },
  testLine: /^\s*(?:RSpec\.)?describe\b|^\s*def test_\w+|<\s*Minitest::Test\b/,
  testFileStem: stem => `${stem}_test`,
  continuers: {
    elsif: 'if elsif unless',
    else: 'if elsif unless case when in rescue',
    rescue: 'begin def do rescue',
    ensure: 'begin def do rescue else',
  },
  usesBackquotes: true,
  words: {
    guards: 'if unless while until',
    functions: 'def',
    types: 'class module',
    modifiers: 'public private protected',
    imports: 'require',
    conditions: 'if elsif unless while until for case when rescue',
    headers: 'begin else ensure then do loop rescue',
    statements: 'return raise yield include',
    exits: 'break next',
    operators: 'and or not in yield',
    labels: '',
    connectors: 'then do include extend super alias undef redo',
  },
});
