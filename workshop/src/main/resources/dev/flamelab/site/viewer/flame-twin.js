// The flame graph in words and numbers: a table of its functions. It is in the page at all times, for who listens to
// it, and in sight when it is wanted or when the keyboard comes to it.
import { Table } from './table.js';
import { exactly, placeMenu } from './places.js';
import { signed } from './change.js';
import { SUMS } from './flame-tree.js';
import { twin } from './twin.js';

// Until then the picture is there.
const SOON_MILLIS = 50;

export class FlameTwin {
  #page;
  #table = null;
  #waiting = 0;
  #matched = null;
  #rows = [];
  #twin = twin('Flame graph');

  constructor(page) {
    this.#page = page;
    this.toggle = this.#twin.toggle;
    this.element = this.#twin.element;
  }

  /** The functions whose rows are selected. */
  get selected() {
    return this.#table?.selected.map(row => row.function) ?? [];
  }

  /** Tells of another tree, once that is drawn. */
  take(tree, data, words) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#make(tree, data, words), SOON_MILLIS);
  }

  close() {
    clearTimeout(this.#waiting);
    this.#table?.close();
  }

  /** Shows the functions that match; all of them when nothing is searched. */
  search(matched) {
    this.#matched = matched;
    this.#table?.show(this.#wanted());
  }

  #wanted() {
    return this.#matched ? this.#rows.filter(row => this.#matched[row.name]) : this.#rows;
  }

  #make(tree, data, words) {
    const weight = data.isDifference ? row => Math.abs(row.self - row.selfBefore) : row => row.self;
    this.#rows = rowsOf(tree)
      .sort((a, b) => weight(b) - weight(a) || inAll(b) - inAll(a) || (a.text < b.text ? -1 : 1));
    const columns = data.isDifference ? this.#compared(words) : this.#plain(data, words);
    if (tree.isSandwich) columns.push({ title: 'Where', by: row => row.where, text: row => row.where });
    this.#table?.close();
    const what = tree.isSandwich ? 'Callers and callees in' : 'Functions of';
    this.#table = new Table({
      caption: `${what} the flame graph, ${data.type} in ${data.unit}`, columns, rows: this.#wanted(), sorted: 0,
      pick: () => {},
      open: row => this.#page.go({ p: exactly(row.function), z: null }),
      menu: (row, x, y) => placeMenu(this.#page, row, x, y),
    });
    this.#twin.fill(this.#table.element);
  }

  #plain(data, words) {
    const { format, percent } = this.#page.units;
    const seen = this.#rows.map(row => row.self || row.total);
    const print = format({ from: data.unit, to: data.shownIn, ratio: data.ratio }, seen, data.total);
    const value = (title, about, of) => ({ title, about, number: true, by: of, text: row => print(of(row)) });
    const share = (title, about, of) => ({
      title, about, number: true, by: of, text: row => percent(of(row), data.total).trim(),
    });
    const mean = (title, about, sum, events) => ({
      title, about, number: true, by: row => sum(row) / (events(row) || 1),
      text: row => words.mean(sum(row), events(row)),
    });
    const [self, total] = [row => row.self, row => row.total];
    const means = data.eventType === undefined ? [] : [
      mean('Self mean', `of the ${data.eventType} in the function itself`, self, row => row.selfEvents),
      mean('Total mean', `of the ${data.eventType} in the function and in all it calls`, total, row => row.events),
    ];
    return [
      value('Self', 'measured in the function itself', self),
      share('Self%', 'the same as a share of the whole', self),
      value('Total', 'measured in the function and in all it calls', total),
      share('Total%', 'the same as a share of the whole', total),
      ...means,
      ...this.#names(),
    ];
  }

  #compared(words) {
    const value = (title, about, of, text = words.print) => ({
      title, about, number: true, by: of, text: row => text(of(row)),
    });
    const change = number => signed(number, words.print);
    return [
      value('Self change', 'now less before, in the function itself', row => row.self - row.selfBefore, change),
      value('Self before', 'measured in the function itself, before', row => row.selfBefore),
      value('Self now', 'measured in the function itself, now', row => row.self),
      value('Total change', 'now less before, with all it calls', row => row.total - row.before, change),
      value('Total before', 'with all it calls, before', row => row.before),
      value('Total now', 'with all it calls, now', row => row.total),
      ...this.#names(),
    ];
  }

  #names() {
    const columns = [{ title: 'Function', by: row => row.text, text: row => row.text }];
    if (this.#rows.some(row => row.file)) {
      columns.push({ title: 'File', by: row => row.file, text: row => row.file });
    }
    return columns;
  }
}

/** The functions of a tree. Of a sandwich with where they are: one that is both above and below is told twice. */
function rowsOf(tree) {
  const { text, files, functions } = tree.names;
  const rows = (sums, where) => text
    .map((_, name) => ({
      name, text: text[name], file: files[name], function: functions[name], where: where(name),
      ...Object.fromEntries(SUMS.map(field => [field, sums[field][name]])),
    }))
    .filter(row => inAll(row) > 0);
  if (!tree.isSandwich) return rows(tree.sums(), () => '');
  const pivots = new Set(tree.children(0).map(node => tree.name[node]));
  return [
    ...rows(tree.sumsOf(1, tree.callers), name => pivots.has(name) ? 'chosen' : 'called'),
    ...rows(tree.sumsOf(tree.callers, tree.size), () => 'caller'),
  ];
}

function inAll(row) {
  return row.total + row.before;
}
