// The drawing area of the flame graph: which part of the layout is in view, and getting it on the screen.
import { Hands } from './flame-hands.js';
import { make } from './elements.js';
import { Minimap } from './minimap.js';
import { Painter } from './flame-paint.js';
import { Paper } from './flame-paper.js';
import { step } from './colors.js';

const GLIDE_MILLIS = 160;
/** Narrower than this a view shows nothing but rounding. */
const CLOSEST = 1e-7;
const LEAST_HEIGHT = 220;
/** How many pixels wide a frame is at least that one is led to, and how wide where it was less. */
const LEAST_SEEN = 3;
const SEEN_WELL = 60;

export class FlameView {
  #painter;
  #minimap;
  #waiting = 0;
  #gliding = 0;
  #paper = new Paper();
  #moved;
  #scene;
  #size = new ResizeObserver(() => this.fit());

  /**
   * @param {import('./flame-hands.js').Deeds} deeds what clicks and keys mean; `moved` is told whether all is in view
   */
  constructor(deeds) {
    this.canvas = make('canvas', 'flame-canvas');
    this.canvas.tabIndex = 0;
    this.space = make('div', 'flame-space', this.canvas);
    this.scroller = make('div', 'flame-scroller', this.space);
    const map = make('canvas', 'minimap');
    map.setAttribute('aria-hidden', 'true');
    this.element = make('div', 'flame-frame', this.scroller, map, this.#paper.element);
    this.#painter = new Painter(this.canvas);
    this.#minimap = new Minimap(map, (across, down) => this.#center(across, down));
    new Hands(this.canvas, {
      zoom: (factor, x) => this.zoomAt(factor, x),
      pan: (dx, dy) => this.pan(dx, dy),
      scrolls: () => this.#scrolls(),
      ...deeds,
    });
    this.#moved = deeds.moved;
    this.scroller.addEventListener('scroll', () => this.invalidate(), { passive: true });
    this.#size.observe(this.element);
    this.fit = this.fit.bind(this);
    addEventListener('resize', this.fit);
  }

  close() {
    this.#size.disconnect();
    removeEventListener('resize', this.fit);
    cancelAnimationFrame(this.#waiting);
    cancelAnimationFrame(this.#gliding);
  }

  /** The height of a line; a finger needs more than a mouse. */
  get lineHeight() {
    return matchMedia('(pointer: coarse)').matches ? 26 : 20;
  }

  /** Draws another scene; the whole of it, unless it is told what is in view. */
  show(scene) {
    const isOther = this.#scene?.layout !== scene.layout;
    this.#scene = { hover: -1, cursor: -1, from: 0, to: scene.layout.whole, ...scene, height: this.lineHeight };
    if (isOther) {
      this.fit();
      this.scroller.scrollTop = this.#start(scene.layout);
    }
    this.invalidate();
  }

  /** Where a layout begins: at its root, or around the functions whose callers are above. */
  #start(layout) {
    if (layout.upward) return this.space.clientHeight;
    return layout.tree.isSandwich ? layout.line(1) * this.lineHeight - this.scroller.clientHeight / 2 : 0;
  }

  /** Changes a part of the scene. */
  change(part) {
    Object.assign(this.#scene, part);
    this.invalidate();
  }

  get scene() {
    return this.#scene;
  }

  /** Fits the drawing into the page: as high as it needs to be, or as there is room. */
  fit() {
    if (!this.#scene || this.#scene.palette.isPaper) return;
    const height = this.lineHeight;
    this.#scene.height = height;
    const { upward } = this.#scene.layout;
    const fromBottom = this.space.clientHeight - this.scroller.scrollTop - this.scroller.clientHeight;
    const needed = this.#scene.layout.rows.length * height;
    const above = this.element.getBoundingClientRect().top + scrollY;
    const free = Math.max(LEAST_HEIGHT, innerHeight - above - this.#below());
    // No line is cut in two.
    const room = Math.floor(free / height) * height;
    this.space.style.height = `${needed}px`;
    this.scroller.style.height = `${Math.min(needed, room)}px`;
    this.canvas.style.height = `${this.scroller.clientHeight}px`;
    this.element.classList.toggle('deep', needed > room);
    this.#minimap.canvas.hidden = needed <= room;
    this.#minimap.canvas.style.height = this.scroller.style.height;
    this.element.classList.toggle('upward', upward);
    // A flame stands on its root, whatever room there is above.
    if (upward) this.scroller.scrollTop = needed - this.scroller.clientHeight - fromBottom;
    this.#painter.resize(this.space.clientWidth, this.scroller.clientHeight);
    this.paint();
  }

  /** Takes other colours; on paper all lines are drawn, and at once: it does not wait for the next frame. */
  recolor(palette) {
    this.#scene.palette = palette;
    if (palette.isPaper) {
      this.#paper.show(this.#scene);
      this.paint();
    } else {
      this.#paper.clear();
      this.fit();
    }
  }

  /** What the page needs below for what belongs to the picture. */
  #below() {
    const foot = this.element.nextElementSibling;
    const style = getComputedStyle(document.body);
    return foot.offsetHeight + 2 * parseFloat(style.fontSize) + parseFloat(style.marginBottom);
  }

  invalidate() {
    this.#waiting ||= requestAnimationFrame(() => this.paint());
  }

  /** Draws at once. */
  paint() {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = 0;
    const scene = this.#scene;
    if (!scene || this.#painter.width === 0) return;
    scene.top = this.scroller.scrollTop;
    this.#painter.paint(scene);
    this.#drawMap(scene);
    this.#moved(scene.from <= 0 && scene.to >= scene.layout.whole);
  }

  #drawMap(scene) {
    if (this.#minimap.canvas.hidden) return;
    const { layout, palette, from, to, whole, matched } = scene;
    const fill = palette.by === 'change'
      ? node => palette.ofChange(step(layout.tree.change(node), whole))
      : node => palette.fill(layout.tree.name[node]);
    const all = this.space.clientHeight;
    this.#minimap.draw({ layout, palette, matched, fill }, {
      left: from / layout.whole, right: to / layout.whole,
      top: scene.top / all, bottom: Math.min(1, (scene.top + this.scroller.clientHeight) / all),
    });
  }

  /** The node at a place of the canvas, or -1. */
  nodeAt(x, y) {
    const { layout, from, to, height } = this.#scene;
    const value = from + (x / this.#painter.width) * (to - from);
    return layout.nodeAt(Math.floor((y + this.scroller.scrollTop) / height), value);
  }

  /** Where on the screen a node is, as far as it is in view. */
  placeOf(node) {
    const { layout, from, to, height } = this.#scene;
    const box = this.canvas.getBoundingClientRect();
    const x = ((layout.x[node] - from) / (to - from)) * this.#painter.width;
    const y = (layout.line(node) + 1) * height - this.scroller.scrollTop;
    return [box.left + Math.max(0, Math.min(x, box.width - 20)), box.top + Math.max(0, Math.min(y, box.height))];
  }

  /** Fills the width with a node, or with everything for the root. */
  zoomTo(node) {
    const { x, w } = this.#scene.layout;
    this.reveal(node);
    this.#glide(x[node], x[node] + w[node]);
  }

  zoomAt(factor, x) {
    const { layout, from, to } = this.#scene;
    const value = from + (x / this.#painter.width) * (to - from);
    const span = Math.min(layout.whole, Math.max(layout.whole * CLOSEST, (to - from) * factor));
    this.#look(value - (span * (value - from)) / (to - from), span);
  }

  pan(dx, dy) {
    const { from, to } = this.#scene;
    this.scroller.scrollTop += dy;
    this.#look(from + (dx / this.#painter.width) * (to - from), to - from);
  }

  /** Brings a node into view, without changing how large things are unless it would not be seen. */
  reveal(node) {
    const { layout, from, to, height } = this.#scene;
    const y = layout.line(node) * height;
    const { scrollTop, clientHeight } = this.scroller;
    const margin = Math.min(2 * height, clientHeight / 4);
    if (y < scrollTop + margin) this.scroller.scrollTop = y - margin;
    else if (y + height > scrollTop + clientHeight - margin) {
      this.scroller.scrollTop = y + height - clientHeight + margin;
    }
    const [left, right] = [layout.x[node], layout.x[node] + layout.w[node]];
    if (left >= to || right <= from) this.#look((left + right - to + from) / 2, to - from);
  }

  /** Looks closer at a node that is too narrow to be seen. */
  enlarge(node) {
    const { layout: { x, w }, from, to } = this.#scene;
    const { width } = this.#painter;
    if (w[node] === 0 || (w[node] / (to - from)) * width >= LEAST_SEEN) return;
    const span = (w[node] * width) / SEEN_WELL;
    this.#look(x[node] - (span - w[node]) / 2, span);
  }

  #look(from, span) {
    cancelAnimationFrame(this.#gliding);
    const start = Math.max(0, Math.min(from, this.#scene.layout.whole - span));
    this.change({ from: start, to: start + span });
  }

  #glide(from, to) {
    cancelAnimationFrame(this.#gliding);
    const start = { from: this.#scene.from, to: this.#scene.to };
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.change({ from, to });
      return;
    }
    const began = performance.now();
    const go = now => {
      const part = Math.min(1, Math.max(0, (now - began) / GLIDE_MILLIS));
      const eased = 1 - (1 - part) ** 3;
      Object.assign(this.#scene, {
        from: start.from + (from - start.from) * eased,
        to: part === 1 ? to : start.to + (to - start.to) * eased,
      });
      this.paint();
      if (part < 1) this.#gliding = requestAnimationFrame(go);
    };
    this.#gliding = requestAnimationFrame(go);
  }

  #scrolls() {
    return this.space.clientHeight > this.scroller.clientHeight + 2;
  }

  #center(across, down) {
    const { layout, from, to } = this.#scene;
    this.scroller.scrollTop = down * this.space.clientHeight - this.scroller.clientHeight / 2;
    this.#look(across * layout.whole - (to - from) / 2, to - from);
  }
}
