// The flame graph: what its parameters mean, what one can do to a frame, and what is told of it.
import { Layout, WIDTHS } from './flame-layout.js';
import { Palette } from './colors.js';
import { Groups } from './flame-groups.js';
import { FlameView } from './flame-view.js';
import { FlameNotes } from './flame-notes.js';
import { FlameTwin } from './flame-twin.js';
import { Tree } from './flame-tree.js';
import { Wording } from './flame-words.js';
import { shaped } from './flame-shape.js';
import { keyDeed } from './flame-keys.js';
import { menuItems } from './flame-menu.js';
import { exactly } from './places.js';
import { closing, make } from './elements.js';
import { ofMeasure } from './views.js';

export async function open(page, root) {
  const flame = new Flame(page, root);
  await closing(() => flame.close(), () => flame.update(page.params));
  return flame;
}

class Flame {
  #asked = null;
  #shape = '';
  #drawn = '';
  #upward = false;
  #media = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'].map(query => matchMedia(query));
  #onMedia = () => this.#paletteChanged();
  #onPrint = () => this.#paletteChanged('print');

  constructor(page, root) {
    this.page = page;
    this.matched = null;
    this.groups = new Groups();
    this.view = new FlameView({
      point: (x, y) => this.#point(this.view.nodeAt(x, y)),
      leave: () => this.#point(-1),
      click: (x, y) => this.#click(this.view.nodeAt(x, y)),
      menu: (x, y, isHeld) => this.menu(this.view.nodeAt(x, y), x, y, isHeld),
      moved: isWhole => this.notes.moved(isWhole),
      key: (key, event) => keyDeed(this, key, event),
    });
    this.twin = new FlameTwin(page);
    this.notes = new FlameNotes(this);
    const { canvas } = this.view;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-roledescription', 'flame graph');
    canvas.addEventListener('focus', () => this.view.scene && this.#focused());
    canvas.addEventListener('blur', () => this.view.scene && this.view.change({ focused: false }));
    this.notes.describe(canvas);
    root.replaceChildren(make(
      'section', 'flame', this.notes.head, this.view.element, this.notes.foot, this.twin.element));
    this.#media.forEach(media => media.addEventListener('change', this.#onMedia));
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onMedia);
  }

