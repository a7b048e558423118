import { element } from '../element.ts';
import { lookOf } from './marks.ts';

/** As in the chart. */
export function signOf(index: number): HTMLElement {
  const { color, shape } = lookOf(index);
  const sign = element('span', { class: `sign ${shape}`, 'aria-hidden': 'true' });
  sign.style.setProperty('--sign', `var(${color})`);
  return sign;
}
