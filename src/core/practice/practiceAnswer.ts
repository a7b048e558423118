import { NO_CHANGE, WINDOW_MARKS } from '../nextEdit/request/prompt.ts';
import type { ToolCall } from '../provider/provider.ts';
import { practiceAgent } from './agent.ts';
import { holeInPrompt, missingText } from './hole.ts';
import type { PracticeQuestion } from './question.ts';
import { practiceRefactoring } from './refactoring.ts';
import type { SampleFile } from './sample.ts';

export type PracticeAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'calls'; readonly calls: readonly ToolCall[] };

/** As a model that knows the sample's files, and nothing else. Ghost text for other code is empty, and there are no next edits. */
export function practiceAnswer(sample: readonly SampleFile[], question: PracticeQuestion): PracticeAnswer {
  if (question.hasTools) return { kind: 'calls', calls: practiceAgent(sample, question) };
  const { messages } = question;
  if (messages.some(({ content }) => content.includes(WINDOW_MARKS[0]))) return { kind: 'text', text: NO_CHANGE };
  const hole = holeInPrompt(messages);
  if (!hole) return { kind: 'text', text: practiceRefactoring(sample, messages) ?? '' };
  const content = messages.map(message => message.content).join('\n');
  const likeliestFirst = sample.toSorted((a, b) => Number(content.includes(b.path)) - Number(content.includes(a.path)));
  const texts = likeliestFirst.map(({ finished }) => missingText(finished, hole));
  return { kind: 'text', text: texts.find(text => text !== '') ?? '' };
}
