import type { Profile } from '../profile/profile.ts';
import type { Message, ProviderRequest } from '../provider.ts';
import { type OptionalParam, otherLimitField } from './optionalParams.ts';

export function bodyOf(request: ProviderRequest, profile: Profile, extras: readonly OptionalParam[]) {
  const { model, messages, maxTokens, temperature, tools, toolChoice, sessionId } = request;
  return {
    ...profile.body,
    model,
    messages: messages.map(wireMessage),
    [extras.includes('limit-field') ? profile.limitField : otherLimitField(profile)]: maxTokens,
    ...(extras.includes('temperature') && { temperature }),
    stream: true as const,
    ...(extras.includes('usage') && { stream_options: { include_usage: true } }),
    ...(extras.includes('thinking-off') && profile.reasoningOff),
    ...(tools !== undefined &&
      tools.length > 0 && {
        tools: tools.map(tool => ({ type: 'function' as const, function: { ...tool } })),
        ...(toolChoice !== undefined && { tool_choice: toolChoice }),
      }),
    ...(extras.includes('session') && profile.session && { [profile.session.name]: sessionId }),
    ...(extras.includes('json') && { response_format: { type: 'json_object' as const } }),
  };
}

function wireMessage(message: Message) {
  if (message.role === 'tool') {
    return { role: message.role, tool_call_id: message.toolCallId, content: message.content };
  }
  if (message.role !== 'assistant' || !message.toolCalls?.length) {
    return { role: message.role, content: message.content };
  }
  return {
    role: message.role,
    // Azure refuses an empty text beside calls.
    content: message.content === '' ? null : message.content,
    tool_calls: message.toolCalls.map(({ id, name, arguments: given }) => ({
      id,
      type: 'function' as const,
      function: { name, arguments: given },
    })),
  };
}
