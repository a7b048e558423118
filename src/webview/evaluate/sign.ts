import { element } from '../element.ts';
import { lookOf } from './marks.ts';

/** The mark of a model in front of its name, as the chart has it. */
export function signOf(index: number): HTMLElement {
  const { color, shape } = lookOf(index);
  const sign = element('span', { class: `sign ${shape}`, 'aria-hidden': 'true' });
  sign.style.setProperty('--sign', `var(${color})`);
  return sign;
}
