// The flame graph in words and numbers: a table of its functions. It is in the page at all times, for who listens to it,
// and in sight when it is wanted or when the keyboard comes to it.
import { Table } from './table.js';
import { exactly, placeMenu } from './places.js';
import { signed } from './change.js';
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
    const sums = tree.sums();
    const weight = data.isDifference
      ? i => Math.abs(sums.self[i] - sums.selfBefore[i])
      : i => sums.self[i];
    const total = i => sums.total[i] + sums.before[i];
    const { functions } = tree.names;
    this.#rows = data.names.map((text, name) => ({ name, text, file: data.files[name], function: functions[name] }))
      .filter(row => total(row.name) > 0)
      .sort((a, b) => weight(b.name) - weight(a.name) || total(b.name) - total(a.name) || (a.text < b.text ? -1 : 1));
    const columns = data.isDifference ? this.#compared(sums, data, words) : this.#plain(sums, data, words);
    this.#table?.close();
    this.#table = new Table({
      caption: `Functions of the flame graph, ${data.type} in ${data.unit}`, columns, rows: this.#wanted(), sorted: 0,
      pick: () => {},
      open: row => this.#page.go({ p: exactly(row.function), z: null }),
      menu: (row, x, y) => placeMenu(this.#page, row, x, y),
    });
    this.#twin.fill(this.#table.element);
  }

  #plain(sums, data, words) {
    const { format, percent } = this.#page.units;
    const seen = this.#rows.map(({ name }) => sums.self[name] || sums.total[name]);
    const print = format({ from: data.unit, to: data.shownIn, ratio: data.ratio }, seen, data.total);
    const value = (title, about, values) => ({
      title, about, number: true, by: row => values[row.name], text: row => print(values[row.name]),
    });
    const share = (title, about, values) => ({
      title, about, number: true, by: row => values[row.name],
      text: row => percent(values[row.name], data.total).trim(),
    });
    const mean = (title, about, values, events) => ({
      title, about, number: true, by: row => values[row.name] / (events[row.name] || 1),
      text: row => words.mean(values[row.name], events[row.name]),
    });
    const means = data.eventType === undefined ? [] : [
      mean('Self mean', `of the ${data.eventType} in the function itself`, sums.self, sums.selfEvents),
      mean('Total mean', `of the ${data.eventType} in the function and in all it calls`, sums.total, sums.events),
    ];
    return [
      value('Self', 'measured in the function itself', sums.self),
      share('Self%', 'the same as a share of the whole', sums.self),
      value('Total', 'measured in the function and in all it calls', sums.total),
      share('Total%', 'the same as a share of the whole', sums.total),
      ...means,
      ...this.#names(),
    ];
  }

  #compared(sums, data, words) {
    const value = (title, about, of, text = words.print) => ({
      title, about, number: true, by: row => of(row.name), text: row => text(of(row.name)),
    });
    const change = number => signed(number, words.print);
    return [
      value('Self change', 'now less before, in the function itself', i => sums.self[i] - sums.selfBefore[i], change),
      value('Self before', 'measured in the function itself, before', i => sums.selfBefore[i]),
      value('Self now', 'measured in the function itself, now', i => sums.self[i]),
      value('Total change', 'now less before, with all it calls', i => sums.total[i] - sums.before[i], change),
      value('Total before', 'with all it calls, before', i => sums.before[i]),
      value('Total now', 'with all it calls, now', i => sums.total[i]),
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
