// Which place the groups of functions have among the colours: a module has a hue, a package one of its shades. A place
// goes by the name, so that it is the same in other profiles; where two want the same one, the heavier has it.
import { GREYS, HUES, NATIVE, SHADES, spread } from './colors.js';

const MACHINE = /^native code$|\.(so|dylib|dll)(\.\d+)*$|^\[|^(lib|ld-)[\w.+-]*$/;

export class Groups {
  #hues = new Map();
  #families = new Map();
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
      this.#ranks[kind] = new Map(this.heaviest(kind).map(([group], i) => [group, i]));
    }
    for (const module of this.#ranks.modules.keys()) {
      this.place('modules', module, module);
      if (family(module) !== NATIVE && module !== 'JDK') settle(this.#hues, module, HUES.length);
    }
    for (const group of this.#ranks.packages.keys()) this.place('packages', group, modules.get(group));
  }

  /** Groups with their weights, the heaviest first. */
  heaviest(kind) {
    return [...this.#weights[kind]].filter(([group]) => group !== '').sort((a, b) => b[1] - a[1]);
  }

  /** How many groups are heavier. */
  rank(kind, group) {
    return this.#ranks[kind].get(group) ?? Infinity;
  }

  /** The number of a module's hue. */
  hue(module) {
    return this.#hues.get(module);
  }

  /** The family of a group, and the number of its shade there. */
  place(kind, group, module) {
    const own = family(module);
    if (kind === 'modules' && own !== NATIVE) return { family: own, place: 0 };
    const key = `${kind} ${own}`;
    if (!this.#families.has(key)) this.#families.set(key, new Map());
    return { family: own, place: settle(this.#families.get(key), group, own === NATIVE ? GREYS.length : SHADES.length) };
  }
}

function family(module) {
  return MACHINE.test(module) ? NATIVE : module;
}

/** The place that a name has among so many, or gets: the one of its own, or the next that is free while there are any. */
function settle(places, name, count) {
  if (places.has(name)) return places.get(name);
  let at = Math.floor(spread(name) * count);
  if (places.size < count) {
    const taken = new Set(places.values());
    while (taken.has(at)) at = (at + 1) % count;
  }
  places.set(name, at);
  return at;
}
