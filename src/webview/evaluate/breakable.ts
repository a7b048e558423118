import { type Child, element } from '../element.ts';

/** A model's name that goes on in a new line after one of its slashes, before it is cut in the middle of a word. */
export function breakable(name: string): Child[] {
  return name.split(/(?<=\/)/).flatMap((part, index) => (index === 0 ? [part] : [element('wbr'), part]));
}
