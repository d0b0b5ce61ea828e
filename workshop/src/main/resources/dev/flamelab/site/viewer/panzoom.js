// Moves the window through which a picture is seen: by drag, wheel, pinch, or as it is told.

const SMALLEST = 0.2;
const LARGEST = 50;
// A graph of two nodes need not fill the screen.
const LARGEST_AT_FIRST = 1.5;
// A hand that trembles still clicks.
const TREMBLE = 4;

export class PanZoom {
  #svg;
  /** The box of the picture. */
  #own;
  /** The same with the room around it that makes it as wide as high as where it is shown. */
  #whole;
  /** What of it is seen. */
  #view;
  #moves;
  #fingers = new Map();
  #moved = false;

  /**
   * @param {SVGSVGElement} svg which fills its box
   * @param {HTMLElement} box takes the events
   * @param {(view: number[], magnification: number) => void} moves told what is seen
   */
  constructor(svg, box, moves) {
    this.#svg = svg;
    this.#moves = moves;
    const own = svg.getAttribute('viewBox').split(/[ ,]+/).map(Number);
    this.#own = own;
    this.#whole = roomy(own, box);
    this.fit();
    this.listeners = new AbortController();
    const on = (type, deed, options = {}) =>
      box.addEventListener(type, deed, { signal: this.listeners.signal, ...options });
    on('pointerdown', event => this.#down(event));
    on('pointermove', event => this.#move(event));
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      on(end, event => this.#fingers.delete(event.pointerId));
    }
    on('wheel', event => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), event.clientX, event.clientY);
    }, { passive: false });
    // On paper there is no moving about: all of it is printed.
    matchMedia('print').addEventListener('change', event => {
      const view = event.matches ? this.#own : this.#view;
      this.#svg.setAttribute('viewBox', view.join(' '));
      this.#moves(view, event.matches ? Infinity : this.magnification);
    }, { signal: this.listeners.signal });
    on('dragstart', event => event.preventDefault());
    // The click that ends a drag is none.
    on('click', event => this.#moved && event.stopPropagation(), { capture: true });
  }

  /** How large things are, 1 when the whole picture is seen. */
  get scale() {
    return this.#whole[2] / this.#view[2];
  }

  /** The magnification at which the picture is as wide as where it is shown. */
  get widest() {
    return this.#svg.clientWidth / this.#own[2];
  }

  /** Shows all of it. */
  fit() {
    this.#show(...this.#whole);
  }

  /** What is at that place of the screen stays there; without one, what is in the middle. Nobody gets lost. */
  zoom(factor, x, y) {
    const scale = this.scale * factor;
    if (scale < SMALLEST || scale > LARGEST) return;
    const box = this.#svg.getBoundingClientRect();
    const fixed = this.#place(x ?? box.left + box.width / 2, y ?? box.top + box.height / 2);
    const [left, top, width, height] = this.#view;
    this.#show(fixed.x - (fixed.x - left) / factor, fixed.y - (fixed.y - top) / factor, width / factor, height / factor);
  }

  /** How many pixels a point of the picture takes. */
  get magnification() {
    return this.#svg.getScreenCTM().a;
  }

  /** Shows the top of the picture at that size, with this element in the middle from left to right. */
  top(element, magnification) {
    const box = element.getBoundingClientRect();
    const middle = this.#place(box.left + box.width / 2, box.top).x;
    const [, , width, height] = this.#view.map(length => length * this.magnification / magnification);
    const left = width >= this.#own[2]
      ? this.#own[0] - (width - this.#own[2]) / 2
      : Math.min(Math.max(middle - width / 2, this.#own[0]), this.#own[0] + this.#own[2] - width);
    this.#show(left, this.#own[1], width, height);
  }

  /** Moves by parts of what is seen. */
  step(x, y) {
    const [left, top, width, height] = this.#view;
    this.#show(left + x * width, top + y * height, width, height);
  }

  /** Moves as far as needed to see an element of the picture. */
  reveal(element) {
    const seen = this.#svg.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const beyond = (from, to, low, high) => from < low ? from - low : to > high ? Math.min(to - high, from - low) : 0;
    const x = beyond(box.left - 20, box.right + 20, seen.left, seen.right);
    const y = beyond(box.top - 20, box.bottom + 20, seen.top, seen.bottom);
    if (x || y) this.#drag(seen.left + x, seen.top + y, seen.left, seen.top);
  }

  close() {
    this.listeners.abort();
  }

  #show(...view) {
    this.#view = view;
    this.#svg.setAttribute('viewBox', view.join(' '));
    this.#moves(view, this.magnification);
  }

  // From a place on the screen to the place in the picture that is seen there.
  #place(x, y) {
    return new DOMPoint(x, y).matrixTransform(this.#svg.getScreenCTM().inverse());
  }

  #drag(fromX, fromY, toX, toY) {
    const from = this.#place(fromX, fromY);
    const to = this.#place(toX, toY);
    const [left, top, width, height] = this.#view;
    this.#show(left + from.x - to.x, top + from.y - to.y, width, height);
  }

  #down(event) {
    if (event.button !== 0) return;
    this.#fingers.set(event.pointerId, event);
    this.#moved = this.#fingers.size > 1;
  }

  #move(event) {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    if (event.buttons === 0) {
      // The button was let go where nobody told us.
      this.#fingers.delete(event.pointerId);
      return;
    }
    if (this.#fingers.size === 1) {
      const far = Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) >= TREMBLE;
      if (!this.#moved && !far) return;
      // From here on the pointer may leave the box; before, its click belongs to what is under it.
      if (!this.#moved) event.currentTarget.setPointerCapture(event.pointerId);
      this.#drag(before.clientX, before.clientY, event.clientX, event.clientY);
    } else {
      const apart = this.#apart();
      this.#fingers.set(event.pointerId, event);
      const [a, b] = [...this.#fingers.values()];
      if (apart > 0) this.zoom(this.#apart() / apart, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
    }
    this.#moved = true;
    this.#fingers.set(event.pointerId, event);
  }

  #apart() {
    const [a, b] = [...this.#fingers.values()];
    return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  }
}

/** The picture's own box, with so much room around it that it is as wide as high as where it is shown, and not huge. */
function roomy([left, top, width, height], box) {
  const scale = Math.min(box.clientWidth / width, box.clientHeight / height, LARGEST_AT_FIRST);
  const wide = box.clientWidth / scale;
  const high = box.clientHeight / scale;
  return [left - (wide - width) / 2, top - (high - height) / 2, wide, high];
}
