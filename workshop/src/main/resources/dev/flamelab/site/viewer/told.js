// What the page says: what is wrong, what the pointer is at, and what is only heard.
import { make } from './elements.js';

const at = id => document.getElementById(id);

export class Told {
  #warnings = [];
  #failures = [];
  #shown = '';

  /** Another view, or the same of something else: what went wrong with the one before is over once this is there. */
  begin() {
    this.#failures = [];
  }

  /** What there is to know of the profile as it is filtered. */
  warn(warnings) {
    this.#warnings = warnings;
    this.#show();
  }

  fail(sentence) {
    this.#failures.push(sentence);
    this.#show();
  }

  /** What stays the same is not read aloud again. */
  #show() {
    const all = JSON.stringify([this.#warnings, this.#failures]);
    if (all === this.#shown) return;
    this.#shown = all;
    at('errors').replaceChildren(
      ...this.#failures.map(sentence => make('p', 'failure', sentence)),
      ...this.#warnings.map(sentence => make('p', 'warning', sentence)));
  }

  /** Says something to those who do not see the page. */
  say(text) {
    at('said').textContent = text;
  }

  /** Says something under the header. */
  status(text) {
    at('status').textContent = text;
  }

  /** Takes back what was said under the header, if it still stands there. */
  forget(text) {
    if (at('status').textContent === text) this.status('');
  }
}
