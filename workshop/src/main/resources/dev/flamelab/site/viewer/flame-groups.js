// Which place the groups of functions have among the colours: a module has a hue, a package one of its shades. A place
// goes by the name, so that it is the same in other profiles; where two want the same one, the heavier has it.
import { GREYS, HUES, NATIVE, SHADES, spread } from './colors.js';

const MACHINE = /^native code$|\.(so|dylib|dll)(\.\d+)*$|^\[|^(lib|ld-)[\w.+-]*$/;
/** Most of a program in Go: there each package is as good as a module. */
const GO = 'Go';

/**
 * The groups of the frames that are in view, with what was measured in these themselves; the heaviest first.
 *
 * @param {string} kind packages or modules
 * @param {{layout: import('./flame-layout.js').Layout, from: number, to: number}} view
 */
export function inView(kind, { layout: { tree, x, w }, from, to }) {
  const { names, name, self, selfBefore } = tree;
  const sums = new Float64Array(names.text.length);
  const isThere = new Uint8Array(sums.length);
  for (let i = 1; i < tree.size; i++) {
    if (w[i] === 0 || x[i] >= to || x[i] + w[i] <= from) continue;
    isThere[name[i]] = 1;
    sums[name[i]] += self[i] + (selfBefore?.[i] ?? 0);
  }
  const weights = new Map();
  isThere.forEach((is, i) => {
    const group = names[kind][i];
    if (is && group !== '') weights.set(group, (weights.get(group) ?? 0) + sums[i]);
  });
  return [...weights].sort((a, b) => b[1] - a[1]);
}

export class Groups {
  /** The places in a family, by the family's name; those of the families themselves, by what they group. */
  #places = new Map();
  #weights;
  #ranks;

  /** Takes in the groups of another tree; those that have a place keep it. */
  take(tree) {
    const { names } = tree;
    const sums = tree.sums();
    this.#weights = { packages: new Map(), modules: new Map() };
    const modules = new Map();
    names.text.forEach((_, i) => {
      modules.set(names.packages[i], names.modules[i]);
      for (const [kind, weights] of Object.entries(this.#weights)) {
        const group = names[kind][i];
        weights.set(group, (weights.get(group) ?? 0) + sums.self[i] + sums.selfBefore[i]);
      }
    });
    this.#ranks = {};
    for (const kind of Object.keys(this.#weights)) {
      const order = this.heaviest(kind).map(([group]) => group);
      this.#ranks[kind] = new Map(order.map((group, i) => [group, i]));
      for (const group of order) this.place(kind, group, kind === 'modules' ? group : modules.get(group));
    }
  }

  /** Groups with their weights, the heaviest first. */
  heaviest(kind) {
    return [...this.#weights[kind]].filter(([group]) => group !== '').sort((a, b) => b[1] - a[1]);
  }

  /** How many groups are heavier. */
  rank(kind, group) {
    return this.#ranks[kind].get(group) ?? Infinity;
  }

  /** The family of a group, the number of its hue, and that of its shade. */
  place(kind, group, module) {
    if (MACHINE.test(module)) {
      return { family: NATIVE, hue: 0, shade: this.#settle(`${kind} ${NATIVE}`, group, GREYS.length) % GREYS.length };
    }
    const isOwn = kind === 'modules' || module === GO;
    const family = isOwn ? group : module;
    const shade = isOwn ? 0 : this.#settle(`${kind} ${family}`, group, SHADES.length) % SHADES.length;
    if (family === 'JDK') return { family, hue: 0, shade };
    const hue = this.#settle(kind, family, HUES.length);
    // Where hues are used up they come again in another shade.
    return { family, hue: hue % HUES.length, shade: (shade + Math.floor(hue / HUES.length)) % SHADES.length };
  }

  /**
   * The place that a name has, or gets: the one of its own among so many, else the next that is free; then a second
   * round.
   */
  #settle(where, name, count) {
    if (!this.#places.has(where)) this.#places.set(where, new Map());
    const places = this.#places.get(where);
    if (places.has(name)) return places.get(name);
    const taken = new Set(places.values());
    const round = Math.floor(places.size / count) * count;
    let at = Math.floor(spread(name) * count);
    while (taken.has(round + at)) at = (at + 1) % count;
    places.set(name, round + at);
    return round + at;
  }
}
