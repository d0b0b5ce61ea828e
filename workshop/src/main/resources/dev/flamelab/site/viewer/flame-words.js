// What is told of a frame in words and numbers. The numbers are those that the reports on the command line print.
import { signed } from './change.js';
import { step } from './colors.js';
import { shortened } from './elements.js';

export class Wording {
  #units;

  /** @param {object} data as the server sends it @param {typeof import('./units.js')} units */
  constructor(data, units) {
    this.data = data;
    this.#units = units;
    this.print = units.format({ from: data.unit, to: data.shownIn, ratio: data.ratio });
  }

  share(value, total = this.data.total) {
    return this.#units.percent(value, total).trim();
  }

  /** All there is to tell of a frame, in one line. */
  details(tree, node) {
    if (tree.isSandwich && node === 0) return '';
    const name = tree.name[node];
    const file = tree.names.files[name];
    const where = file && !tree.names.text[name].includes(file) ? ` (${shortened(file)})` : '';
    const inlined = tree.inlined[node] ? ', inlined' : '';
    const numbers = tree.before === null ? this.#plain(tree, node) : this.#compared(tree, node);
    return `${shortened(tree.text(node))}${where}${inlined} · ${numbers}`;
  }

  #plain(tree, node) {
    if (tree.events !== null) return this.#averaged(tree, node);
    const own = tree.itself(node);
    const self = tree.isCaller(node) ? '' : ` · itself ${this.print(own)}, ${this.share(own)}`;
    return `${this.print(tree.total[node])}, ${this.share(tree.total[node])}${self}`;
  }

  #averaged(tree, node) {
    const one = (sum, count) => `${this.mean(sum, count)} on average of ${count} ${this.data.eventType},`
      + ` ${this.print(sum)} in all, ${this.share(sum)}`;
    const events = tree.itself(node, tree.selfEvents);
    const self = events === tree.events[node] ? 'all of it' : one(tree.itself(node), events);
    return one(tree.total[node], tree.events[node]) + (events > 0 ? ` · itself ${self}` : '');
  }

  /** A sum as the mean of so many events, as pprof prints it. */
  mean(sum, count) {
    return this.print(count > 0 ? Math.trunc(sum / count) : sum);
  }

  #compared(tree, node) {
    const [before, now] = [tree.itself(node, tree.selfBefore), tree.itself(node)];
    const self = before === 0 && now === 0 ? '' : ` · itself ${this.#sides(before, now)}`;
    return this.#sides(tree.before[node], tree.total[node]) + self;
  }

  #sides(before, now) {
    const change = signed(now - before, this.print);
    return `before ${this.print(before)}, ${this.share(before, this.data.baseTotal)}, now ${this.print(now)}, `
      + `${this.share(now)}: ${change}`;
  }

  /** What stands in a box before its name: a mean, or a change as a share of what was before. */
  sign(tree, node) {
    if (tree.events !== null) return `${this.mean(tree.total[node], tree.events[node])} `;
    const change = tree.change(node);
    if (step(change, Math.max(this.data.total, this.data.baseTotal)) === 0) return '';
    if (tree.before[node] === 0) return '+new ';
    if (tree.total[node] === 0) return '−gone ';
    return `${change > 0 ? '+' : '−'}${this.share(change, this.data.baseTotal || this.data.total)} `;
  }

  /** Where a frame is among the others, for who does not see it. */
  place(tree, node) {
    const calls = tree.children(node).length;
    const what = tree.isCaller(node) ? 'called by' : 'calls';
    const others = calls === 0 ? `${what} nothing` : `${what} ${calls} ${calls === 1 ? 'function' : 'functions'}`;
    return `Level ${Math.abs(tree.level[node])}, ${others}`;
  }

  /** What the picture shows, for who does not see it. */
  picture(tree, about) {
    const { total, isDifference } = this.data;
    const frames = `${tree.size - 1} frames`;
    const keys = 'Arrow keys go from frame to frame, Enter zooms, Escape zooms out.';
    if (tree.isSandwich) return `Callers and callees in ${about.title}: ${frames}. ${keys}`;
    const kind = isDifference ? 'Differential flame graph' : 'Flame graph';
    return `${kind} of ${about.title}: ${frames}, ${this.print(total)} in total. ${keys}`;
  }

  /** How much of the whole matches; of each stack the outermost match counts. */
  matched(tree, nodes) {
    const sum = values => nodes.reduce((all, node) => all + values[node], 0);
    const now = sum(tree.total);
    const text = `${this.share(now)} matched, ${this.print(now)} of ${this.print(this.data.total)}`;
    if (tree.before === null) return { matched: now, total: this.data.total, text };
    const before = sum(tree.before);
    return {
      matched: now, total: this.data.total, before,
      text: `${text}; before ${this.share(before, this.data.baseTotal)}, ${this.print(before)}: `
        + signed(now - before, this.print),
    };
  }
}
