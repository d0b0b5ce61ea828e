// Paints what is in view of a flame graph on a canvas. What is narrower than half a pixel is not looked at one by one.
import { step } from './colors.js';
import { Dust } from './flame-dust.js';
import { Hatching } from './flame-hatch.js';
import { Fitting } from './flame-text.js';

const LEAST_WIDTH = 0.5;
/** Boxes below this are drawn as pixels. */
const NARROW = 8;
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
 * @property {(node: number) => string} sign what is told in a box before its name
 * @property {number} whole what changes are shares of
 */

export class Painter {
  #canvas;
  #context;
  #fitting;
  #font = 'sans-serif';
  #hatching;
  #marks = 0;
  #scene;
  #dust = new Dust();
  #narrow = 0;
  #boxes = [];
  #texts = [];
  #outlines = [];

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
    this.#fitting = new Fitting(this.#context);
    this.#hatching = new Hatching(this.#context);
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
    this.#hatching.reset();
  }

  /** @param {Scene} scene */
  paint(scene) {
    this.#scene = scene;
    const { layout, top, height, palette } = scene;
    const context = this.#context;
    this.#boxes.length = 0;
    this.#texts.length = 0;
    this.#outlines.length = 0;
    // Without colours of its own a box is its border, which is drawn.
    this.#narrow = palette.scheme.fill ? 0 : NARROW * this.ratio;
    this.#dust.start(context, this.#canvas.width, this.#canvas.height);
    const last = Math.min(layout.rows.length - 1, Math.floor((top + this.height) / height));
    for (let line = Math.max(0, Math.floor(top / height)); line <= last; line++) {
      const y = Math.round((line * height - top) * this.ratio);
      this.#line(layout.inLine(line), y, Math.round((height - 1) * this.ratio));
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    // What is under the canvas is the page's own ground.
    this.#dust.end(context);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    for (const box of this.#boxes) this.#box(box);
    this.#write();
    this.#outline();
    if (++this.#marks % MOST_MARKS === 0) performance.clearMarks(MARK);
    performance.mark(MARK);
  }

  /** Goes through the boxes of a line; all numbers are pixels of the screen. */
  #line(row, y, h) {
    const { layout, from, to } = this.#scene;
    const scale = this.#canvas.width / (to - from);
    const upper = Math.max(0, y);
    for (let i = layout.firstRightOf(row, from); i < row.length;) {
      const node = row[i];
      const left = (layout.x[node] - from) * scale;
      const wide = layout.w[node] * scale;
      if (left >= this.#canvas.width) break;
      if (wide >= LEAST_WIDTH) {
        this.#place(node, Math.max(0, Math.round(left)), Math.round(left + wide), y, upper, h);
        i++;
      } else {
        // One column stands for all that is in it.
        const column = Math.max(0, Math.floor(left));
        if (wide > 0) this.#dust.set(upper, column, column + 1, this.#fill(node), this.#isFaded(node) ? 0.2 : 0.5);
        i = layout.firstRightOf(row, from + (column + 1) / scale, i + 1);
      }
    }
    this.#dust.stretch(upper, y, y + h);
  }

  #place(node, left, right, y, upper, h) {
    const full = Math.min(this.#canvas.width, right) - left;
    if (full <= 0) return;
    // The ground between boxes is their border; where they are narrow there is no room for it.
    const w = full > 3 * this.ratio ? full - Math.round(this.ratio) : full;
    const { ratio } = this;
    const box = { node, x: left / ratio, y: y / ratio, w: w / ratio, h: h / ratio };
    if (w < this.#narrow) {
      const strength = this.#isFaded(node) ? this.#scene.palette.scheme.faded : 1;
      this.#dust.set(upper, left, left + w, this.#fill(node), strength);
    } else {
      this.#boxes.push(box);
    }
    this.#mark(box);
  }

  /** Notes what is to be outlined when all is drawn. */
  #mark({ node, x, y, w, h }) {
    const { hover, cursor, focused, layout: { tree } } = this.#scene;
    if (hover >= 0 && tree.name[node] === tree.name[hover]) this.#outlines.push({ x, y, w, h, strong: node === hover });
    if (tree.isSandwich && tree.level[node] === 1) this.#outlines.push({ x, y, w, h, isPivot: true });
    if (node === cursor && (focused || node > 0)) this.#outlines.push({ x, y, w, h, strong: focused, isCursor: true });
  }

  #isMatched(node) {
    const { matched, layout: { tree } } = this.#scene;
    return matched !== null && matched[tree.name[node]] === 1;
  }

  #isGone(node) {
    const { layout: { tree } } = this.#scene;
    return tree.before !== null && tree.total[node] === 0 && tree.before[node] > 0;
  }

  #isFaded(node) {
    return this.#scene.matched !== null && !this.#isMatched(node);
  }

  #box({ node, x, y, w, h }) {
    const { palette, layout: { tree } } = this.#scene;
    const context = this.#context;
    const fades = this.#isFaded(node);
    if (fades) context.globalAlpha = palette.scheme.faded;
    context.fillStyle = this.#fill(node);
    if (w > 24) {
      context.beginPath();
      context.roundRect(x, y, w, h, 2);
      context.fill();
    } else {
      context.fillRect(x, y, w, h);
    }
    context.globalAlpha = 1;
    const isMatched = this.#isMatched(node);
    // A broken border can be told from lines only where it is by itself.
    const lines = isMatched || this.#isGone(node) ? null : this.#lines(node);
    if (lines) {
      context.fillStyle = lines;
      context.fillRect(x, y, w, h);
    }
    if (this.#isGone(node)) {
      this.#dash(x, y, w, h);
    } else if (palette.scheme.edge && w > 2) {
      context.strokeStyle = palette.scheme.edge;
      context.lineWidth = 1;
      context.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
    }
    if (w >= LEAST_TEXT) this.#texts.push({ node, x, y, w, h, isMatched, fades, hatched: lines !== null });
  }

  #fill(node) {
    const { palette, layout: { tree }, whole } = this.#scene;
    if (this.#isMatched(node)) return palette.match;
    return palette.by === 'change' ? palette.ofChange(step(tree.change(node), whole)) : palette.fill(tree.name[node]);
  }

  /** The lines over a box; null where there are none. */
  #lines(node) {
    const { layout: { tree }, whole, palette } = this.#scene;
    const { scheme: { hatch } } = palette;
    if (palette.by === 'change') {
      const weight = step(tree.change(node), whole);
      return weight === 0 ? null : this.#hatching.ofChange(weight, hatch, this.ratio);
    }
    const direction = palette.lines(tree.name[node]);
    return direction === 0 ? null : this.#hatching.ofGroup(direction, hatch, this.ratio);
  }

  /** What is gone has a broken border. */
  #dash(x, y, w, h) {
    const context = this.#context;
    context.setLineDash([4, 3]);
    const { edge, outline } = this.#scene.palette.scheme;
    context.strokeStyle = edge ?? outline;
    context.lineWidth = 1.5;
    context.strokeRect(x + 0.75, y + 0.75, Math.max(0, w - 1.5), h - 1.5);
    context.setLineDash([]);
  }

  #write() {
    const { palette, height, layout: { tree }, sign } = this.#scene;
    const context = this.#context;
    context.textBaseline = 'middle';
    const size = Math.min(12.5, height * 0.62);
    const plain = `${size}px ${this.#font}`;
    const middle = (height - 1) / 2 + 0.5;
    context.font = plain;
    for (const { node, x, y, w, h, isMatched, fades, hatched } of this.#texts) {
      let at = x + PAD;
      const room = w - 2 * PAD + 1;
      const told = room > LEAST_SIGN ? sign(node) : '';
      const taken = this.#fitting.width(told);
      const text = this.#fitting.fit(tree.name[node], tree.text(node), room - taken);
      // As names on maps do, they stand on a strip without lines.
      if (hatched && (told || text)) {
        context.fillStyle = this.#fill(node);
        context.fillRect(x + 1.5, y + 1, Math.min(w - 3, taken + this.#fitting.width(text) + 2 * PAD - 3), h - 2);
      }
      if (fades) context.globalAlpha = 0.75;
      context.fillStyle = isMatched ? palette.scheme.matchText : palette.scheme.text;
      context.fillText(told, at, y + middle);
      at += taken;
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
