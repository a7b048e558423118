import type { Child } from './element.ts';

const FOCUSABLE = ['a', 'button', 'input', 'select', 'summary', 'textarea', '[tabindex]'].join();

/** The element in the place of the focused one gets the focus: an update would take it away. */
export function replaceInPlace(root: HTMLElement, ...children: readonly Child[]): void {
  const place = focusableIn(root).findIndex(one => one.matches(':focus'));
  root.replaceChildren(...children);
  if (place >= 0) focusableIn(root)[place]?.focus({ preventScroll: true });
}

/** Before `from` goes away, with the focus or without. `to` needs a `tabindex`. */
export function handOnFocus(from: HTMLElement, to: HTMLElement): void {
  if (from.contains(document.activeElement)) to.focus({ preventScroll: true });
}

function focusableIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)];
}
