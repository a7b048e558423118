import { dedent } from '../../support/dedent.ts';
import { type Answer, callsAnswer, type SentCall, type Step, stream } from '../../support/modelServer/answer.ts';

/** The agent's task: a greeting in a file of its own. */
export const GREET = 'src/greet.ts';
export const OLD = dedent`
  export function greet(name: string) {
    return 'Hello ' + name;
  }
`;
export const NEW = dedent`
  export function greet(name: string) {
    return polite + name;
  }
`;
export const POLITE = "export const polite = 'Good morning';\n";
const MANIFEST = dedent`
  {
    "scripts": {
      "test": "node --test"
    }
  }
`;
export const FILES = {
  [GREET]: OLD,
  'src/other.ts': 'export {};\n',
  'package.json': MANIFEST,
  '.env': 'SECRET_TOKEN=do-not-read-me\n',
};

let lastCall = 0;
export function call(name: string, given: Readonly<Record<string, unknown>>): SentCall {
  lastCall += 1;
  return { id: `call_${lastCall}`, name, arguments: JSON.stringify(given) };
}

export const readGreet = () => callsAnswer(call('read_file', { path: GREET, from_line: 1 }));
export const replaceGreet = () =>
  call('replace_in_file', { path: GREET, old_text: "return 'Hello ' + name;", new_text: 'return polite + name;' });
export const finish = (summary: string) => callsAnswer(call('finish', { summary }));

/** Thinks, writes a sentence, then calls tools. */
export function thoughtful(thought: string, said: string, ...calls: readonly SentCall[]): Answer {
  const steps = calls.map((sent, index): Step => ({ do: 'call', call: sent, index }));
  const end: readonly Step[] = [{ do: 'finish', reason: 'tool_calls' }, { do: 'usage' }, { do: 'done' }];
  return stream({ do: 'role' }, { do: 'reasoning', text: thought }, { do: 'text', text: said }, ...steps, ...end);
}
