// Moves the window through which a picture is seen: by drag, wheel, pinch, or as it is told.

const SMALLEST = 0.2;
const LARGEST = 50;
// A graph of two nodes need not fill the screen.
const LARGEST_AT_FIRST = 1.5;
// A hand that trembles still clicks.
const TREMBLE = 4;
// While a hand moves the picture it is moved as it was painted last: to paint a large graph anew takes longer than
// hands wait. It is painted anew when they rest, or when it has been magnified or moved by more than this.
const REST_MILLIS = 120;
const MOST_MAGNIFIED = 2.5;
const MOST_MOVED = 0.4;
const MARK = 'graph moved';

export class PanZoom {
  #svg;
  #box;
  /** The box of the picture. */
  #own;
  /** The same with the room around it that makes it as wide as high as where it is shown. */
  #whole;
  /** What of it is seen. */
  #view;
  /** What was seen when it was painted. */
  #painted;
  #resting = 0;
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
    this.#box = box;
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
      this.#slide(this.#zoomed(
        Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), event.clientX, event.clientY));
    }, { passive: false });
    // On paper there is no moving about: all of it is printed.
    matchMedia('print').addEventListener('change', event => {
      this.#show(...this.#view);
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
    return this.#box.clientWidth / this.#own[2];
  }

  /** Shows all of it. */
  fit() {
    this.#show(...this.#whole);
  }

  /** What is in the middle stays there. */
  zoom(factor) {
    const view = this.#zoomed(factor);
    if (view) this.#show(...view);
  }

  /** What is at that place of the screen stays there; without one, what is in the middle. Nobody gets lost. */
  #zoomed(factor, x, y) {
    const scale = this.scale * factor;
    if (scale < SMALLEST || scale > LARGEST) return null;
    const box = this.#box.getBoundingClientRect();
    const fixed = this.#place(x ?? box.left + box.width / 2, y ?? box.top + box.height / 2);
    const [left, top, width, height] = this.#view;
    return [
      fixed.x - (fixed.x - left) / factor, fixed.y - (fixed.y - top) / factor, width / factor, height / factor,
    ];
  }

  /** How many pixels a point of the picture takes. */
  get magnification() {
    return this.#fitted(this.#view).scale;
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
    const seen = this.#box.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const beyond = (from, to, low, high) => from < low ? from - low : to > high ? Math.min(to - high, from - low) : 0;
    const x = beyond(box.left - 20, box.right + 20, seen.left, seen.right);
    const y = beyond(box.top - 20, box.bottom + 20, seen.top, seen.bottom);
    if (x || y) this.#show(...this.#dragged(seen.left + x, seen.top + y, seen.left, seen.top));
  }

  close() {
    clearTimeout(this.#resting);
    this.listeners.abort();
  }

  /** Paints it. */
  #show(...view) {
    clearTimeout(this.#resting);
    this.#view = this.#painted = view;
    this.#svg.style.transform = '';
    this.#svg.setAttribute('viewBox', view.join(' '));
    this.#moves(view, this.magnification);
  }

  /** Moves what was painted, and paints it anew later on. */
  #slide(view) {
    if (!view) return;
    clearTimeout(this.#resting);
    this.#view = view;
    const from = this.#fitted(this.#painted);
    const to = this.#fitted(view);
    const factor = to.scale / from.scale;
    const x = to.x - factor * from.x;
    const y = to.y - factor * from.y;
    const { clientWidth, clientHeight } = this.#box;
    const isFar = Math.max(factor, 1 / factor) > MOST_MAGNIFIED
      || Math.abs(x + (factor - 1) * clientWidth / 2) > MOST_MOVED * clientWidth
      || Math.abs(y + (factor - 1) * clientHeight / 2) > MOST_MOVED * clientHeight;
    if (isFar) {
      this.#show(...view);
    } else {
      this.#svg.style.transform = `translate(${x}px, ${y}px) scale(${factor})`;
      this.#resting = setTimeout(() => this.#show(...this.#view), REST_MILLIS);
    }
    performance.clearMarks(MARK);
    performance.mark(MARK);
  }

  /** How large a window of the picture is shown, and where the picture's own 0 and 0 come to be then. */
  #fitted([left, top, width, height]) {
    const { clientWidth, clientHeight } = this.#box;
    const scale = Math.min(clientWidth / width, clientHeight / height);
    return {
      scale,
      x: (clientWidth - width * scale) / 2 - left * scale,
      y: (clientHeight - height * scale) / 2 - top * scale,
    };
  }

  // From a place on the screen to the place in the picture that is seen there.
  #place(x, y) {
    const box = this.#box.getBoundingClientRect();
    const zero = this.#fitted(this.#view);
    return {
      x: (x - box.left - this.#box.clientLeft - zero.x) / zero.scale,
      y: (y - box.top - this.#box.clientTop - zero.y) / zero.scale,
    };
  }

  #dragged(fromX, fromY, toX, toY) {
    const from = this.#place(fromX, fromY);
    const to = this.#place(toX, toY);
    const [left, top, width, height] = this.#view;
    return [left + from.x - to.x, top + from.y - to.y, width, height];
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
      this.#slide(this.#dragged(before.clientX, before.clientY, event.clientX, event.clientY));
    } else {
      const apart = this.#apart();
      this.#fingers.set(event.pointerId, event);
      const [a, b] = [...this.#fingers.values()];
      if (apart > 0) {
        this.#slide(this.#zoomed(this.#apart() / apart, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2));
      }
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
