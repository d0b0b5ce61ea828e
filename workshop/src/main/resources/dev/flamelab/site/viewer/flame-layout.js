// Where the boxes of a flame graph are: in values across, in rows down. Pure: no canvas, no page.

/** What the width of a box may stand for in a difference. */
export const WIDTHS = ['both', 'now', 'before'];

export class Layout {
  /**
   * @param {import('./flame-tree.js').Tree} tree
   * @param {string} width one of WIDTHS
   * @param {boolean} upward whether the root is at the bottom; callers are above what they call all the same
   */
  constructor(tree, width, upward) {
    this.tree = tree;
    this.upward = upward && !tree.isSandwich;
    this.w = this.#widths(width);
    this.x = this.#place();
    this.topLevel = tree.level.reduce((least, level) => Math.min(least, level), tree.isSandwich ? 1 : 0);
    /** By row from the root down, or from the outermost caller down: nodes from left to right. */
    this.rows = this.#sortIntoRows();
  }

  get whole() {
    return this.w[0];
  }

  /** The line that a node is drawn in, from the top. */
  line(node) {
    const row = this.tree.level[node] - this.topLevel;
    return this.upward ? this.rows.length - 1 - row : row;
  }

  /** The nodes in a line. */
  inLine(line) {
    return this.rows[this.upward ? this.rows.length - 1 - line : line] ?? [];
  }

  /** Where in a row the first box is that ends right of a value. */
  firstRightOf(row, value, from = 0) {
    let low = from;
    let high = row.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.x[row[middle]] + this.w[row[middle]] > value) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The node at a place, or -1. */
  nodeAt(line, value) {
    const row = this.inLine(line);
    const node = row[this.firstRightOf(row, value)];
    return node !== undefined && this.x[node] <= value ? node : -1;
  }

  /** The next box to the right in the same line, or to the left by -1, that has a width; else the node itself. */
  beside(node, step) {
    const row = this.inLine(this.line(node));
    let i = row.indexOf(node) + step;
    while (i >= 0 && i < row.length && this.w[row[i]] === 0) i += step;
    return row[i] ?? node;
  }

  #widths(width) {
    const { tree } = this;
    if (tree.before === null || width === 'now') return tree.total;
    return width === 'before' ? tree.before : this.#union();
  }

  /** How wide boxes are in which both sides find room: each for the larger of its own parts, and for all it calls. */
  #union() {
    const { tree } = this;
    const { parent, callers } = tree;
    const now = tree.total.slice();
    const before = tree.before.slice();
    // Nobody is above a function because of what calls it.
    const counts = i => i > 0 && (i < callers || parent[i] >= callers);
    for (let i = 1; i < tree.size; i++) {
      if (!counts(i)) continue;
      now[parent[i]] -= tree.total[i];
      before[parent[i]] -= tree.before[i];
    }
    const widths = new Float64Array(tree.size);
    const above = new Float64Array(callers);
    for (let i = tree.size - 1; i >= 0; i--) {
      widths[i] += Math.max(now[i], before[i], 0);
      // Both what it calls and what calls it must find room.
      if (i < callers) widths[i] = Math.max(widths[i], above[i]);
      if (counts(i)) widths[parent[i]] += widths[i];
      else if (i > 0) above[parent[i]] += widths[i];
    }
    return widths;
  }

  #place() {
    const { tree, w } = this;
    const x = new Float64Array(tree.size);
    const next = new Float64Array(tree.size);
    for (let i = 1; i < tree.size; i++) {
      // Callers start at the left edge of what they call, as its callees do.
      if (i === tree.callers) next.set(x);
      x[i] = next[tree.parent[i]];
      next[i] = x[i];
      next[tree.parent[i]] += w[i];
    }
    return x;
  }

  #sortIntoRows() {
    const { tree, topLevel } = this;
    const first = tree.isSandwich ? 1 : 0;
    const counts = [];
    for (let i = first; i < tree.size; i++) {
      const row = tree.level[i] - topLevel;
      counts[row] = (counts[row] ?? 0) + 1;
    }
    const rows = Array.from(counts, count => new Int32Array(count ?? 0));
    const filled = new Int32Array(rows.length);
    for (let i = first; i < tree.size; i++) {
      const row = tree.level[i] - topLevel;
      rows[row][filled[row]++] = i;
    }
    return rows;
  }
}
