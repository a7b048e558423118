import { Language, Parser } from 'web-tree-sitter';
import { grammarOf } from '../../src/core/syntax/grammar.ts';
import { readInstalled } from '../support/grammars.ts';
import type { Parses } from './judged.ts';

const parsers = new Map<string, Parser>();
const verdicts = new Map<string, boolean>();

/** Loads the parsers of these languages, as far as there are any. */
export async function parserFor(languageIds: Iterable<string>): Promise<Parses> {
  await Parser.init({ wasmBinary: await readInstalled('web-tree-sitter.wasm') });
  for (const languageId of languageIds) {
    const file = grammarOf(languageId)?.file;
    if (file === undefined || parsers.has(languageId)) continue;
    parsers.set(languageId, new Parser().setLanguage(await Language.load(await readInstalled(file))));
  }
  return (languageId, text) => {
    const parser = parsers.get(languageId);
    if (parser === undefined) return undefined;
    const known = verdicts.get(text);
    if (known !== undefined) return known;
    const tree = parser.parse(text);
    const isSound = tree?.rootNode.hasError === false;
    tree?.delete();
    if (verdicts.size > 2_000) verdicts.clear();
    verdicts.set(text, isSound);
    return isSound;
  };
}
