// The search box: what matches is marked in the view, and how much that is of the whole is told.
import { make } from './elements.js';
import { expression } from './places.js';

const MILLIS_AFTER_TYPING = 300;

export class Search {
  #page;
  #box = make('input');
  #told = make('output', 'matched');
  #timer = 0;

  constructor(page) {
    this.#page = page;
    this.#box.type = 'search';
    this.#box.placeholder = 'Search regexp';
    this.#box.spellcheck = false;
    this.#box.autocomplete = 'off';
    this.#box.setAttribute('aria-label', 'Search by a regular expression; Enter narrows the view to what matches');
    this.#box.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#typed(), MILLIS_AFTER_TYPING);
    });
    this.element = make('form', 'search', this.#box, this.#told);
    this.element.setAttribute('role', 'search');
    this.element.addEventListener('submit', event => {
      event.preventDefault();
      clearTimeout(this.#timer);
      // As in pprof: on the flame graph it chooses what callers and callees are drawn of, elsewhere what is left.
      const isFlames = page.viewName === 'flamegraph';
      if (this.#regexp()) page.go({ [isFlames ? 'p' : 'f']: this.#box.value, q: null, z: null });
    });
  }

  /** What is typed; empty when that is no expression. */
  get text() {
    return this.#regexp() ? this.#box.value : '';
  }

  /** Takes over what an address says, and applies it. */
  take(text) {
    clearTimeout(this.#timer);
    if (this.#box.value !== text) this.#box.value = text;
    this.#apply();
  }

  #typed() {
    this.#page.note({ q: this.#box.value });
    this.#apply();
  }

  #apply() {
    const regexp = this.#regexp();
    const { text } = this.#page.view?.search(regexp) ?? { text: '' };
    if (regexp || !this.#box.value) this.#told.textContent = regexp ? text : '';
    this.#stay();
  }

  /** In a low window the header moves with the page; who types goes on seeing what. */
  #stay() {
    if (document.activeElement !== this.#box) return;
    const { top, bottom } = this.#box.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) this.#box.scrollIntoView({ block: 'nearest' });
  }

  /** What is typed; null when that is nothing, or is none, which is told. */
  #regexp() {
    try {
      this.#box.removeAttribute('aria-invalid');
      return this.#box.value ? expression(this.#box.value) : null;
    } catch (error) {
      this.#box.setAttribute('aria-invalid', 'true');
      this.#told.textContent = error.message.replace(/^Invalid regular expression: /, '');
      return null;
    }
  }
}
