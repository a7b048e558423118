import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { SentCall } from './answer.ts';
import { type BillItem, costNanoDollars, type TokenPrices } from './bill.ts';
import type { ChatBody, ChatMessage, ChatRequest, RequestState, SentPiece } from './chatRequest.ts';
import type { Dialect } from './dialect.ts';
import { countTokens } from './tokens.ts';

/** One request and its result. The server writes it; others read it as a ChatRequest. */
export class Exchange implements ChatRequest {
  readonly dialect: Dialect;
  readonly generationId = `gen-${randomUUID()}`;
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly stream: boolean;
  readonly maxTokens: number | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
  readonly atMs = performance.now();
  state: RequestState = 'open';
  sent = '';
  readonly sentPieces: SentPiece[] = [];
  readonly sentCalls: SentCall[] = [];
  /** Frames that count as output: a begun token is billed. */
  outputTokens = 0;
  reasoningTokens = 0;
  finishReason: string | undefined;
  /** Set when a model has taken the prompt: from then on the request costs. */
  prompt: { readonly promptTokens: number; readonly cachedTokens: number } | undefined;

  constructor({
    dialect,
    chat,
    body,
    headers,
  }: {
    dialect: Dialect;
    chat: ChatBody;
    body: Record<string, unknown>;
    headers: IncomingHttpHeaders;
  }) {
    this.dialect = dialect;
    this.model = chat.model;
    this.messages = chat.messages;
    this.stream = chat.stream;
    this.maxTokens = chat.maxTokens;
    this.body = body;
    this.headers = headers;
  }

  count(kind: 'text' | 'reasoning' | 'call', text: string): void {
    const tokens = countTokens(text);
    this.outputTokens += tokens;
    if (kind === 'reasoning') this.reasoningTokens += tokens;
    if (kind !== 'text') return;
    this.sent += text;
    this.sentPieces.push({ text, atMs: performance.now() });
  }

  /** `undefined` while nothing is owed. */
  billItem(prices: TokenPrices): BillItem | undefined {
    if (this.prompt === undefined) return undefined;
    const item = {
      generationId: this.generationId,
      model: this.model,
      ...this.prompt,
      outputTokens: this.outputTokens,
      reasoningTokens: this.reasoningTokens,
      cancelled: this.state === 'aborted',
    };
    return { ...item, costNanoDollars: costNanoDollars(prices, item) };
  }
}
