import { itCompletes } from '../../../../support/completed.ts';
import { dedent } from '../../../../support/dedent.ts';

describe('the lines below', () => {
  itCompletes([
    [
      'are not inserted again with other blanks or quotes',
      'python',
      'urls = [\n    █\n    path("about/", views.about),\n    path("help/", views.help),\n]\n',
      "path('', views.home),\n    path('about/', views.about),\n    path('help/', views.help),",
      'urls = [\n    path(\'\', views.home),\n    path("about/", views.about),\n    path("help/", views.help),\n]\n',
    ],
    [
      'are not inserted again',
      'typescript',
      'foo(█, 3);\nreturn x;',
      '1, 2, 3);\nreturn x;',
      'foo(1, 2, 3);\nreturn x;',
    ],
    [
      'are not inserted again after a closing keyword',
      'shellscript',
      dedent`
        until [ █
        done
        trap a EXIT
      `,
      dedent`
        $a -eq 0 ]; do
          a=0
        done
        trap a EXIT`,
      dedent`
        until [ $a -eq 0 ]; do
          a=0
        done
        trap a EXIT
      `,
    ],
    [
      'are not inserted again where the answer breaks off in one of them',
      'typescript',
      dedent`
        function f() {
          █
          return compute(total);
        }`,
      'a();\n  return compute(to',
      dedent`
        function f() {
          a();
          return compute(total);
        }`,
    ],
  ]);
});

describe('the end of a function', () => {
  itCompletes([
    [
      'ends the answer before the next function',
      'python',
      'def f():\n    █',
      dedent`
        return 1


        def g():
            return 2
      `,
      'def f():\n    return 1',
    ],
    [
      'ends the answer after the closing brace',
      'go',
      'func f() int {\n\t█',
      dedent`
        return 1
        }

        func g() int {
        	return 2
        }`,
      'func f() int {\n\treturn 1\n}',
    ],
    [
      'is not reached at a blank line',
      'typescript',
      'function f() {\n  █\n}',
      'const a = 1;\n\n  return a;',
      dedent`
        function f() {
          const a = 1;

          return a;
        }`,
    ],
  ]);
});
