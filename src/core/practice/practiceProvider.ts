import type { Clock } from '../clock.ts';
import { PRACTICE } from '../provider/profile/practice.ts';
import { type Provider, promptChars, type StreamPart } from '../provider/provider.ts';
import { costNanoDollars, type Prices } from '../usage/amount/pricing.ts';
import type { Usage } from '../usage/amount/usage.ts';
import { type PracticeAnswer, practiceAnswer } from './practiceAnswer.ts';
import type { SampleFile } from './sample.ts';

/** Like a small model behind a router: slow enough to see growth. */
export const PRACTICE_PACE = { delayMs: 350, tokensPerSecond: 60 };

const CHARS_PER_TOKEN = 4;

export interface PracticeProviderOptions {
  readonly sample: () => Promise<readonly SampleFile[]>;
  readonly clock: Clock;
}

/** Answers in this process; counts its tokens, and charges play money. */
export function createPracticeProvider({ sample, clock }: PracticeProviderOptions): Provider {
  return {
    async *stream(request, signal): AsyncGenerator<StreamPart> {
      const { maxTokens, messages, model, tools = [] } = request;
      const prompt = promptChars(request);
      yield { type: 'start', model };
      const answer = practiceAnswer(await sample(), {
        hasTools: tools.length > 0,
        messages: messages.map(message => ({ role: message.role, content: message.content })),
      });
      await clock.sleep(PRACTICE_PACE.delayMs, signal);
      let sent = 0;
      for (const part of partsOf(answer)) {
        if (signal.aborted) return;
        if (sent === maxTokens) return yield { type: 'end', reason: 'length', usage: usageOf(prompt, sent) };
        sent += 1;
        yield part;
        yield { type: 'usage', usage: usageOf(prompt, sent) };
        await clock.sleep(1000 / PRACTICE_PACE.tokensPerSecond, signal);
      }
      if (signal.aborted) return;
      for (const call of answer.kind === 'calls' ? answer.calls : []) yield { type: 'tool-call', call };
      yield { type: 'end', reason: answer.kind === 'calls' ? 'tool-calls' : 'stop', usage: usageOf(prompt, sent) };
    },
  };
}

/** A token each. */
function* partsOf(answer: PracticeAnswer): Generator<StreamPart> {
  const isText = answer.kind === 'text';
  const text = isText ? answer.text : answer.calls.map(({ name, arguments: given }) => name + given).join('');
  const characters = Array.from(text);
  for (let at = 0; at < characters.length; at += CHARS_PER_TOKEN) {
    const token = characters.slice(at, at + CHARS_PER_TOKEN).join('');
    yield { type: isText ? 'text-delta' : 'tool-call-delta', text: token };
  }
}

function usageOf(chars: number, outputTokens: number): Usage {
  const promptTokens = Math.ceil(chars / CHARS_PER_TOKEN);
  const usage = { promptTokens, cachedTokens: 0, outputTokens };
  const cost = costNanoDollars(usage, PRICES);
  return { ...usage, ...(cost !== undefined && { costNanoDollars: cost }) };
}

const PRICES: Prices = typeof PRACTICE.prices === 'object' ? PRACTICE.prices : {};
