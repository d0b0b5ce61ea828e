// What mouse, fingers and keys do to a flame graph, told in deeds.

/** How far one goes who means to go; a finger does not stand as still as a mouse. */
const MOVED = 4;
const FINGER_MOVED = 10;
const WHEEL = 0.0022;
const LINE = 16;
/** How long a finger rests that means a menu: as long as in browsers that have one for it. */
const LONG_PRESS_MILLIS = 500;
/** Until then a menu that such a browser asks for is the one that is open. */
const SAME_PRESS_MILLIS = 1000;

/**
 * @typedef {object} Deeds all places are in pixels of the canvas
 * @property {(x: number, y: number) => void} point
 * @property {() => void} leave
 * @property {(x: number, y: number) => void} click
 * @property {(x: number, y: number, isHeld: boolean) => void} menu held by a finger that is still down, or is not
 * @property {(factor: number, x: number) => void} zoom
 * @property {(dx: number, dy: number) => void} pan
 * @property {() => boolean} scrolls whether there is more than is in view, from top to bottom
 * @property {(key: string, event: KeyboardEvent) => boolean} key whether it meant something
 */

export class Hands {
  #canvas;
  #deeds;
  #fingers = new Map();
  #start = null;
  #moves = false;
  #resting = 0;
  /** Whether the finger that is down has opened a menu, and when one has last. */
  #isHeld = false;
  #heldAt = -Infinity;

  /** @param {HTMLCanvasElement} canvas @param {Deeds} deeds */
  constructor(canvas, deeds) {
    this.#canvas = canvas;
    this.#deeds = deeds;
    const on = (type, deed, options) => canvas.addEventListener(type, deed, options);
    on('pointerdown', event => this.#down(event));
    on('pointermove', event => this.#move(event));
    on('pointerup', event => this.#up(event));
    on('pointercancel', event => this.#forget(event));
    on('pointerleave', () => this.#fingers.size === 0 && deeds.leave());
    on('wheel', event => this.#wheel(event), { passive: false });
    on('contextmenu', event => {
      event.preventDefault();
      if (this.#isHeld || performance.now() - this.#heldAt < SAME_PRESS_MILLIS) return;
      if (this.#fingers.size > 0) this.#hold(this.#at(event));
      // The menu key has no place of its own: then it is meant for the frame that the keys are at.
      else if (event.button === 2 || event.pointerType) deeds.menu(...this.#at(event), false);
      else deeds.key(' ', event);
    });
    on('keydown', event => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (deeds.key(event.key, event)) event.preventDefault();
    });
  }

  #at(event) {
    const box = this.#canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  #down(event) {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    this.#fingers.set(event.pointerId, this.#at(event));
    this.#start ??= this.#at(event);
    clearTimeout(this.#resting);
    if (this.#fingers.size > 1) this.#moves = true;
    else if (event.pointerType !== 'mouse') this.#rest(this.#at(event));
  }

  /** Not every browser has a menu for a finger that rests. */
  #rest(place) {
    this.#resting = setTimeout(() => this.#hold(place), LONG_PRESS_MILLIS);
  }

  #hold(place) {
    clearTimeout(this.#resting);
    if (this.#moves) return;
    this.#isHeld = true;
    this.#heldAt = performance.now();
    this.#deeds.menu(...place, true);
  }

  #move(event) {
    const here = this.#at(event);
    // A button that was let go outside the canvas was not seen going up.
    if (event.pointerType === 'mouse' && event.buttons === 0) this.#forget(event);
    const last = this.#fingers.get(event.pointerId);
    if (!last) {
      this.#deeds.point(...here);
      return;
    }
    const far = event.pointerType === 'mouse' ? MOVED : FINGER_MOVED;
    const isStill = !this.#moves && Math.hypot(here[0] - this.#start[0], here[1] - this.#start[1]) < far;
    if (this.#isHeld || isStill) return;
    if (!this.#moves) {
      this.#moves = true;
      clearTimeout(this.#resting);
      this.#deeds.leave();
      this.#canvas.setPointerCapture(event.pointerId);
    }
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.#fingers.set(event.pointerId, here);
    if (other) {
      const before = Math.max(10, Math.abs(last[0] - other[0]));
      const now = Math.max(10, Math.abs(here[0] - other[0]));
      this.#deeds.zoom(before / now, (here[0] + other[0]) / 2);
      this.#deeds.pan((last[0] - here[0]) / 2, 0);
    } else {
      // A finger that goes down the page scrolls it by itself.
      this.#deeds.pan(last[0] - here[0], event.pointerType === 'mouse' ? last[1] - here[1] : 0);
    }
  }

  #up(event) {
    const isClick = this.#fingers.has(event.pointerId) && !this.#moves && !this.#isHeld;
    this.#forget(event);
    if (isClick) this.#deeds.click(...this.#at(event));
  }

  #forget(event) {
    this.#fingers.delete(event.pointerId);
    if (this.#fingers.size === 0) {
      clearTimeout(this.#resting);
      this.#start = null;
      this.#moves = false;
      this.#isHeld = false;
    }
  }

  #wheel(event) {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    const across = (event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX) * unit;
    const down = (event.shiftKey ? 0 : event.deltaY) * unit;
    if (event.ctrlKey || event.metaKey || (!this.#deeds.scrolls() && Math.abs(down) > Math.abs(across))) {
      event.preventDefault();
      this.#deeds.zoom(Math.exp(down * WHEEL * (event.ctrlKey && Math.abs(down) < LINE ? 4 : 1)), this.#at(event)[0]);
    } else if (Math.abs(across) > Math.abs(down)) {
      event.preventDefault();
      this.#deeds.pan(across, 0);
    }
  }
}
