import assert from 'node:assert/strict';
import { completed } from '../../../support/completed.ts';

type Case = [rule: string, languageId: string, before: string, answer: string, after: string];

const BOXED = '/**\n * Adds two numbers.\n * █\n * @returns the sum\n */\nexport function add() {}\n';
const boxed = (line: string) => BOXED.replace('█', line);
const DOCSTRING = 'def add(a, b):\n    """Adds two numbers.\n\n    █\n    """\n    return a + b\n';
const documented = (text: string) => DOCSTRING.replace('█', text);

/** Where English is the text itself, only what speaks of the answer is the model's own word. */
describe('an answer in a comment, docstring or string', () => {
  const cases: Case[] = [
    [
      'follows a word about completing',
      'java',
      BOXED,
      'Completing the code at the cursor position:\n\nIt never overflows.',
      boxed('It never overflows.'),
    ],
    [
      'follows a word to the user',
      'typescript',
      BOXED,
      'You can finish it like this:\n\nIt never overflows.',
      boxed('It never overflows.'),
    ],
    [
      'follows a word that no line of its comment could be',
      'typescript',
      BOXED,
      'Here is one more sentence:\n\n * It never overflows.',
      boxed('It never overflows.'),
    ],
    [
      'follows a word about completing in a line comment',
      'csharp',
      '/// A plug-in that wai█\n/// for its host.\nclass A {}\n',
      'You could complete the sentence like this:\n\nts a second',
      '/// A plug-in that waits a second\n/// for its host.\nclass A {}\n',
    ],
    [
      'follows a word about completing in a docstring',
      'python',
      DOCSTRING,
      'Here is the missing text:\n\n    Both may be negative.',
      documented('Both may be negative.'),
    ],
    [
      'follows a word about completing in a string of several lines',
      'typescript',
      'const a = `\n  one tw█ three`;\n',
      'Completing the code at the cursor position:\n\no, then',
      'const a = `\n  one two, then three`;\n',
    ],
    [
      'is explained',
      'typescript',
      BOXED,
      'It never overflows.\n\nExplanation:\n- It says so.\n- It is short.',
      boxed('It never overflows.'),
    ],
    [
      'is followed by an aside',
      'java',
      BOXED,
      'It never overflows.\n\n(I kept the names of the file.)',
      boxed('It never overflows.'),
    ],
    [
      'is set off from what is said of it',
      'c',
      BOXED,
      'It never overflows.\n\n---\n\nThis fills the gap.',
      boxed('It never overflows.'),
    ],
    [
      'is followed by a note, where it begins the comment itself',
      'typescript',
      'f();\n\n█\n * Adds two numbers.\n */\nexport function add() {}\n',
      '/**\n\nNote that I kept the style.',
      'f();\n\n/**\n * Adds two numbers.\n */\nexport function add() {}\n',
    ],
    [
      'is explained at the left edge of a docstring',
      'python',
      DOCSTRING,
      'Both may be negative.\n\nExplanation:\n- It says so.',
      documented('Both may be negative.'),
    ],
    [
      'is set off at the left edge of a docstring',
      'python',
      DOCSTRING,
      '    Both may be negative.\n\n---\n\nThis fills the gap.',
      documented('Both may be negative.'),
    ],
    [
      'is followed by an aside at the left edge of a comment without marks',
      'csharp',
      '/*\n  This program is free software;\n  █\n*/\nusing System;\n',
      'you can redistribute it.\n\n(I kept the wording of the licence.)',
      '/*\n  This program is free software;\n  you can redistribute it.\n*/\nusing System;\n',
    ],
    [
      'has its one line numbered, and the next one begun',
      'typescript',
      '/**\n * Adds two numbers.\n█ * @returns the sum\n */\nexport function add() {}\n',
      '3 |  * It never overflows.\n4 | ',
      boxed('It never overflows.'),
    ],
    [
      'is quoted together with the marks of its comment',
      'c',
      BOXED,
      '> It never overflows,\n>  * and says so.\n>  *',
      boxed('It never overflows,\n * and says so.\n *'),
    ],
    [
      'is quoted together with its indentation',
      'python',
      'def add(a, b):\n    """Adds two numbers.\n\n█    """\n    return a + b\n',
      '>     Both may be negative.\n> ',
      documented('Both may be negative.'),
    ],
    [
      'is quoted from the middle of a line on',
      'python',
      'def f(a):\n    a.raw = a.b  # type: █\n\n    return a\n',
      '> ignore\n>     a.model = a.c  # type: ignore',
      'def f(a):\n    a.raw = a.b  # type: ignore\n\n    return a\n',
    ],
    [
      'is escaped for a page',
      'javascript',
      '/**\n * @template T\n * @param {() => string} label\n * @param █\n */\n',
      '{() =&gt; T} fn',
      '/**\n * @template T\n * @param {() => string} label\n * @param {() => T} fn\n */\n',
    ],
    [
      'is escaped for a page inside of a tag',
      'typescriptreact',
      'const a = (\n  <p>\n    <b>one</█\n  </p>\n);\n',
      'b&gt;',
      'const a = (\n  <p>\n    <b>one</b>\n  </p>\n);\n',
    ],
    [
      'stands in backquotes that go through a word',
      'rust',
      '/// Reads a fi█\n/// into memory.\nfn read() {}\n',
      '`le of any size`',
      '/// Reads a file of any size\n/// into memory.\nfn read() {}\n',
    ],
    [
      'stands in backquotes with a blank at its end',
      'c',
      '/* █classes. */\nint a;\n',
      '`Tiny size `',
      '/* Tiny size classes. */\nint a;\n',
    ],
    [
      'is followed by a note, where the comment ends in its line',
      'c',
      '/* █*/\nint a;\n',
      'Called once. \n\nNote that I kept the existing style.',
      '/* Called once. */\nint a;\n',
    ],
    [
      'is escaped for a page, the tags of its documentation too',
      'csharp',
      '/// █\n/// Reads it.\n/// </summary>\nclass A {}\n',
      '&lt;summary&gt;',
      '/// <summary>\n/// Reads it.\n/// </summary>\nclass A {}\n',
    ],
    [
      'stands in backquotes up to the end of its sentence',
      'rust',
      '//! Names one of █\n\nfn a() {}\n',
      '`the types.`',
      '//! Names one of the types.\n\nfn a() {}\n',
    ],
    [
      'is quoted with the code below its comment',
      'rust',
      '/// The last one is █\n\nfn b() {}\n',
      '> kept.\n> fn a() {}',
      '/// The last one is kept.\n\nfn b() {}\n',
    ],
    [
      'stands in backquotes with the end of its string',
      'c',
      'printf("Error: █\n',
      '`%s", a->b);`',
      'printf("Error: %s", a->b);\n',
    ],
    [
      'is followed by a remark, where it begins a comment without marks',
      'csharp',
      '█\n  This program is free software;\n*/\nusing System;\n',
      '/*\n\nThis code handles the missing part of the function.',
      '/*\n  This program is free software;\n*/\nusing System;\n',
    ],
    [
      'repeats the marks of code in its comment',
      'typescript',
      '/**\n * // Output\n * // █\n */\n',
      '* // one',
      '/**\n * // Output\n * // one\n */\n',
    ],
    [
      'stands in backquotes with the mark of its comment',
      'c',
      '/*\n * Reads a file\n█\n * into memory.\n */\n',
      '` * of any size`',
      '/*\n * Reads a file\n * of any size\n * into memory.\n */\n',
    ],
  ];
  for (const [rule, languageId, before, answer, after] of cases) {
    it(rule, () => assert.equal(completed(before, answer, languageId), after));
  }
});

