import assert from 'node:assert/strict';
import { cursorContextOf } from '../../../src/core/document/cursorContext.ts';
import { GRAMMAR_FILES } from '../../../src/core/syntax/grammar.ts';
import { Grammars } from '../../../src/core/syntax/syntax.ts';
import { applied, holeAt } from '../../support/cursor.ts';
import { dedent } from '../../support/dedent.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { draftWith, installedGrammars, readInstalled } from '../../support/grammars.ts';

describe('a grammar', () => {
  const failures: string[] = [];
  const grammars = installedGrammars(failures);
  const modeAt = async (drawn: string, languageId: string) => {
    await grammars.load(languageId);
    const hole = holeAt(drawn, languageId);
    return cursorContextOf(hole, await grammars.syntaxOf(languageId)?.open(hole.prefix, hole.suffix)).brackets.mode
      .kind;
  };

  it('exists for each language that has one, and loads', async () => {
    const languageIds = [
      'typescript',
      'typescriptreact',
      'javascript',
      'python',
      'go',
      'rust',
      'java',
      'ruby',
      'php',
      'shellscript',
    ];
    await Promise.all(languageIds.map(languageId => grammars.load(languageId)));
    assert.deepEqual(
      languageIds.filter(languageId => grammars.syntaxOf(languageId) === undefined),
      [],
    );
    assert.deepEqual(failures, []);
    assert.equal(GRAMMAR_FILES.length, 12);
  });

  it('distinguishes code, comments and strings', async () => {
    assert.equal(await modeAt('const a = █;', 'typescript'), 'code');
    assert.equal(await modeAt('const a = "b█";', 'typescript'), 'string');
    assert.equal(await modeAt('const a = /["\']█/;', 'typescript'), 'code');
    assert.equal(await modeAt('// what █\nf();', 'typescript'), 'comment');
    assert.equal(await modeAt('/* what █ */ f();', 'typescript'), 'comment');
    assert.equal(
      await modeAt(
        dedent`
          def f():
              """A █
              """
        `,
        'python',
      ),
      'string',
    );
    assert.equal(await modeAt('a = b█"c"', 'python'), 'code');
    assert.equal(await modeAt('a = (\n"b"\n█"c"\n)', 'python'), 'code');
    assert.equal(await modeAt("fn f<'a>(x: &'a str) { █ }", 'rust'), 'code');
  });

  const cases: [rule: string, languageId: string, before: string, answer: string, after: string][] = [
    [
      'ends with the method',
      'ruby',
      dedent`
        class A
          def f
            █
          end
        end`,
      dedent`
        x = 1
            x + 1
          end

          def g`,
      dedent`
        class A
          def f
            x = 1
            x + 1
          end
        end`,
    ],
    [
      'keeps the `end` of its own block',
      'ruby',
      dedent`
        def f(xs)
          █
        end`,
      dedent`
        xs.each do |x|
            puts x if x
          end
        end`,
      dedent`
        def f(xs)
          xs.each do |x|
            puts x if x
          end
        end`,
    ],
    [
      'closes an open method',
      'ruby',
      'def f(xs)\n  █',
      dedent`
        xs.size
        end

        def g`,
      dedent`
        def f(xs)
          xs.size
        end`,
    ],
    [
      'keeps the `fi` of its own',
      'shellscript',
      dedent`
        f() {
          █
        }`,
      dedent`
        if test "$1"; then
            echo "$1"
          fi
        }`,
      dedent`
        f() {
          if test "$1"; then
            echo "$1"
          fi
        }`,
    ],
    [
      'keeps the `)` of a pattern whose `case` is out of sight',
      'shellscript',
      `${'    --mode)\n      COMPREPLY=($(compgen -W \'a b\' -- "$cur"))\n      ;;\n'.repeat(30)}    --platf█\n      _filedir\n      ;;\n  esac\n}\n`,
      'orm)',
      `${'    --mode)\n      COMPREPLY=($(compgen -W \'a b\' -- "$cur"))\n      ;;\n'.repeat(30)}    --platform)\n      _filedir\n      ;;\n  esac\n}\n`,
    ],
    [
      'ends with the condition that the rest of the line closes',
      'shellscript',
      dedent`
        f() {
            if ((█)); then
                a=1
            else
                a=2
            fi
        }
      `,
      dedent`
        \`\`\`bash
        n == 1)); then
                a=1
            else
                a=2
        \`\`\``,
      dedent`
        f() {
            if ((n == 1)); then
                a=1
            else
                a=2
            fi
        }
      `,
    ],
    [
      'keeps the end of a test that the line goes on behind',
      'shellscript',
      dedent`
        f() {
          [[ -z $a || $a == - █&& all+=(-)
          return
        }
      `,
      ']] ',
      dedent`
        f() {
          [[ -z $a || $a == - ]] && all+=(-)
          return
        }
      `,
    ],
  ];
  for (const [rule, languageId, before, answer, after] of cases) {
    it(`${rule} (${languageId})`, async () => {
      await grammars.load(languageId);
      const hole = holeAt(before, languageId);
      const draft = await draftWith(grammars, { hole, maxLines: 20 });
      draft.push(answer);
      draft.end('stop');
      const { result } = draft;
      assert.ok(result?.kind === 'suggested');
      assert.equal(applied(hole, result.suggestion.insertText, result.suggestion.replaceSuffix), after);
    });
  }

  it('that does not load leaves the rules of indentation, and is reported once', async () => {
    const missing: string[] = [];
    const broken = new Grammars({
      read: file => (file.includes('python') ? Promise.reject(new Error('gone')) : readInstalled(file)),
      onFailure: languageId => missing.push(languageId),
      clock: new FakeClock(),
    });
    await broken.load('python');
    await broken.load('python');
    assert.equal(broken.syntaxOf('python'), undefined);
    assert.deepEqual(missing, ['python']);
    await broken.load('go');
    assert.ok(broken.syntaxOf('go'));
  });

  it('is not waited for', () => {
    assert.equal(installedGrammars().syntaxOf('go'), undefined);
  });
});
