import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('the indentation of an answer', () => {
  itCompletes([
    [
      'is that of the list for its next item',
      'yaml',
      'steps:\n  - name: Build\n    █\n',
      'run: make\n- name: Test\n  run: make test',
      'steps:\n  - name: Build\n    run: make\n  - name: Test\n    run: make test\n',
    ],
    ['is not inserted twice', 'python', 'def f():\n    █', '    return 1', 'def f():\n    return 1'],
    [
      'becomes spaces where the lines around have spaces, in a file of tabs',
      'csharp',
      dedent`
        /*
          This is free;
          █
        */
        class A {
        	int a;
        	int b;
        }
      `,
      'it is yours\n\tas well.',
      dedent`
        /*
          This is free;
          it is yours
          as well.
        */
        class A {
        	int a;
        	int b;
        }
      `,
    ],
    [
      'becomes tabs where the lines around have tabs, in a file with both',
      'csharp',
      dedent`
        /*
          This is free.
        */
        class A {
        	int a;
        	int b;

        	int F() {
        		█
        	}
        }
      `,
      '        if (a > b)\n            return a;\n        return b;',
      dedent`
        /*
          This is free.
        */
        class A {
        	int a;
        	int b;

        	int F() {
        		if (a > b)
        			return a;
        		return b;
        	}
        }
      `,
    ],
    [
      'becomes that of the line of the cursor, in a file that mixes tabs and spaces',
      'csharp',
      dedent`
        class A
        {
        	int a;
            bool F()
            {
                return b;
            █
        }
      `,
      dedent`
        }

        /// <summary>
        public int G()
        {
            return 1;
        }`,
      dedent`
        class A
        {
        	int a;
            bool F()
            {
                return b;
            }

            /// <summary>
            public int G()
            {
                return 1;
            }
        }
      `,
    ],
    [
      'is kept in a string that mixes tabs and spaces',
      'shellscript',
      dedent`
        f "
                    -v
                    █
        			--all
                    --help
        "
      `,
      '-h\n\t\t\t--version',
      dedent`
        f "
                    -v
                    -h
        			--version
        			--all
                    --help
        "
      `,
    ],
    [
      'is kept where it mixes tabs and spaces in a type',
      'cpp',
      dedent`
        namespace a
        {
          █
        }`,
      dedent`
        struct b
          {
        	int c;
          };`,
      dedent`
        namespace a
        {
          struct b
          {
        	int c;
          };
        }`,
    ],
    [
      'is kept where it mixes tabs and spaces as the file does',
      'shellscript',
      dedent`
        f() {
            █
        }
        g() {
        	a
        }
      `,
      'if b; then\n\tc\n    fi',
      dedent`
        f() {
            if b; then
        	c
            fi
        }
        g() {
        	a
        }
      `,
    ],
    [
      'becomes a tab in a recipe',
      'makefile',
      dedent`
        A = b

        █
      `,
      'all: $(A)\n    cc $<',
      dedent`
        A = b

        all: $(A)
        	cc $<
      `,
    ],
  ]);
});
