// Lines over boxes: they rise where there is more than before and fall where there is less, the closer the more there
// is, for whom colours say nothing. On paper they tell groups of functions apart.

/** Pixels from line to line, for the weights of a change from the least on. */
const DISTANCES = [14, 10, 7, 4.5];
const OF_GROUPS = 6;

export class Hatching {
  #tiles = new Map();
  #context;

  /** @param {CanvasRenderingContext2D} context */
  constructor(context) {
    this.#context = context;
  }

  /** Forgets tiles that are as sharp as another screen was. */
  reset() {
    this.#tiles.clear();
  }

  /** The lines of a change by its weight, which is not 0. */
  ofChange(weight, color, ratio) {
    return this.#pattern(Math.sign(weight), DISTANCES[Math.abs(weight) - 1], color, ratio);
  }

  /** The lines of a group, up for 1 and down for -1. */
  ofGroup(direction, color, ratio) {
    return this.#pattern(direction, OF_GROUPS, color, ratio);
  }

  #pattern(direction, distance, color, ratio) {
    const key = `${direction} ${distance} ${color}`;
    if (!this.#tiles.has(key)) this.#tiles.set(key, tile(direction, Math.round(distance * ratio), color, ratio));
    const pattern = this.#context.createPattern(this.#tiles.get(key), 'repeat');
    pattern.setTransform(new DOMMatrix().scale(1 / ratio));
    return pattern;
  }
}

function tile(direction, size, color, ratio) {
  const tile = document.createElement('canvas');
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
