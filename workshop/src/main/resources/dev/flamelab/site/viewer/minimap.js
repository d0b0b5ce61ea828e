// All of a flame graph in little, with a frame around what is in view; dragging the frame moves the view.

const LEAST_WIDTH = 1;

export class Minimap {
  #context;
  #picture = document.createElement('canvas');
  #key = null;
  #ground = '';
  #move;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(across: number, down: number) => void} move told where the middle of the view is to be, each from 0 to 1
   */
  constructor(canvas, move) {
    this.canvas = canvas;
    this.#context = canvas.getContext('2d');
    this.#move = move;
    for (const type of ['pointerdown', 'pointermove']) canvas.addEventListener(type, event => this.#drag(event));
  }

  /**
   * Draws it.
   *
   * @param {import('./flame-layout.js').Layout} layout
   * @param {import('./colors.js').Palette} palette
   * @param {(node: number) => string} fill
   * @param {{left: number, right: number, top: number, bottom: number}} view what is in view, each from 0 to 1
   */
  draw(layout, palette, fill, view) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = devicePixelRatio;
    const key = [width, height, ratio, palette];
    if (this.#key === null || this.layout !== layout || key.some((each, i) => each !== this.#key[i])) {
      this.#key = key;
      this.layout = layout;
      for (const canvas of [this.canvas, this.#picture]) {
        canvas.width = Math.max(1, Math.round(width * ratio));
        canvas.height = Math.max(1, Math.round(height * ratio));
      }
      this.#ground = getComputedStyle(this.canvas).backgroundColor;
      this.#paint(layout, palette, fill);
    }
    this.#frame(palette, view);
  }

  #paint(layout, palette, fill) {
    const context = this.#picture.getContext('2d');
    const { width, height } = this.#picture;
    const scale = width / layout.whole;
    const step = height / layout.rows.length;
    for (let line = 0; line < layout.rows.length; line++) {
      const row = layout.inLine(line);
      const y = Math.floor(line * step);
      const h = Math.max(1, Math.floor((line + 1) * step) - y);
      for (let i = 0; i < row.length;) {
        const node = row[i];
        const x = layout.x[node] * scale;
        const w = layout.w[node] * scale;
        context.fillStyle = palette.scheme.little ?? fill(node);
        if (w >= LEAST_WIDTH) {
          context.fillRect(x, y, w, h);
          i++;
        } else {
          context.globalAlpha = 0.5;
          if (w > 0) context.fillRect(Math.floor(x), y, 1, h);
          context.globalAlpha = 1;
          i = layout.firstRightOf(row, (Math.floor(x) + 1) / scale, i + 1);
        }
      }
    }
  }

  #frame(palette, { left, right, top, bottom }) {
    const context = this.#context;
    const { width, height } = this.canvas;
    context.clearRect(0, 0, width, height);
    context.drawImage(this.#picture, 0, 0);
    // What is out of view lies under a veil of the ground.
    context.globalAlpha = 0.6;
    context.fillStyle = this.#ground;
    const x = left * width;
    const y = top * height;
    const w = Math.max(3, (right - left) * width);
    const h = Math.max(3, (bottom - top) * height);
    context.fillRect(0, 0, width, y);
    context.fillRect(0, y + h, width, height - y - h);
    context.fillRect(0, y, x, h);
    context.fillRect(x + w, y, width - x - w, h);
    context.globalAlpha = 1;
    context.strokeStyle = palette.scheme.cursor;
    context.lineWidth = 2 * devicePixelRatio;
    context.strokeRect(x, y, w, h);
  }

  #drag(event) {
    if (event.buttons !== 1) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    const box = this.canvas.getBoundingClientRect();
    const part = (value, from, size) => Math.min(1, Math.max(0, (value - from) / size));
    this.#move(part(event.clientX, box.left, box.width), part(event.clientY, box.top, box.height));
  }
}
