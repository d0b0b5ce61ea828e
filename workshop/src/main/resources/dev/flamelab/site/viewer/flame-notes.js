// What stands above and below a flame graph: what a difference amounts to, which part is shown, what colours mean, and
// which keys there are.
import { button, make } from './elements.js';
import { changeText } from './change.js';
import { KEYS } from './flame-keys.js';
import { inView } from './flame-groups.js';

const MOST_GROUPS = 9;
/** While the view moves the legend stays. */
const MILLIS_AFTER_MOVING = 200;

export class FlameNotes {
  #flame;
  #change = make('p', 'change-text');
  #part = make('p', 'flame-part');
  #legend = make('ul', 'legend');
  /** Which part of the picture the legend is about. */
  #about = '';
  #waiting = 0;
  #reset = button('', 'Zoom out to all', () => this.#flame.zoom(0));

  constructor(flame) {
    this.#flame = flame;
    this.head = make('div', 'flame-head', this.#change, this.#part);
    this.#legend.setAttribute('aria-label', 'What the colours mean');
    const keys = make('p', 'flame-keys');
    keys.id = 'flame-keys';
    for (const [key, meaning] of KEYS) keys.append(make('span', '', make('kbd', '', key), ` ${meaning}`));
    const more = make('details', 'flame-help', make('summary', '', 'Keys'), keys);
    const tools = make('div', 'flame-tools', this.#reset, flame.twin.toggle, more);
    this.foot = make('div', 'flame-foot', this.#legend, tools);
  }

  /** Lets who listens to the picture be told of its keys. */
  describe(canvas) {
    canvas.setAttribute('aria-describedby', 'flame-keys');
  }

  take(tree, data, words) {
    const sums = tree.sums();
    this.#change.textContent = data.isDifference
      ? changeText(sums, data.names, { now: data.total, before: data.baseTotal }, this.#flame.page.units, words.print)
      : '';
    this.#change.hidden = !data.isDifference;
    this.warnings = data.warnings;
  }

  /** Offers the way back to all of the picture, and lets the legend follow. */
  moved(isWhole) {
    if (this.#reset.hidden !== isWhole) this.#reset.hidden = isWhole;
    if (this.#about === place(this.#flame.view)) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#explain(this.#flame), MILLIS_AFTER_MOVING);
  }

  close() {
    clearTimeout(this.#waiting);
  }

  /** Tells what is shown, and in which colours. */
  show(flame) {
    this.#showPart(flame);
    this.#explain(flame);
  }

  #explain(flame) {
    this.#about = place(flame.view);
    this.#legend.replaceChildren(...(flame.palette.by === 'change' ? this.#steps(flame) : this.#groups(flame)));
  }

  #showPart({ tree, layout, page, words, data }) {
    const parts = [];
    if (tree.isSandwich) {
      const pivots = tree.children(0);
      const name = pivots.length === 1 ? tree.text(pivots[0]) : `${pivots.length} functions`;
      const whose = pivots.length === 1 ? 'its' : 'their';
      const weight = `${words.print(tree.total[0])}, ${words.share(tree.total[0])}`;
      parts.push(make('strong', '', name), ` with ${whose} callers above and ${whose} callees below: ${weight} `,
        button('', 'Show the whole graph', () => page.go({ p: null, z: null })));
    } else if (layout.whole === 0) {
      parts.push(`There is nothing to draw: no ${data.type} was measured, or the filter leaves nothing.`);
    }
    // What holds for all views is told above them.
    const own = this.warnings.filter(warning => !page.about.warnings.includes(warning));
    for (const warning of own) parts.push(make('span', 'flame-warning', warning));
    this.#part.replaceChildren(...parts);
    this.#part.hidden = parts.length === 0;
  }

  #groups({ palette, view, tree: { names, isSandwich }, data }) {
    // Above a function nothing was measured in what calls it.
    const heaviest = inView(palette.kind, view.scene).filter(([, weight]) => weight > 0 || isSandwich);
    const whole = data.total + data.baseTotal;
    const items = heaviest.slice(0, MOST_GROUPS).map(([group, weight]) => {
      const one = names[palette.kind].indexOf(group);
      const item = this.#item(palette.ofGroup(one), group, this.#flame.words.share(weight, whole));
      item.firstChild.classList.add('group', ['falls', 'plain', 'rises'][palette.lines(one) + 1]);
      return item;
    });
    if (heaviest.length > MOST_GROUPS) {
      items.push(make('li', 'legend-rest', `and ${heaviest.length - MOST_GROUPS} more`));
    }
    return items;
  }

  #steps({ palette }) {
    const pattern = (weight, text, ...classes) => {
      const item = this.#item(palette.ofChange(weight), text, '');
      item.firstChild.classList.add(...classes);
      return item;
    };
    return [
      pattern(-4, 'much less', 'falls', 'much'), pattern(-1, 'less', 'falls'), pattern(0, 'as before', 'same'),
      pattern(1, 'more', 'rises'), pattern(4, 'much more than before', 'rises', 'much'), pattern(-2, 'gone', 'gone'),
    ];
  }

  #item(color, text, share) {
    const swatch = make('span', 'swatch');
    swatch.style.backgroundColor = color;
    const item = make('li', '', swatch, make('span', '', text));
    if (share) item.append(make('span', 'legend-share', share));
    return item;
  }
}

/** Which part of the picture is in view. */
function place({ scene: { from, to } }) {
  return `${from} ${to}`;
}
