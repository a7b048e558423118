/** Accepts an endpoint, too: `name.services.ai.azure.com`, `name.openai.azure.com`. */
export function resourceIn(text: string): string {
  if (!URL.canParse(text)) return text;
  const [name, ...rest] = new URL(text).hostname.split('.');
  return name !== undefined && rest.slice(-2).join('.') === 'azure.com' ? name : text;
}
