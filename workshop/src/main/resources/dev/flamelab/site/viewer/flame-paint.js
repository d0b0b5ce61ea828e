// Paints what is in view of a flame graph on a canvas. What is narrower than half a pixel is not looked at one by one.
import { step } from './colors.js';
import { Fitting } from './flame-text.js';

const LEAST_WIDTH = 0.5;
const LEAST_TEXT = 26;
const LEAST_SIGN = 70;
const PAD = 5;
const MARK = 'flame graph drawn';
const MOST_MARKS = 20_000;

/**
 * @typedef {object} Scene
 * @property {import('./flame-layout.js').Layout} layout
 * @property {import('./colors.js').Palette} palette
 * @property {number} from the value at the left edge
 * @property {number} to the value at the right edge
 * @property {number} top how many pixels are above the upper edge
 * @property {number} height of a line, in pixels
 * @property {Uint8Array|null} matched by name; null where nothing is searched
 * @property {number} hover the node under the mouse, or -1
 * @property {number} cursor the node that the keys are at, or -1
 * @property {boolean} focused whether the cursor shows
 * @property {(change: number) => string} sign how a change is told in a box
 * @property {number} whole what changes are shares of
 */

export class Painter {
  #canvas;
  #context;
  #fitting;
  #font = 'sans-serif';
  #patterns = new Map();
  #marks = 0;
  #scene;
  #texts = [];
  #outlines = [];

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
    this.#fitting = new Fitting(this.#context);
    this.width = 0;
    this.height = 0;
    this.ratio = 1;
  }

  /** Sets the size in pixels of the page; the screen may have more. */
  resize(width, height, ratio = devicePixelRatio) {
    if (width === this.width && height === this.height && ratio === this.ratio) return;
    Object.assign(this, { width, height, ratio });
    this.#canvas.width = Math.max(1, Math.round(width * ratio));
    this.#canvas.height = Math.max(1, Math.round(height * ratio));
    this.#font = getComputedStyle(this.#canvas).fontFamily;
    this.#fitting.reset();
    this.#patterns.clear();
  }

  /** @param {Scene} scene */
  paint(scene) {
    this.#scene = scene;
    const { layout, top, height } = scene;
    const context = this.#context;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    // What is under the canvas is the page's own ground.
    context.clearRect(0, 0, this.width, this.height);
    this.#texts.length = 0;
    this.#outlines.length = 0;
    const last = Math.min(layout.rows.length - 1, Math.floor((top + this.height) / height));
    for (let line = Math.max(0, Math.floor(top / height)); line <= last; line++) {
      this.#line(layout.inLine(line), line * height - top);
    }
    this.#write();
    this.#outline();
    if (++this.#marks % MOST_MARKS === 0) performance.clearMarks(MARK);
    performance.mark(MARK);
  }

  #line(row, y) {
    const { layout, from, to } = this.#scene;
    const scale = this.width / (to - from);
    const pixel = 1 / this.ratio;
    for (let i = layout.firstRightOf(row, from); i < row.length;) {
      const node = row[i];
      const left = (layout.x[node] - from) * scale;
      if (left >= this.width) break;
      const wide = layout.w[node] * scale;
      if (wide >= LEAST_WIDTH) {
        this.#box(node, left, wide, y);
        i++;
      } else {
        const column = Math.max(0, Math.floor(left * this.ratio) / this.ratio);
        if (wide > 0) this.#dust(node, column, y, pixel);
        i = layout.firstRightOf(row, from + (column + pixel) / scale, i + 1);
      }
    }
  }

  /** What is too narrow to be a box: one column stands for all that is in it. */
  #dust(node, x, y, pixel) {
    const context = this.#context;
    context.globalAlpha = 0.5;
    context.fillStyle = this.#fill(node);
    context.fillRect(x, y, pixel, this.#scene.height - 1);
    context.globalAlpha = 1;
  }

  #box(node, left, wide, y) {
    const { palette, height, matched, layout: { tree } } = this.#scene;
    const context = this.#context;
    const snap = value => Math.round(value * this.ratio) / this.ratio;
    const x = Math.max(0, snap(left));
    const full = Math.min(this.width, snap(left + wide)) - x;
    if (full <= 0) return;
    // The ground between boxes is their border; where they are narrow there is no room for it.
    const w = full > 3 ? full - 1 : full;
    const h = height - 1;
    const isMatched = matched !== null && matched[tree.name[node]] === 1;
    const fades = matched !== null && !isMatched;
    if (fades) context.globalAlpha = palette.scheme.faded;
    context.fillStyle = isMatched ? palette.match : this.#fill(node);
    if (w > 24) {
      context.beginPath();
      context.roundRect(x, y, w, h, 2);
      context.fill();
    } else {
      context.fillRect(x, y, w, h);
    }
    context.globalAlpha = 1;
    if (tree.before !== null && !isMatched) this.#pattern(node, x, y, w, h);
    if (palette.scheme.edge && w > 2) {
      context.strokeStyle = palette.scheme.edge;
      context.lineWidth = 1;
      context.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
    }
    if (w >= LEAST_TEXT) this.#texts.push({ node, x, y, w, isMatched, fades });
    const { hover, cursor, focused } = this.#scene;
    if (hover >= 0 && tree.name[node] === tree.name[hover]) this.#outlines.push({ x, y, w, h, strong: node === hover });
    if (tree.isSandwich && tree.level[node] === 1) this.#outlines.push({ x, y, w, h, isPivot: true });
    if (node === cursor && (focused || node > 0)) this.#outlines.push({ x, y, w, h, strong: focused, isCursor: true });
  }

  #fill(node) {
    const { palette, layout: { tree }, whole } = this.#scene;
    return palette.by === 'change' ? palette.ofChange(step(tree.change(node), whole)) : palette.fill(tree.name[node]);
  }

  /** Lines rise where there is more than before and fall where there is less, for whom colours say nothing. */
  #pattern(node, x, y, w, h) {
    const { layout: { tree }, whole, palette } = this.#scene;
    const context = this.#context;
    const weight = step(tree.change(node), whole);
    const isGone = tree.total[node] === 0;
    if (w < 3 || (weight === 0 && !isGone)) return;
    if (isGone) {
      context.setLineDash([4, 3]);
      context.strokeStyle = palette.scheme.hatch;
      context.lineWidth = 1.5;
      context.strokeRect(x + 0.75, y + 0.75, w - 1.5, h - 1.5);
      context.setLineDash([]);
    }
    if (palette.by !== 'change') return;
    const direction = weight > 0 ? 1 : -1;
    context.fillStyle = this.#hatch(direction, tree.before[node] === 0 || isGone ? 5 : 9, palette.scheme.hatch);
    context.fillRect(x, y, w, h);
  }

  #hatch(direction, distance, color) {
    const key = `${direction} ${distance} ${color}`;
    if (!this.#patterns.has(key)) this.#patterns.set(key, hatching(direction, distance, color, this.ratio));
    return this.#context.createPattern(this.#patterns.get(key), 'repeat');
  }

  #write() {
    const { palette, height, layout: { tree }, sign, whole } = this.#scene;
    const context = this.#context;
    context.textBaseline = 'middle';
    const size = Math.min(12.5, height * 0.62);
    const plain = `${size}px ${this.#font}`;
    const middle = (height - 1) / 2 + 0.5;
    context.font = plain;
    for (const { node, x, y, w, isMatched, fades } of this.#texts) {
      let at = x + PAD;
      let room = w - 2 * PAD + 1;
      if (fades) context.globalAlpha = 0.75;
      context.fillStyle = isMatched ? palette.scheme.matchText : palette.scheme.text;
      if (tree.before !== null && room > LEAST_SIGN && step(tree.change(node), whole) !== 0) {
        const told = sign(node);
        context.fillText(told, at, y + middle);
        const taken = this.#fitting.width(told + ' ');
        at += taken;
        room -= taken;
      }
      const text = this.#fitting.fit(tree.name[node], tree.text(node), room);
      const special = tree.isSandwich && tree.level[node] === 1 ? 'bold ' : tree.inlined[node] ? 'italic ' : '';
      if (special) context.font = special + plain;
      context.fillText(text, at, y + middle);
      if (special) context.font = plain;
      context.globalAlpha = 1;
    }
  }

  #outline() {
    const { palette } = this.#scene;
    const context = this.#context;
    for (const { x, y, w, h, strong, isCursor, isPivot } of this.#outlines) {
      context.strokeStyle = isCursor ? palette.scheme.cursor : palette.scheme.outline;
      const thick = isCursor && strong ? 3 : isCursor || strong || isPivot ? 2 : 1;
      context.lineWidth = thick;
      context.strokeRect(x + thick / 2, y + thick / 2, Math.max(0, w - thick), Math.max(0, h - thick));
    }
  }
}

/** A tile of slanting lines. */
function hatching(direction, distance, color, ratio) {
  const tile = document.createElement('canvas');
  const size = Math.round(distance * ratio);
  tile.width = size;
  tile.height = size;
  const context = tile.getContext('2d');
  context.strokeStyle = color;
  context.lineWidth = ratio;
  for (const shift of [-size, 0, size]) {
    context.beginPath();
    context.moveTo(shift, direction > 0 ? size : 0);
    context.lineTo(shift + size, direction > 0 ? 0 : size);
    context.stroke();
  }
  return tile;
}
