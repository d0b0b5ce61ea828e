// A flame graph's stacks as arrays: what is called follows what calls it. Knows nothing of how it is drawn.

/**
 * @typedef {object} Names what frames are called, by number
 * @property {string[]} text
 * @property {string[]} functions as filters know them
 * @property {string[]} files
 * @property {string[]} packages
 * @property {string[]} modules
 */

/** What is added up: of a function itself, and of it and all it calls. */
export const OF_ITSELF = ['self', 'selfBefore', 'selfEvents'];
export const OF_ALL = ['total', 'before', 'events'];
export const SUMS = [...OF_ITSELF, ...OF_ALL];

const SOURCE = /\.(?:java|kt|scala|groovy)$/;

/**
 * Stacks added up. Node 0 is the root; every node stands behind its parent, and before what its parent calls next.
 * Of a sandwich the callers stand behind everything else, and their parent is what they call.
 */
export class Tree {
  #sums = null;

  /** @param {Names} names */
  constructor(names, size, isDifference, hasMeans) {
    this.names = names;
    this.size = size;
    this.name = new Int32Array(size);
    this.parent = new Int32Array(size);
    this.self = new Float64Array(size);
    this.total = new Float64Array(size);
    this.selfBefore = isDifference ? new Float64Array(size) : null;
    this.before = isDifference ? new Float64Array(size) : null;
    /** Of how many events the sums are; null where no means are asked for. */
    this.selfEvents = hasMeans ? new Float64Array(size) : null;
    this.events = hasMeans ? new Float64Array(size) : null;
    this.inlined = new Uint8Array(size);
    /** How many rows below the root, or above it, below 0. */
    this.level = new Int32Array(size);
    /** The first node that is not below. */
    this.end = new Int32Array(size);
    /** Whether the root is none, but stands for all the functions that are looked at. */
    this.isSandwich = false;
    /** The first of the callers of a sandwich. */
    this.callers = size;
  }

  /** Of the data that the server sends. */
  static of(data) {
    const { names, files, packages, modules, nodes } = data;
    const tree = new Tree(
      { text: names, functions: data.functions, files, packages, modules }, nodes.name.length,
      data.isDifference, data.eventType !== undefined);
    for (const field of ['name', 'parent', ...SUMS]) tree[field]?.set(nodes[field]);
    for (const node of nodes.inlined) tree.inlined[node] = 1;
    return tree.finished();
  }

  /** Fills in levels and ends. */
  finished() {
    const { parent, level, end, size, callers } = this;
    for (let i = 1; i < size; i++) level[i] = level[parent[i]] + (i < callers ? 1 : -1);
    for (let i = size - 1; i >= 0; i--) {
      end[i] = Math.max(end[i], i + 1);
      // Callers stand apart from what they call.
      if (i > 0 && (i < callers || parent[i] >= callers)) end[parent[i]] = Math.max(end[parent[i]], end[i]);
    }
    return this;
  }

  text(node) {
    return this.names.text[this.name[node]];
  }

  isCaller(node) {
    return node >= this.callers;
  }

  /** Now less before. */
  change(node) {
    return this.before ? this.total[node] - this.before[node] : 0;
  }

  /** What was measured in a node itself; of the function that a sandwich is about, wherever that calls itself. */
  itself(node, values = this.self) {
    if (!this.isSandwich || this.level[node] !== 1) return values[node];
    let sum = 0;
    for (let i = node; i < this.end[node]; i++) if (this.name[i] === this.name[node]) sum += values[i];
    return sum;
  }

  /** The names of a stack, from the root or the outermost caller on. */
  stack(node) {
    const stack = [];
    for (let i = node; i > 0; i = this.parent[i]) stack.push(this.text(i));
    return this.isCaller(node) ? stack : stack.reverse();
  }

  /** What a node calls; of a caller, what calls that. */
  children(node) {
    const children = [];
    for (let i = node + 1; i < this.end[node]; i = this.end[i]) children.push(i);
    return children;
  }

  /** What calls one of the functions that a sandwich is about. */
  callersOf(node) {
    const callers = [];
    for (let i = this.callers; i < this.size; i = this.end[i]) if (this.parent[i] === node) callers.push(i);
    return callers;
  }

  /**
   * Sums by name: what was measured in a function, and in it and all it calls, where one that calls itself is counted
   * once.
   */
  sums() {
    return this.#sums ??= this.sumsOf(1, this.size);
  }

  /** The same of some of the nodes: of all that a sandwich calls, or of all its callers. */
  sumsOf(from, to) {
    const { name, end, size } = this;
    const count = this.names.text.length;
    const isOutermost = new Uint8Array(size);
    const open = new Int32Array(count);
    const path = [];
    for (let i = from; i < to; i++) {
      while (path.length > 0 && end[path.at(-1)] <= i) open[name[path.pop()]]--;
      isOutermost[i] = open[name[i]]++ === 0 ? 1 : 0;
      path.push(i);
    }
    const added = field => {
      const sums = new Float64Array(count);
      const values = this[field];
      const isOfAll = OF_ALL.includes(field);
      for (let i = from; values && i < to; i++) if (!isOfAll || isOutermost[i]) sums[name[i]] += values[i];
      return sums;
    };
    return Object.fromEntries(SUMS.map(field => [field, added(field)]));
  }

  /** Which names match, one byte for each. */
  matching(regexp) {
    const found = new Uint8Array(this.names.text.length);
    // The root is the last of the names, and nobody's function.
    for (let i = 0; i < found.length - 1; i++) found[i] = this.#matches(i, regexp) ? 1 : 0;
    return found;
  }

  /** Which names are this one, one byte for each. */
  named(name) {
    const { text, functions } = this.names;
    return Uint8Array.from(text, (each, i) => i < text.length - 1 && (each === name || functions[i] === name) ? 1 : 0);
  }

  /** A Java method is found by its package too, where names are shown without. */
  #matches(name, regexp) {
    const { text, files, packages } = this.names;
    if (regexp.test(text[name])) return true;
    return SOURCE.test(files[name]) && !text[name].startsWith(packages[name])
      && regexp.test(`${packages[name]}.${text[name]}`);
  }

  /** The outermost nodes whose names are among these. */
  outermost(wanted) {
    const nodes = [];
    for (let i = 1; i < this.size;) {
      if (wanted[this.name[i]]) {
        nodes.push(i);
        i = this.end[i];
      } else {
        i++;
      }
    }
    return nodes;
  }
}
