import * as l10n from '@vscode/l10n';
import { ProviderError } from '../errors.ts';

/** At most a whole file as a tool argument. */
const LINE_LIMIT_BYTES = 1024 * 1024;
/** Comments, empty frames, totals. */
const SMALL_ANSWER_BYTES = 256 * 1024;
/** Includes running totals. */
const BYTES_PER_TOKEN = 1024;

const LF = 0x0a;

export function answerLimitBytes(maxTokens: number): number {
  return SMALL_ANSWER_BYTES + maxTokens * BYTES_PER_TOKEN;
}

/** Fails if a line or the whole exceeds its limit. */
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

/** Doesn't load the rest. */
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
    return text;
  }
  return text;
}

/** @throws ProviderError beyond `limitBytes`, and any error of reading */
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
  const message = l10n.t('The response was far longer than requested, so it was stopped.');
  return new ProviderError({ kind: 'server', message, code: 'answer_too_long' });
}
