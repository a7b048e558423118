import type { Answer, Answerer } from './answer.ts';
import type { ChatRequest } from './chatRequest.ts';

/** The practice model's version of a file: its path, and any further files. */
export interface KnownRefactoring {
  readonly path: string;
  /** The edited file first. */
  readonly answer: readonly { readonly path: string; readonly text: string }[];
}

/** The file that a request of src/core/refactor/request.ts is about; `undefined` when it is another request. */
export function refactoredPath({ messages }: Pick<ChatRequest, 'messages'>): string | undefined {
  const content = messages.find(({ role }) => role === 'user')?.content ?? '';
  return content.includes('<SELECTION>') ? /^File (\S+) \(/.exec(content)?.[1] : undefined;
}

/**
 * Answers refactorings of files that it knows, whatever the instruction; of others it answers that it does not know them.
 * `undefined` for requests that are no refactoring.
 */
export function practiceRefactorings(
  known: readonly KnownRefactoring[],
): (request: Pick<ChatRequest, 'messages'>) => string | undefined {
  return request => {
    const path = refactoredPath(request);
    if (path === undefined) return undefined;
    const refactoring = known.find(one => path.endsWith(one.path));
    if (!refactoring) return `This practice model can refactor ${known.map(one => one.path).join(' and ')} only.`;
    const { answer } = refactoring;
    return answer
      .map(({ path: name, text }) => (answer.length > 1 ? `${name}\n` : '') + fenced(name, text))
      .join('\n\n');
  };
}

/** The first answer among them. */
export function firstOf(
  answers: readonly ((request: ChatRequest) => Answer | undefined)[],
  otherwise: Answerer,
): Answerer {
  return request => {
    for (const answer of answers) {
      const said = answer(request);
      if (said !== undefined) return said;
    }
    return otherwise(request);
  };
}

function fenced(path: string, text: string): string {
  const language = path.slice(path.lastIndexOf('.') + 1);
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
