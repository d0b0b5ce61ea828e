// Makes other trees of a flame graph: recursion folded, or one function with its callers above and its callees below.
import { expression } from './places.js';
import { OF_ALL, OF_ITSELF, SUMS, Tree } from './flame-tree.js';

/** A tree that grows node by node, and is put in order in the end. */
class Growing {
  #like;
  #numbers = new Map();
  parent = [-1];
  name = [0];
  /** What is summed up: a field, where it comes from, and its sums. */
  #itself;
  #all;
  #called = [1];

  constructor(tree) {
    this.#like = tree;
    this.name[0] = tree.name[0];
    [this.#itself, this.#all] = [OF_ITSELF, OF_ALL].map(
      fields => fields.filter(field => tree[field]).map(field => ({ field, from: tree[field], sums: [0] })));
  }

  child(parent, name) {
    const key = parent * this.#like.names.text.length + name;
    let node = this.#numbers.get(key);
    if (node === undefined) {
      node = this.parent.length;
      this.#numbers.set(key, node);
      this.parent.push(parent);
      this.name.push(name);
      this.#called.push(0);
      for (const { sums } of [...this.#itself, ...this.#all]) sums.push(0);
    }
    return node;
  }

  addSelf(node, from) {
    add(this.#itself, node, from);
    if (!this.#like.inlined[from]) this.#called[node] = 1;
  }

  addTotal(node, from) {
    add(this.#all, node, from);
  }

  /** What has grown, each node before its children and the heaviest child first. */
  tree() {
    const size = this.parent.length;
    const tree = like(this.#like, size);
    const [total, before] = ['total', 'before'].map(name => this.#all.find(({ field }) => field === name)?.sums);
    const weight = i => total[i] + (before?.[i] ?? 0);
    const children = this.parent.map(() => null);
    for (let i = 1; i < size; i++) (children[this.parent[i]] ??= []).push(i);
    const place = new Int32Array(size);
    const waiting = [0];
    for (let next = 0; waiting.length > 0; next++) {
      const i = waiting.pop();
      place[i] = next;
      tree.name[next] = this.name[i];
      tree.parent[next] = i === 0 ? -1 : place[this.parent[i]];
      tree.inlined[next] = this.#called[i] ? 0 : 1;
      children[i]?.sort((a, b) => weight(b) - weight(a) || a - b);
      for (let j = (children[i]?.length ?? 0) - 1; j >= 0; j--) waiting.push(children[i][j]);
    }
    for (const { field, sums } of [...this.#itself, ...this.#all]) {
      for (let i = 0; i < size; i++) tree[field][place[i]] = sums[i];
    }
    return tree.finished();
  }
}

function add(columns, node, from) {
  for (let i = 0; i < columns.length; i++) columns[i].sums[node] += columns[i].from[from];
}

/**
 * The tree that parameters ask for.
 *
 * @param {(sentence: string) => void} fail told when there is none such; then it is that of the whole
 */
export function shaped(whole, params, fail) {
  const isFolded = /^(t|true|1|yes|on)$/i.test(params.get('fold') ?? '');
  const tree = isFolded ? folded(whole) : whole;
  const pivot = params.get('p') ?? '';
  if (pivot === '') return tree;
  try {
    // Who names a function means that one, and not those whose names go on.
    const named = tree.named(pivot);
    const wanted = named.includes(1) ? named : tree.matching(expression(pivot));
    if (wanted.includes(1)) return sandwich(tree, wanted);
    fail(`no function in this flame graph matches ${pivot}`);
  } catch (error) {
    fail(`${pivot} is no regular expression: ${error.message}`);
  }
  return tree;
}

/** A function that calls itself is drawn once: what its second call calls stands beside what the first one calls. */
function folded(tree) {
  const growing = new Growing(tree);
  const image = new Int32Array(tree.size);
  for (let i = 0; i < tree.size; i++) {
    const above = i === 0 ? 0 : image[tree.parent[i]];
    const isCalledAgain = i > 0 && growing.name[above] === tree.name[i];
    if (i > 0) image[i] = isCalledAgain ? above : growing.child(above, tree.name[i]);
    growing.addSelf(image[i], i);
    // The second call is within the first, and counted there.
    if (!isCalledAgain) growing.addTotal(image[i], i);
  }
  return growing.tree();
}

/**
 * The functions that are wanted, side by side; below them what they call, above them what calls them. Of each stack the
 * outermost one counts.
 *
 * @param {Uint8Array} wanted by name
 */
function sandwich(tree, wanted) {
  const below = new Growing(tree);
  const above = new Growing(tree);
  const image = new Int32Array(tree.size);
  for (const found of tree.outermost(wanted)) {
    below.addTotal(0, found);
    image[found] = below.child(0, tree.name[found]);
    for (let i = found; i < tree.end[found]; i++) {
      if (i > found) image[i] = below.child(image[tree.parent[i]], tree.name[i]);
      below.addSelf(image[i], i);
      below.addTotal(image[i], i);
    }
    let callee = above.child(0, tree.name[found]);
    above.addTotal(callee, found);
    above.addTotal(0, found);
    for (let i = tree.parent[found]; i > 0; i = tree.parent[i]) {
      callee = above.child(callee, tree.name[i]);
      above.addTotal(callee, found);
    }
  }
  return joined(tree, below, above);
}

function joined(tree, below, above) {
  const callees = below.tree();
  const callers = above.tree();
  // The functions themselves are in both, in the same order: what they weigh is the same.
  const pivots = new Map(callees.children(0).map(node => [callees.name[node], node]));
  const both = like(tree, callees.size + callers.size - 1 - pivots.size);
  for (const field of ['name', 'parent', 'inlined', ...SUMS]) both[field]?.set(callees[field]);
  both.isSandwich = true;
  both.callers = callees.size;
  const place = new Int32Array(callers.size);
  let next = callees.size;
  for (let i = 1; i < callers.size; i++) {
    if (callers.level[i] === 1) {
      place[i] = pivots.get(callers.name[i]);
      continue;
    }
    place[i] = next;
    both.name[next] = callers.name[i];
    both.parent[next] = place[callers.parent[i]];
    for (const field of OF_ALL) if (both[field]) both[field][next] = callers[field][i];
    next++;
  }
  return both.finished();
}

/** A tree of what the same was measured of. */
function like(tree, size) {
  return new Tree(tree.names, size, tree.before !== null, tree.events !== null);
}
