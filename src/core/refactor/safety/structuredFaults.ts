import { parse as parseToml } from 'smol-toml';
import type { Fault, FaultsIn } from '../../syntax/faults/faults.ts';

/** The parsers can't pause; longer texts would block the editor. */
const MAX_CHARS = 100_000;

/** Loads the parser of structured data. Undefined for other languages. */
export async function structuredFaults(languageId: string): Promise<FaultsIn | undefined> {
  if (languageId === 'json' || languageId === 'jsonc') return bounded(await jsonFaults(languageId));
  if (languageId === 'yaml') return bounded(await yamlFaults());
  return languageId === 'toml' ? bounded(tomlFaults) : undefined;
}

type FaultsAtOnce = (text: string) => readonly Fault[];

function bounded(faultsOf: FaultsAtOnce): FaultsIn {
  return function* (text) {
    yield;
    return text.length > MAX_CHARS ? undefined : faultsOf(text);
  };
}

async function jsonFaults(languageId: string): Promise<FaultsAtOnce> {
  const { visit } = await import('jsonc-parser');
  return text => {
    const faults: Fault[] = [];
    // Settings files such as tsconfig.json have comments under the id `json`.
    const allowsComments = languageId === 'jsonc' || /^\s*\/[/*]/m.test(text);
    const onError = (_error: number, _offset: number, _length: number, line: number) => {
      faults.push({ line });
    };
    visit(text, { onError }, { disallowComments: !allowsComments, allowTrailingComma: allowsComments });
    return faults;
  };
}

async function yamlFaults(): Promise<FaultsAtOnce> {
  const { parseEvents, YAMLException } = await import('js-yaml');
  return text => {
    try {
      parseEvents(text, {});
      return [];
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      return [{ line: error.mark?.line ?? 0 }];
    }
  };
}

function tomlFaults(text: string): readonly Fault[] {
  try {
    parseToml(text);
    return [];
  } catch (error) {
    const line = error instanceof Error && 'line' in error && typeof error.line === 'number' ? error.line - 1 : 0;
    return [{ line }];
  }
}
