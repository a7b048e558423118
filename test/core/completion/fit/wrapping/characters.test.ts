import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';
import { BOXED, boxed } from './documents.ts';

describe('an HTML entity', () => {
  itCompletes([
    ['becomes its character in code', 'typescript', 'if (█', 'a &lt; b &amp;&amp; c) {', 'if (a < b && c) {'],
    [
      'becomes its character in the tag of a component',
      'typescriptreact',
      dedent`
        const a = (
          <p>
            <b>one</█
          </p>
        );
      `,
      'b&gt;',
      dedent`
        const a = (
          <p>
            <b>one</b>
          </p>
        );
      `,
    ],
    [
      'becomes its character in a comment',
      'javascript',
      dedent`
        /**
         * @template T
         * @param {() => string} label
         * @param █
         */
      `,
      '{() =&gt; T} fn',
      dedent`
        /**
         * @template T
         * @param {() => string} label
         * @param {() => T} fn
         */
      `,
    ],
    [
      'becomes its character where it is part of a tag in documentation',
      'csharp',
      dedent`
        /// █
        /// Reads it.
        /// </summary>
        class A {}
      `,
      '&lt;summary&gt;',
      dedent`
        /// <summary>
        /// Reads it.
        /// </summary>
        class A {}
      `,
    ],
    [
      'is kept in documentation that is HTML',
      'java',
      BOXED,
      'See {@code Map}&lt;String, Integer&gt;.',
      boxed('See {@code Map}&lt;String, Integer&gt;.'),
    ],
    [
      'is kept where it is the value of a string',
      'typescript',
      "a.replace(/</g, '█');\n",
      '&lt;',
      "a.replace(/</g, '&lt;');\n",
    ],
    [
      'is kept in a string beside its character',
      'typescript',
      'const a = █',
      'b.replace("<", "&lt;");',
      'const a = b.replace("<", "&lt;");',
    ],
    ['is kept where it is all of a string', 'typescript', 'const a = █', '"&lt;";', 'const a = "&lt;";'],
  ]);
});

describe('an invisible character', () => {
  itCompletes([['is dropped', 'typescript', 'const a = █', '\uFEFFb\u200B + \u202Ec\0;\uD800', 'const a = b + c;']]);
});

describe('entities in an answer that is escaped', () => {
  itCompletes([
    [
      'are characters in its strings, too',
      'java',
      'f() {\n    █\n}\n',
      'List&lt;A&gt; a = b();\n    return "&lt;" + a;',
      'f() {\n    List<A> a = b();\n    return "<" + a;\n}\n',
    ],
  ]);
});
