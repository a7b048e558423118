import { type Answer, callsAnswer, type SentCall } from './answer.ts';
import type { ChatRequest } from './chatRequest.ts';
import type { KnownRefactoring } from './practiceRefactoring.ts';

/**
 * Works as an agent on its own files, whatever the instruction: reads the named file, writes the new version, and
 * finishes. `undefined` for requests without tools.
 */
export function practiceAgent(known: readonly KnownRefactoring[]): (request: ChatRequest) => Answer | undefined {
  return ({ body, messages }) => {
    if (!Array.isArray(body['tools'])) return undefined;
    const asked = messages.find(({ role }) => role === 'user')?.content ?? '';
    const refactoring = known.find(({ path }) => asked.includes(path));
    if (!refactoring) {
      const files = known.map(({ path }) => path).join(' and ');
      return callsAnswer(
        call('cannot', { reason: `This practice model can work on ${files} only: name one of them.` }),
      );
    }
    const { answer, path } = refactoring;
    switch (messages.filter(({ role }) => role === 'assistant').length) {
      case 0:
        return callsAnswer(call('read_file', { path, from_line: 1 }));
      case 1:
        return callsAnswer(...answer.map(({ path: file, text }) => call('write_file', { path: file, content: text })));
      default:
        return callsAnswer(call('finish', { summary: `Wrote ${answer.map(file => file.path).join(' and ')} anew.` }));
    }
  };
}

function call(name: string, args: Readonly<Record<string, unknown>>): SentCall {
  return { id: `call-${name}-${JSON.stringify(args).length}`, name, arguments: JSON.stringify(args) };
}
