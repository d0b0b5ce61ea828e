// A sortable table: what every picture says, in words and numbers. Plain HTML, so that it can be read aloud, copied,
// printed and searched by the browser.
import { button, link, make, UNNAMED } from './elements.js';
import { TableHands } from './table-hands.js';

/**
 * @typedef {object} Column
 * @property {string} title
 * @property {string} [about] what the numbers mean, for who points at the title
 * @property {boolean} [number] stands right-aligned
 * @property {(row: any) => number|string} [by] what rows are sorted by; a column without it cannot be sorted
 * @property {(row: any, sum: number) => string} text the cell; sum is what `adds` came to, this row included
 * @property {(row: any) => number} [adds] what is added up from the first row down
 * @property {(row: any) => string|null} [href] the address that the cell leads to
 */

/**
 * @typedef {object} Options
 * @property {string} caption says what the table is, also to who does not see it
 * @property {Column[]} columns the first one without `number` names its rows
 * @property {any[]} rows in the order in which they came, which is that of `sorted`
 * @property {number} [sorted] the column by which they are in order already
 * @property {(rows: any[]) => void} [pick] told the selected rows when they change; without it there is no selecting
 * @property {(row: any) => void} [open] what Enter or a double click on a row does
 * @property {(row: any, x: number, y: number) => void} [menu] what a right click or the menu key does
 */

// So many rows are made at a time: a browser takes its time over a hundred thousand. Nobody prints them all, either.
const SLICE = 200;
const MOST_PRINTED = 2000;
const MOST_ABREAST = 5;

