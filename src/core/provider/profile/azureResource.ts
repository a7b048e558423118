/**
 * The name of an Azure resource in what a person enters: the name itself, or the endpoint as the portal shows it, whichever
 * of the resource's hosts it names (`name.services.ai.azure.com`, `name.openai.azure.com`).
 */
export function resourceIn(text: string): string {
  if (!URL.canParse(text)) return text;
  const [name, ...rest] = new URL(text).hostname.split('.');
  return name !== undefined && rest.slice(-2).join('.') === 'azure.com' ? name : text;
}
