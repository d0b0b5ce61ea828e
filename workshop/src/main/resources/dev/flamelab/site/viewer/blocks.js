// A long page of many parts, which are made as one comes to them.
import { button, make } from './elements.js';

const SLICE = 40;
// Nobody prints thousands.
const MOST_PRINTED = 200;

/** @template T */
export class Blocks {
  #parts = [];
  #made = 0;
  #make;
  #mark = () => {};
  #list = make('div');
  #told = make('span');
  #more = make('p', 'more-rows', button('', 'More', () => this.#slice()), this.#told);
  #watch = new IntersectionObserver(seen => seen.some(entry => entry.isIntersecting) && this.#slice());

  #print = () => this.reach(Math.min(MOST_PRINTED, this.#parts.length) - 1);

  /** @param {(part: T) => HTMLElement} makeOne */
  constructor(makeOne) {
    this.#make = makeOne;
    this.element = make('div', 'blocks', this.#list, this.#more);
    this.#watch.observe(this.#more);
    addEventListener('beforeprint', this.#print);
  }

  /** @param {T[]} parts that come behind those there are */
  add(parts) {
    this.#parts.push(...parts);
    if (this.#made < SLICE) this.#slice();
    this.#tell();
  }

  /** Makes the parts up to this one, and gives it. */
  reach(at) {
    while (this.#made <= at) this.#slice();
    return this.#list.children[at];
  }

  /** Marks each part, those that are made and those that come. */
  mark(one) {
    this.#mark = one;
    [...this.#list.children].forEach(one);
  }

  close() {
    this.#watch.disconnect();
    removeEventListener('beforeprint', this.#print);
  }

  #slice() {
    const next = this.#parts.slice(this.#made, this.#made + SLICE).map(this.#make);
    next.forEach(this.#mark);
    this.#list.append(...next);
    this.#made += next.length;
    this.#tell();
    // An observer tells of a change only: what is still in view after this slice is to be looked at anew.
    this.#watch.unobserve(this.#more);
    this.#watch.observe(this.#more);
  }

  #tell() {
    this.#more.hidden = this.#made === this.#parts.length;
    this.#told.textContent = ` ${this.#made} of ${this.#parts.length} are shown`;
  }
}
