import { ownValue } from '../json.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" },
  ...{ '#60': '<', '#62': '>', '#38': '&', '#34': '"', '#39': "'" },
  ...{ '#x3c': '<', '#x3e': '>', '#x26': '&', '#x22': '"', '#x27': "'" },
};
const ENTITY = /&(lt|gt|amp|quot|apos|#(?:60|62|38|34|39)|#x(?:3c|3e|26|22|27));/gi;

export function hasEntity(text: string): boolean {
  return text.search(ENTITY) >= 0;
}

/** Without its entities, or undefined if it has none or they are meant: beside raw signs, or alone in quotes. */
export function unescapedEntities(text: string): string | undefined {
  if (!text.includes('&')) return undefined;
  const rest = text.replace(ENTITY, '');
  if (rest === text || /[<>&]/.test(rest) || /(["'`/])&(?:\w+|#\w+);\1/.test(text)) return undefined;
  return withoutAllEntities(text);
}

/** Also in quotes, for an answer that is escaped as a whole. */
export function withoutAllEntities(text: string): string {
  return text.replace(ENTITY, (entity, name: string) => ownValue(ENTITIES, name.toLowerCase()) ?? entity);
}

/** `'&lt;' < b`: entities beside raw signs, so the answer isn't escaped. */
export function hasRawSigns(text: string): boolean {
  const rest = text.replace(ENTITY, '');
  return rest !== text && /[<>&]/.test(rest);
}

/** True for only entities and blanks. */
export function isOnlyEntities(text: string): boolean {
  return text.replace(ENTITY, '').trim() === '';
}
