import { ProviderError } from '../errors.ts';

/** One frame may hold a whole file as the argument of a tool call, and hardly more. */
const LINE_LIMIT_BYTES = 1024 * 1024;
/** For what comes before and between the tokens: comments, empty frames, totals. */
const SMALL_ANSWER_BYTES = 256 * 1024;
/** A frame with one token has some hundred bytes around it, running totals included. */
const BYTES_PER_TOKEN = 1024;

const LF = 0x0a;

/** More bytes than any honest answer of so many tokens has. */
export function answerLimitBytes(maxTokens: number): number {
  return SMALL_ANSWER_BYTES + maxTokens * BYTES_PER_TOKEN;
}

/** Passes a stream on until it is absurd: a line that does not end, or far more than was asked for. */
export function bounded(body: ReadableStream<Uint8Array>, limitBytes: number): ReadableStream<Uint8Array> {
  let totalBytes = 0;
  let lineBytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        totalBytes += chunk.byteLength;
        const lastLineEnd = chunk.lastIndexOf(LF);
        lineBytes = lastLineEnd < 0 ? lineBytes + chunk.byteLength : chunk.byteLength - lastLineEnd - 1;
        if (totalBytes > limitBytes || lineBytes > LINE_LIMIT_BYTES) controller.error(tooLong());
        else controller.enqueue(chunk);
      },
    }),
  );
}

/** The beginning of a body as text, as far as it can be read and at most about `limitBytes`; what is left is not loaded. */
export async function beginningOf({ body }: Pick<Response, 'body'>, limitBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      bytes += chunk.byteLength;
      if (bytes >= limitBytes) break;
    }
  } catch {
    return text; // Its status and headers say enough; a body that breaks off says no more.
  }
  return text;
}

/** A whole body as text. @throws ProviderError where it is longer than `limitBytes`, and whatever reading it throws */
export async function wholeText({ body }: Pick<Response, 'body'>, limitBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw tooLong();
  }
  return text + decoder.decode();
}

function tooLong(): ProviderError {
  const message = 'The provider sent far more than was asked for, so the answer was ended.';
  return new ProviderError({ kind: 'server', message, code: 'answer_too_long' });
}
