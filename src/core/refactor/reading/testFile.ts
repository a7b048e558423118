import { ownValue } from '../../json.ts';
import { isBlank } from '../../text/lines.ts';
import { definedName } from '../placing/distinctiveLines.ts';

const SCRIPT_TEST = /^\s*(?:describe|it|test|suite)(?:\.\w+)?\s*\(\s*['"`]/;
const JVM_TEST = /^\s*@(?:Parameterized)?Test\b/;

/** The first line of a test, by language id. */
const TESTS: Readonly<Record<string, RegExp>> = {
  python: /^\s*(?:async\s+)?def test_\w+|^class Test\w*\b|^(?:import|from) (?:pytest|unittest)\b/,
  javascript: SCRIPT_TEST,
  javascriptreact: SCRIPT_TEST,
  typescript: SCRIPT_TEST,
  typescriptreact: SCRIPT_TEST,
  go: /^func (?:Test|Benchmark|Example)\w*\(/,
  java: JVM_TEST,
  kotlin: JVM_TEST,
  scala: /\bextends \w*(?:FunSuite|FlatSpec|WordSpec|AnyFunSuite)\b/,
  csharp: /^\s*\[(?:Fact|Theory|Test|TestMethod|TestCase)\b/,
  ruby: /^\s*(?:RSpec\.)?describe\b|^\s*def test_\w+|<\s*Minitest::Test\b/,
  php: /\bextends TestCase\b|^\s*(?:public )?function test\w+/,
  rust: /^\s*#\[(?:cfg\()?test\b/,
};

/**
 * Decides whether an unnamed block tests the selection rather than replaces it.
 * @param selected LF
 */
export function testsOf(selected: string, languageId: string): (lines: readonly string[]) => boolean {
  const test = ownValue(TESTS, languageId);
  const old = selected.split('\n');
  if (test === undefined || old.every(isBlank) || old.some(line => test.test(line))) return () => false;
  const names = new Set(namesIn(old));
  return lines => lines.some(line => test.test(line)) && !namesIn(lines).some(name => names.has(name));
}

function namesIn(lines: readonly string[]): string[] {
  return lines.flatMap(line => {
    const name = definedName(line) ?? /^\s*(?:export\s+)?(?:const|let|var|val)\s+([\w$]+)\s*[=:]/.exec(line)?.[1];
    return name === undefined ? [] : [name];
  });
}

/** The usual name of this file's test file, without its folder; undefined if tests belong in the file itself. */
export function testFileName(path: string, languageId: string): string | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  if (dot <= 0) return undefined;
  const [name, ending] = [file.slice(0, dot), file.slice(dot)];
  switch (languageId) {
    case 'python':
      return `test_${name}${ending}`;
    case 'go':
    case 'ruby':
      return `${name}_test${ending}`;
    case 'java':
    case 'kotlin':
    case 'scala':
    case 'php':
      return `${name}Test${ending}`;
    case 'csharp':
      return `${name}Tests${ending}`;
    case 'rust':
      return undefined;
    default:
      return `${name}.test${ending}`;
  }
}