export class Table {
  #options;
  #rows = [];
  /** The column by which rows are sorted as they come; -1 for none. */
  #came;
  #by;
  #up = false;
  #sums = [];
  #selected = new Set();
  #lines = new Map();
  #hands;
  #head = make('tr');
  #body = make('tbody');
  #told = make('span');
  #more = make('p', 'more-rows', button('', 'More rows', () => this.#slice()), this.#told);
  #watch = new IntersectionObserver(seen => seen.some(entry => entry.isIntersecting) && this.#slice());
  #print = () => this.#reach(MOST_PRINTED - 1);

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
    this.#by = this.#came = this.#order(options.sorted);
    this.#head.append(...options.columns.map((column, i) => this.#title(column, i)));
    const table = make('table', '', make('caption', '', options.caption), make('thead', '', this.#head), this.#body);
    const numbers = options.columns.filter(column => column.number).length;
    // Where there is little room, more than these stand in two lines.
    table.style.setProperty('--numbers', String(numbers > MOST_ABREAST ? Math.ceil(numbers / 2) : numbers));
    this.element = make('div', 'table', table, this.#more);
    if (options.pick) {
      this.#hands = new TableHands(this.#body, {
        toggle: at => this.#toggle(this.#rows[at]),
        open: at => options.open?.(this.#rows[at]),
        menu: options.menu && ((at, x, y) => options.menu(this.#rows[at], x, y)),
      }, at => this.#reach(at));
    }
    this.#watch.observe(this.#more);
    addEventListener('beforeprint', this.#print);
    this.show(options.rows);
  }

  /** Shows other rows, in the order that the reader chose. */
  show(rows) {
    this.#options.rows = rows;
    this.#selected.clear();
    this.#sort();
  }

  /** Sorts by a column, largest or A first; the other way round when it is asked to again. */
  sort(column) {
    this.#up = column === this.#by ? !this.#up : !this.#options.columns[column].number;
    this.#by = column;
    this.#sort();
  }

  /** Selects exactly the rows that are wanted, brings the first into view if told to, and tells how many there are. */
  select(wanted, reveal = true) {
    this.#selected = new Set(this.#options.rows.filter(wanted));
    this.#lines.forEach((line, row) => this.#mark(line, row));
    const first = this.#rows.findIndex(row => this.#selected.has(row));
    if (first >= 0 && reveal) this.#reach(first).scrollIntoView({ block: 'nearest' });
    return this.#selected.size;
  }

  /** The selected rows, in the order in which they are shown. */
  get selected() {
    return this.#rows.filter(row => this.#selected.has(row));
  }

  close() {
    this.#watch.disconnect();
    removeEventListener('beforeprint', this.#print);
  }

  #title(column, i) {
    const title = column.by ? button('', column.title, () => this.sort(i)) : column.title;
    const cell = make('th', column.number ? 'number' : 'name', title);
    cell.scope = 'col';
    if (column.about) cell.title = column.about;
    return cell;
  }

  // Means come in the order of their sums: who asks for means is not told that they are sorted.
  #order(sorted = -1) {
    const column = this.#options.columns[sorted];
    const falls = (row, i, rows) => i === 0 || compare(key(column, rows[i - 1]), key(column, row)) >= 0;
    return column && this.#options.rows.every(falls) ? sorted : -1;
  }

  #sort() {
    const column = this.#options.columns[this.#by];
    this.#rows = [...this.#options.rows];
    const asItCame = this.#by === this.#came && this.#up === !column?.number;
    if (column && !asItCame) this.#rows.sort((a, b) => (this.#up ? 1 : -1) * compare(key(column, a), key(column, b)));
    [...this.#head.children].forEach((cell, i) => {
      if (i === this.#by) cell.setAttribute('aria-sort', this.#up ? 'ascending' : 'descending');
      else cell.removeAttribute('aria-sort');
    });
    this.#sums = this.#options.columns.map(() => 0);
    this.#lines.clear();
    this.#body.replaceChildren();
    this.#slice();
    this.#hands?.stand(0);
  }

  #slice() {
    const part = document.createDocumentFragment();
    for (const row of this.#rows.slice(this.#lines.size, this.#lines.size + SLICE)) part.append(this.#line(row));
    this.#body.append(part);
    const shown = this.#lines.size;
    this.#more.hidden = shown === this.#rows.length;
    this.#told.textContent = ` ${shown} of ${this.#rows.length} rows are shown`;
    // An observer tells of a change only: what is still in view after this slice is to be looked at anew.
    this.#watch.unobserve(this.#more);
    this.#watch.observe(this.#more);
  }

  /** Makes rows as far as that one, or the last, and gives it. */
  #reach(at) {
    const last = Math.min(at, this.#rows.length - 1);
    while (this.#lines.size <= last) this.#slice();
    return this.#lines.get(this.#rows[last]);
  }

  #line(row) {
    const { columns, pick } = this.#options;
    const naming = columns.findIndex(column => !column.number);
    const line = make('tr');
    columns.forEach((column, i) => {
      if (column.adds) this.#sums[i] += column.adds(row);
      const text = column.text(row, this.#sums[i]);
      const cell = make(i === naming ? 'th' : 'td', column.number ? 'number' : 'name');
      if (column.number) cell.append(text);
      else cell.append(i === naming && pick ? button('row', text.trim() ? text : UNNAMED) : link(column.href?.(row), text));
      if (i === naming) cell.scope = 'row';
      else if (!column.number) cell.dataset.title = column.title;
      line.append(cell);
    });
    line.querySelector('button.row')?.setAttribute('tabindex', '-1');
    this.#lines.set(row, line);
    this.#mark(line, row);
    return line;
  }

  #toggle(row) {
    if (!this.#selected.delete(row)) this.#selected.add(row);
    this.#mark(this.#lines.get(row), row);
    this.#options.pick(this.selected);
  }

  #mark(line, row) {
    const chosen = this.#selected.has(row);
    line.classList.toggle('selected', chosen);
    line.querySelector('button.row')?.setAttribute('aria-pressed', String(chosen));
  }
}

/** Signs do not count, as in pprof: in a difference the largest changes stand together. */
function key(column, row) {
  return column.number ? Math.abs(column.by(row)) : column.by(row);
}

function compare(a, b) {
  if (typeof a === 'number') return a - b;
  return a < b ? -1 : a > b ? 1 : 0;
}