describe('a text that looks like talk', () => {
  const cases: Case[] = [
    [
      'keeps an example in a docstring',
      'python',
      DOCSTRING,
      'You can use it like this:\n\n    >>> add(1, 2)\n    3',
      documented('You can use it like this:\n\n    >>> add(1, 2)\n    3'),
    ],
    [
      'keeps a section of a docstring',
      'python',
      DOCSTRING,
      'Both may be negative.\n\n    Note that bool is a number, too.',
      documented('Both may be negative.\n\n    Note that bool is a number, too.'),
    ],
    [
      'keeps paragraphs of a comment',
      'typescript',
      BOXED,
      'Here is how:\n *\n * This adds them.',
      boxed('Here is how:\n *\n * This adds them.'),
    ],
    [
      'keeps the numbers of a list',
      'python',
      DOCSTRING,
      '1: the first\n    2: the second',
      documented('1: the first\n    2: the second'),
    ],
    ['keeps a quotation in a docstring', 'python', DOCSTRING, '> One.\n    > Two.', documented('> One.\n    > Two.')],
    [
      'keeps the entities of a documentation that is a page',
      'java',
      BOXED,
      'See {@code Map}&lt;String, Integer&gt;.',
      boxed('See {@code Map}&lt;String, Integer&gt;.'),
    ],
    ['keeps an entity that is a value', 'typescript', "a.replace(/</g, '█');\n", '&lt;', "a.replace(/</g, '&lt;');\n"],
    [
      'keeps a name in backquotes',
      'typescript',
      '// Calls █ again.\nf();\n',
      '`reset`',
      '// Calls `reset` again.\nf();\n',
    ],
  ];
  for (const [rule, languageId, before, answer, after] of cases) {
    it(rule, () => assert.equal(completed(before, answer, languageId), after));
  }
});
