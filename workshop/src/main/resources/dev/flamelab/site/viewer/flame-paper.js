// A flame graph on paper: all of its lines, on sheets of some lines each, so that pages end between lines.
import { make } from './elements.js';
import { Painter } from './flame-paint.js';

/** So many pixels across, as on a small screen, and sharper than that. */
const WIDTH = 1000;
const LINE = 20;
const LINES = 8;
const SHARPNESS = 2;
/** Nobody wants more than some pages of it. */
const MOST_SHEETS = 40;

export class Paper {
  constructor() {
    this.element = make('div', 'flame-paper');
  }

  /** Takes the sheets away. */
  clear() {
    this.element.replaceChildren();
  }

  /** @param {import('./flame-paint.js').Scene} scene of which all lines are drawn, from its left edge to its right */
  show(scene) {
    this.clear();
    const lines = [...scene.layout.rows.keys()].filter(line => isUsed(scene, line));
    if (lines.length === 0) return;
    let [first, last] = [lines[0], lines.at(-1)];
    const left = Math.max(0, last - first + 1 - MOST_SHEETS * LINES);
    // What is next to the root tells most.
    if (scene.layout.upward) first += left;
    else last -= left;
    for (let line = first; line <= last; line += LINES) this.#sheet(scene, line, Math.min(LINES, last - line + 1));
    if (left === 0) return;
    const rest = make('p', '', `${left} more levels are not printed: zoom in on a part to have all of it.`);
    if (scene.layout.upward) this.element.prepend(rest);
    else this.element.append(rest);
  }

  #sheet(scene, line, count) {
    const canvas = make('canvas');
    this.element.append(canvas);
    const painter = new Painter(canvas);
    painter.resize(WIDTH, count * LINE, SHARPNESS);
    painter.paint({ ...scene, top: line * LINE, height: LINE, hover: -1, cursor: -1, focused: false });
  }
}

/** Whether anything of a line is in view. */
function isUsed({ layout, from, to }, line) {
  const row = layout.inLine(line);
  const node = row[layout.firstRightOf(row, from)];
  return node !== undefined && layout.x[node] < to;
}
