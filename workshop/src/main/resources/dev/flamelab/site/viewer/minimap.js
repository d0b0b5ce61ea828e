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
   * @param {object} picture its layout and palette, what is searched for (matched), and what fills a node
   * @param {{left: number, right: number, top: number, bottom: number}} view what is in view, each from 0 to 1
   */
  draw(picture, view) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = devicePixelRatio;
    const { layout, palette, matched } = picture;
    const key = [width, height, ratio, layout, palette, matched];
    if (this.#key === null || key.some((each, i) => each !== this.#key[i])) {
      this.#key = key;
      for (const canvas of [this.canvas, this.#picture]) {
        canvas.width = Math.max(1, Math.round(width * ratio));
        canvas.height = Math.max(1, Math.round(height * ratio));
      }
      this.#ground = getComputedStyle(this.canvas).backgroundColor;
      this.#paint(picture);
      if (matched) this.#paintMatches(picture, ratio);
    }
    this.#frame(palette, view);
  }

  #paint({ layout, palette, matched, fill }) {
    const context = this.#picture.getContext('2d');
    const scale = this.#picture.width / layout.whole;
    const strength = matched ? palette.scheme.faded : 1;
    for (let line = 0; line < layout.rows.length; line++) {
      const row = layout.inLine(line);
      const [y, h] = this.#span(layout, line);
      for (let i = 0; i < row.length;) {
        const node = row[i];
        const x = layout.x[node] * scale;
        const w = layout.w[node] * scale;
        context.fillStyle = palette.scheme.little ?? fill(node);
        if (w >= LEAST_WIDTH) {
          context.globalAlpha = strength;
          // What has one colour is told apart by the gaps.
          const gap = palette.scheme.little ? 1 : 0;
          context.fillRect(x, y, w > 2 * gap ? w - gap : w, h > 2 * gap ? h - gap : h);
          i++;
        } else {
          context.globalAlpha = strength / 2;
          if (w > 0) context.fillRect(Math.floor(x), y, 1, h);
          i = layout.firstRightOf(row, (Math.floor(x) + 1) / scale, i + 1);
        }
      }
    }
    context.globalAlpha = 1;
  }

  /** What is searched for is seen however narrow it is. */
  #paintMatches({ layout, palette, matched }, ratio) {
    const context = this.#picture.getContext('2d');
    const scale = this.#picture.width / layout.whole;
    context.fillStyle = palette.match;
    for (let line = 0; line < layout.rows.length; line++) {
      const [y, h] = this.#span(layout, line);
      let end = 0;
      for (const node of layout.inLine(line)) {
        if (!matched[layout.tree.name[node]] || layout.w[node] === 0) continue;
        const x = layout.x[node] * scale;
        const right = Math.max(x + layout.w[node] * scale, x + 1.5 * ratio);
        if (right > end) context.fillRect(x, y, right - x, Math.max(h, 1.5 * ratio));
        end = Math.max(end, right);
      }
    }
  }

  /** Where a line is from the top, and how high. */
  #span(layout, line) {
    const step = this.#picture.height / layout.rows.length;
    const y = Math.floor(line * step);
    return [y, Math.max(1, Math.floor((line + 1) * step) - y)];
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
