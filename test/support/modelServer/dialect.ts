import type { PlainAnswer } from './answer.ts';

/** How one provider speaks Chat Completions, as far as the providers differ. */
export interface Dialect {
  readonly name: string;
  /** The header that it reads the key from; one in the other header is none. */
  readonly keyHeader: 'authorization' | 'api-key';
  /** The field that limits an answer; the other one is a 400. */
  readonly limitField: 'max_tokens' | 'max_completion_tokens';
  /** In a message of its own at the end, in the message with the finish reason, or as totals so far in every one. */
  readonly usage: 'after-finish' | 'with-finish' | 'running';
  /** Whether usage has to be requested by `stream_options.include_usage`. */
  readonly usageSent: 'always' | 'when-asked';
  /** Whether it reports the cost of a request: `usage.cost`, `GET /generation` and `GET /key`. */
  readonly tellsCost: boolean;
  /** Whether it reports the cached tokens of a prompt. */
  readonly tellsCached: boolean;
  /** OpenRouter is a router: it names the upstream, sends the id in a header, and keeps the socket warm. */
  readonly router: boolean;
  /** The finish reason of an answer that calls tools. */
  readonly callsFinish: 'tool_calls' | 'stop';
  /** The entries of `GET /models`: context and prices, context only, the id only; or no list at all. */
  readonly models: 'priced' | 'sized' | 'named' | 'none';
  /** Whether the list of models needs no key. */
  readonly modelsOpen: boolean;
  /** Refuses with this status in its own shape. */
  readonly refusal: (status: number, message: string) => PlainAnswer;
}
