import { type Child, element } from '../element.ts';

/** Wraps after a slash. */
export function breakable(name: string): Child[] {
  return name.split(/(?<=\/)/).flatMap((part, index) => (index === 0 ? [part] : [element('wbr'), part]));
}
