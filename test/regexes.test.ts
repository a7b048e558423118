import assert from 'node:assert/strict';
import { countedMatches } from './support/regexes/countedMatch.ts';
import { hostileInputs, inputOf } from './support/regexes/hostileInputs.ts';
import { compile } from './support/regexes/program.ts';
import { type SlowInput, slowInput } from './support/regexes/slowInput.ts';
import { type SourceRegex, sourceRegexes } from './support/regexes/sourceRegexes.ts';

/** As long as a line gets before Ghostline leaves its document alone. */
const CHARS = 10_000;

interface Bounded {
  readonly file: string;
  /** How the pattern begins. */
  readonly start: string;
  /** The longest text that the code gives it. */
  readonly chars: number;
  /** The constant that bounds it. */
  readonly by: string;
}

/** Patterns that are never given long texts. */
const BOUNDED: readonly Bounded[] = [
  { file: 'src/core/answer/whole/fileName.ts', start: '^(?:(?:\\.{0,2}/', chars: 200, by: 'MOST_CHARS' },
  {
    file: 'src/core/completion/fit/repeatedBeginning.ts',
    start: '(?:^|\\s)[@\\\\:]',
    chars: 120,
    by: 'PARAMETER_CHARS',
  },
];

const { regexes, dynamic } = sourceRegexes();
const distinct = [...new Map(regexes.map(regex => [`/${regex.source}/${regex.flags}`, regex])).values()];

describe('the regular expressions of src', () => {
  const isBoundedBy = ({ place, source }: SourceRegex, { file, start }: Bounded) =>
    place.startsWith(`${file}:`) && source.startsWith(start);

  it('are built from constants: outside text is compared as text', () => {
    assert.deepEqual(dynamic, []);
  });

  it('take a bounded number of steps for each character of a hostile text', () => {
    const inputs = new Map<string, SlowInput | undefined>();
    const slow = regexes.flatMap(regex => {
      const chars = BOUNDED.find(entry => isBoundedBy(regex, entry))?.chars ?? CHARS;
      const pattern = `/${regex.source}/${regex.flags}`;
      const key = `${chars} ${pattern}`;
      if (!inputs.has(key)) inputs.set(key, slowInput(regex, chars));
      const input = inputs.get(key);
      return input ? [{ place: regex.place, pattern, input }] : [];
    });
    assert.deepEqual(slow, []);
  }).timeout(120_000);

  it('have no bound in the list that is not needed', () => {
    const unneeded = BOUNDED.filter(entry => {
      const regex = regexes.find(candidate => isBoundedBy(candidate, entry));
      return regex === undefined || slowInput(regex, CHARS) === undefined;
    });
    assert.deepEqual(unneeded, []);
  });
});

describe('the search for hostile texts', () => {
  for (const source of [
    '^\\w+(?:_\\w+)*_(?:KEY|TOKEN)$',
    '^import\\s+(?:type\\s+)?([^\'";]*?)\\s*from\\s*[\'"](\\.[^\'"]*)[\'"]',
    '^\\s*(?:[\\w<>[\\],.?@:&*]+\\s+)*[\\w$#~]+\\s*\\([^;]*\\)\\s*(?::\\s*[^=;{]+|const)?\\s*\\{\\s*$',
    '\\s+$',
    '[^\\n\\r]*\\r',
    '(a+)+$',
    '(?:a|a)*$',
    '<(script|style)\\b[^>]*>[\\s\\S]*?<\\/\\1>',
    '\\{([^}]*)\\}',
    'f.*g.*h',
    '\\becho\\s+.*\\$_GET\\b(?!.*escaped)',
    '[^\\u{10000}-\\u{10ffff}]*$',
    '(?:token|key)\\w*\\s*=',
    '^\\s*[;),.\\]]*\\s*$',
  ]) {
    it(`finds one for ${source}`, () => {
      assert.notEqual(slowInput({ source, flags: 'u' }, CHARS), undefined);
    });
  }

  for (const source of ['(?<!\\s)\\s+$', '^\\w+$', '[^"]*', 'a.{0,40}b', '^(?:\\w+ )*\\w+$', '(?<=a)b|(a)?\\1c']) {
    it(`finds none for ${source}`, () => {
      assert.equal(slowInput({ source, flags: 'u' }, CHARS), undefined);
    });
  }

  it('counts the steps of a search that finds the same as the engine', () => {
    for (const { source, flags } of distinct) {
      const program = compile(source, flags);
      for (const input of hostileInputs(source, flags).slice(0, 10)) {
        const text = inputOf(input, 40);
        const pattern = new RegExp(source, flags);
        const spans = flags.includes('g')
          ? [...text.matchAll(pattern)].map(match => [match.index, match.index + match[0].length])
          : [pattern.exec(text)].flatMap(match => (match ? [[match.index, match.index + match[0].length]] : []));
        assert.deepEqual(
          countedMatches(program, text, 1e6).matches,
          spans,
          `/${source}/${flags} in ${JSON.stringify(text)}`,
        );
      }
    }
  }).timeout(120_000);
});