  close() {
    this.#media.forEach(media => media.removeEventListener('change', this.#onMedia));
    removeEventListener('beforeprint', this.#onPrint);
    removeEventListener('afterprint', this.#onMedia);
    this.view.close();
    this.notes.close();
    this.twin.close();
    this.page.status('');
  }

  /** Shows what the parameters say. */
  async update(params) {
    const asked = ofMeasure(params);
    if (this.#asked !== asked.toString()) {
      const data = await this.page.fetchJson('flamegraph', asked);
      this.#asked = asked.toString();
      this.#take(data);
    }
    this.#draw(params);
  }

  #take(data) {
    this.data = data;
    this.whole = Tree.of(data);
    this.groups.take(this.whole);
    this.words = new Wording(data, this.page.units);
    this.#shape = '';
    this.#drawn = '';
    this.cursor = 0;
    this.notes.take(this.whole, data, this.words);
  }

  #draw(params) {
    const shape = values(params, 'p', 'fold');
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#drawn = '';
      this.tree = shaped(this.whole, params, sentence => this.page.fail(sentence));
      this.twin.take(this.tree, this.data, this.words);
    }
    const drawn = values(params, 'width');
    const isOther = drawn !== this.#drawn;
    const upward = params.get('view') === 'flame';
    const isTurned = upward !== this.#upward;
    if (isOther || isTurned) {
      this.#drawn = drawn;
      this.#upward = upward;
      const width = params.get('width') ?? '';
      this.layout = new Layout(this.tree, WIDTHS.includes(width) ? width : WIDTHS[0], upward);
    }
    if (isOther) {
      this.cursor = this.tree.isSandwich ? Math.min(1, this.tree.size - 1) : 0;
      this.zoomed = 0;
    }
    const color = params.get('color') ?? (this.data.isDifference ? 'change' : 'package');
    this.color = color === 'change' && !this.data.isDifference ? 'package' : color;
    this.palette = this.#palette();
    // The other way up everything is as wide, and where it was.
    const { from, to } = isOther ? { from: 0, to: this.layout.whole } : this.view.scene;
    this.view.show({
      layout: this.layout, palette: this.palette, from, to, matched: this.matched, focused: this.#hasFocus(),
      cursor: this.cursor, whole: Math.max(this.data.total, this.data.baseTotal),
      sign: node => this.words.sign(this.tree, node),
    });
    this.notes.show(this);
    const zoomed = this.#zoomedBy(params.get('z'));
    if (zoomed !== this.zoomed) {
      this.zoomed = zoomed;
      this.view.zoomTo(zoomed);
    } else if (isTurned && zoomed > 0) {
      this.view.reveal(zoomed);
    }
    this.#tell(-1);
    this.view.canvas.setAttribute('aria-label', this.words.picture(this.tree, this.page.about));
    this.view.fit();
  }

  /** An address names a frame by its number; the name beside it tells whether it is still the same. */
  #zoomedBy(address) {
    const [number, name] = (address ?? '').split(/-(.*)/s);
    const node = Number(number);
    return node > 0 && node < this.tree.size && this.tree.text(node) === name ? node : 0;
  }

  /** Goes to a frame, and lets the browser's back button lead away from it. */
  zoom(node) {
    if (node === this.zoomed) {
      this.view.zoomTo(node);
      return;
    }
    this.zoomed = node;
    this.view.zoomTo(node);
    this.page.go({ z: node === 0 ? null : `${node}-${this.tree.text(node)}` });
  }

  /** Shows a function with what calls it and what it calls. */
  sandwich(node) {
    this.page.go({ p: node === 0 ? null : this.quoted(node), z: null });
  }

  /** Lets the keys be at a frame, and tells of it. */
  moveTo(node, isTold = true, also = '') {
    this.cursor = node;
    if (isTold || node !== 0) this.view.reveal(node);
    this.view.change({ cursor: node, focused: true });
    const told = this.words.details(this.tree, node);
    this.page.status(told);
    if (isTold) this.page.say(`${told}. ${this.words.place(this.tree, node)}${also}`);
  }

  /** A function as a filter names it. */
  quoted(node) {
    return exactly(this.tree.names.functions[this.tree.name[node]]);
  }

  copyStack(node) {
    return this.page.copy(this.tree.stack(node).join('\n'));
  }

  menu(node, x, y, isHeld = false) {
    if (node < 0) return;
    const box = this.view.canvas.getBoundingClientRect();
    this.cursor = node;
    this.view.change({ cursor: node });
    this.#tell(node);
    this.page.menu(box.left + x, box.top + y, menuItems(this, node), isHeld);
  }

  /** A press of the mouse tells by itself what it is about. */
  #focused() {
    if (this.view.canvas.matches(':focus-visible')) this.moveTo(this.cursor, false);
    else this.view.change({ focused: true });
  }

  #point(node) {
    if (this.view.scene?.hover === node) return;
    this.view.change({ hover: node });
    this.view.canvas.classList.toggle('points', node >= 0);
    this.#tell(node);
  }

  /** Tells of the frame that one points at, or else of the one that was chosen or that fills the width. */
  #tell(node) {
    const told = node >= 0 ? node : this.cursor || this.zoomed || (this.tree.isSandwich ? 1 : 0);
    this.page.status(told < this.tree.size ? this.words.details(this.tree, told) : '');
  }

  #click(node) {
    if (node < 0) return;
    this.cursor = node;
    this.view.change({ cursor: node });
    this.zoom(node);
  }

  /** Marks what matches, and tells how much that is of the whole. */
  search(regexp) {
    this.matched = regexp ? this.whole.matching(regexp) : null;
    this.view.change({ matched: this.matched });
    this.twin.search(this.matched);
    if (!regexp) return { matched: 0, total: this.data.total, text: '' };
    return this.words.matched(this.whole, this.whole.outermost(this.matched));
  }

  /** What is meant when something is done to the selection: the function that one went to. */
  selected() {
    if (this.twin.selected.length > 0) return this.twin.selected;
    // What one searches for comes after what one did before.
    if (this.matched) return [];
    const node = this.cursor || this.zoomed;
    return node > 0 ? [this.tree.names.functions[this.tree.name[node]]] : [];
  }

  #hasFocus() {
    return document.activeElement === this.view.canvas;
  }

  #palette(forced) {
    const [dark, highContrast, print] = this.#media.map(media => media.matches);
    const scheme = forced ?? (print ? 'print' : highContrast ? 'forced' : dark ? 'dark' : 'light');
    return new Palette(scheme, this.whole.names, this.color, this.groups);
  }

  #paletteChanged(forced) {
    if (!this.view.scene) return;
    this.palette = this.#palette(forced);
    this.notes.show(this);
    this.view.recolor(this.palette);
  }
}

/** What tells one picture from another, as one text. */
function values(params, ...names) {
  return names.map(name => `${name}=${params.get(name) ?? ''}`).join('\n');
}
