// The text twin of a picture: the same in tables, read aloud at any time, and shown when asked for or when the keyboard
// comes to it.
import { button, make } from './elements.js';

/** @returns {{toggle: HTMLElement, element: HTMLElement, fill: (...parts: Node[]) => void}} */
export function twin(label) {
  const element = make('section', 'twin');
  element.setAttribute('aria-label', `${label} as a table`);
  const toggle = button('', 'As a table', () => {
    const shown = element.classList.toggle('open');
    toggle.setAttribute('aria-pressed', String(shown));
    if (shown) element.scrollIntoView({ block: 'nearest' });
  });
  toggle.setAttribute('aria-pressed', 'false');
  return { toggle, element, fill: (...parts) => element.replaceChildren(...parts) };
}
