import { type Child, element } from '../element.ts';

/** Lets a model's name wrap after a slash. */
export function breakable(name: string): Child[] {
  return name.split(/(?<=\/)/).flatMap((part, index) => (index === 0 ? [part] : [element('wbr'), part]));
}
