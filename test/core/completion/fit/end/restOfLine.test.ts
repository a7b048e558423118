import { itCompletes, itInserts } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('the rest of the line', () => {
  itCompletes([
    ['is not inserted again', 'typescript', 'console.log(█);', '"hi");', 'console.log("hi");'],
    ['is not inserted again where it is a quote', 'typescript', 'const s = "█";', 'hello";', 'const s = "hello";'],
    [
      'is not inserted again in a string',
      'shellscript',
      "a=$(sed -n -e 's/^Cc: \\(█)$/\\1,/gp' \\\n\t-e 's/b/c/')",
      ".*\\)$/\\1,/gp' \\",
      "a=$(sed -n -e 's/^Cc: \\(.*\\)$/\\1,/gp' \\\n\t-e 's/b/c/')",
    ],
    [
      'is not inserted again where the bracket of a table is open',
      'sql',
      dedent`
        CREATE TABLE a (
          CHECK █IS NULL OR b > c)
        );
      `,
      '(b IS NULL OR b > c)',
      dedent`
        CREATE TABLE a (
          CHECK (b IS NULL OR b > c)
        );
      `,
    ],
    ['is kept after a condition', 'typescript', 'if (a && █) {', 'b.c(d)', 'if (a && b.c(d)) {'],
    [
      'is kept where the answer ends with a bracket and an operator',
      'csharp',
      'decimal this[█_prices.Get(sku);\n',
      'string sku] =>',
      'decimal this[string sku] => _prices.Get(sku);\n',
    ],
    [
      'is kept after the last line where a statement ends the lines before',
      'java',
      'class A {\n    void f() {\n        log(tag, █ {\n            return;\n        }\n    }\n}\n',
      'text);\n        if (isOn())',
      'class A {\n    void f() {\n        log(tag, text);\n        if (isOn()) {\n            return;\n        }\n    }\n}\n',
    ],
    ['is kept after the first line of the answer where it fits there', 'typescript', 'f(█, b);', 'a\nc();', 'f(a, b);'],
    [
      'is kept after the last line of the answer where it fits there',
      'csharp',
      'var a =\n  from b in c\n  where b.█Take(1);',
      dedent`
        D > 0
          select b;

        return a.`,
      dedent`
        var a =
          from b in c
          where b.D > 0
          select b;

        return a.Take(1);`,
    ],
    [
      'is kept after the line that opens the bracket it closes',
      'csharp',
      dedent`
        class A
        {
            void Remove(string name)
            {
                int index = █)
                {
                    RemoveAt(index);
                }
            }
        }
      `,
      'IndexOf(name);\n        if (index >= 0',
      dedent`
        class A
        {
            void Remove(string name)
            {
                int index = IndexOf(name);
                if (index >= 0)
                {
                    RemoveAt(index);
                }
            }
        }
      `,
    ],
    [
      'is kept after the line that opens the bracket again',
      'c',
      dedent`
        int f(void)
        {
        	fail("█**argv)
        {
        	return 0;
        }
      `,
      'one");\n\treturn 1;\n}\n\nint main(int argc, char ',
      dedent`
        int f(void)
        {
        	fail("one");
        	return 1;
        }

        int main(int argc, char **argv)
        {
        	return 0;
        }
      `,
    ],
    [
      'ends the answer where it closes the condition as well',
      'typescript',
      'if (a && █) {\n}',
      'b.c(d)) {\n  return;\n}',
      'if (a && b.c(d)) {\n}',
    ],
    ['is replaced where the answer goes on after the bracket', 'typescript', 'foo(█)', 'a, b);', 'foo(a, b);'],
  ]);

  itInserts([
    ['is no repetition where the answer ends with the quote of a value', 'go', 'var a = `\nlocal█"\n`', ' last="'],
  ]);
});

describe('the rest of the line as the answer has it', () => {
  itCompletes([
    [
      'is covered in other words',
      'typescript',
      'const a = Math.round(█b * c);\n',
      '100 * b * c) / 100;',
      'const a = Math.round(100 * b * c) / 100;\n',
    ],
    [
      'is covered in a tag whose attribute the answer fills',
      'html',
      '<img src="█" alt="">\n',
      '/a.svg" alt="A">',
      '<img src="/a.svg" alt="A">\n',
    ],
    [
      'stays where the answer is whole without it',
      'clojure',
      '(defn total [lines]\n  █)\n',
      '(reduce + (map :price lines))',
      '(defn total [lines]\n  (reduce + (map :price lines)))\n',
    ],
  ]);
});

describe('the quotes of a string behind the cursor', () => {
  itCompletes([
    [
      'are left out with the marks of a raw string',
      'rust',
      'let a = r#"█"#;\n',
      'r#"{"b": 1}"#',
      'let a = r#"{"b": 1}"#;\n',
    ],
    [
      'get a line of their own as in the answer',
      'python',
      'def f(a):\n    """Return a.█"""\n    return a\n',
      '\n\n    Args:\n        a: any value\n    """',
      'def f(a):\n    """Return a.\n\n    Args:\n        a: any value\n    """\n    return a\n',
    ],
    [
      'stay before a brace that opens the lines below',
      'javascript',
      'if (typeof a !== "█") {\n  b();\n} else if (c) {\n  d();\n}\n',
      'object") {\n  b();\n} else if (c) {\n  d();\n}',
      'if (typeof a !== "object") {\n  b();\n} else if (c) {\n  d();\n}\n',
    ],
    [
      'are covered together with the header of a block',
      'python',
      'with open("█")\n',
      'a.txt") as f:\n    print(f)',
      'with open("a.txt") as f:\n    print(f)\n',
    ],
  ]);
});
