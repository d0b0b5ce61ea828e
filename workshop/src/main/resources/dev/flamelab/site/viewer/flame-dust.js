// The boxes of a flame graph that are too narrow to be worth a drawing each: they are set pixel by pixel, in one
// picture for all of them. A canvas takes a second for as many as there may be.

const TRANSPARENT = 0;
const GREY = [128, 128, 128];

export class Dust {
  #image = null;
  #pixels = null;
  #packed = new Map();

  /** Starts a picture of this size, in pixels of the screen. */
  start(context, width, height) {
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = context.createImageData(width, height);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    } else {
      this.#pixels.fill(TRANSPARENT);
    }
    this.width = width;
  }

  /** Sets a box in the uppermost row of pixels of its line. */
  set(row, from, to, color, alpha) {
    const value = this.#pack(color, alpha);
    if (row >= 0 && row < this.#image.height) this.#pixels.fill(value, row * this.width + from, row * this.width + to);
  }

  /** Draws a line as high as it is: all its rows of pixels are like one of them. */
  stretch(row, first, last) {
    const start = row * this.width;
    for (let i = Math.max(0, first); i < Math.min(last, this.#image.height); i++) {
      if (i !== row) this.#pixels.copyWithin(i * this.width, start, start + this.width);
    }
  }

  /** Puts all of it on a canvas, in the place of what was there. */
  end(context) {
    context.putImageData(this.#image, 0, 0);
  }

  #pack(color, alpha) {
    const key = alpha === 1 ? color : `${color} ${alpha}`;
    let value = this.#packed.get(key);
    if (value === undefined) {
      // Colours that the system chooses have names only.
      const [red, green, blue] = (color.match(/\d+/g) ?? GREY).map(Number);
      value = ((Math.round(alpha * 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
      this.#packed.set(key, value);
    }
    return value;
  }
}
