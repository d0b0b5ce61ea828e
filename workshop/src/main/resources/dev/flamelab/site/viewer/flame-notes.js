// What stands above and below a flame graph: what a difference amounts to, which part is shown, what colours mean, and
// which keys there are.
import { button, make } from './elements.js';
import { changeText } from './change.js';
import { KEYS } from './flame-keys.js';

const MOST_GROUPS = 9;

export class FlameNotes {
  #flame;
  #change = make('p', 'change-text');
  #part = make('p', 'flame-part');
  #legend = make('ul', 'legend');
  #weights = new Map();
  #reset = button('', 'Zoom out to all', () => this.#flame.zoom(0));

  constructor(flame) {
    this.#flame = flame;
    this.head = make('div', 'flame-head', this.#change, this.#part);
    this.#legend.setAttribute('aria-label', 'What the colours mean');
    const keys = make('p', 'flame-keys');
    keys.id = 'flame-keys';
    for (const [key, meaning] of KEYS) keys.append(make('span', '', make('kbd', '', key), ` ${meaning}`));
    const more = make('details', 'flame-help', make('summary', '', 'Keys'), keys);
    this.foot = make('div', 'flame-foot', this.#legend, make('div', 'flame-tools', this.#reset, flame.twin.toggle, more));
  }

  /** Lets who listens to the picture be told of its keys. */
  describe(canvas) {
    canvas.setAttribute('aria-describedby', 'flame-keys');
  }

  take(tree, data, words) {
    const sums = tree.sums();
    this.#weights = new Map();
    const weigh = (by, i) => {
      const key = `${by} ${data[by][i]}`;
      this.#weights.set(key, (this.#weights.get(key) ?? 0) + sums.self[i] + sums.selfBefore[i]);
    };
    for (let i = 0; i < data.names.length; i++) for (const by of ['packages', 'modules']) weigh(by, i);
    this.#change.textContent = data.isDifference
      ? changeText(sums, data.names, { now: data.total, before: data.baseTotal }, this.#flame.page.units, words.print)
      : '';
    this.#change.hidden = !data.isDifference;
    this.warnings = data.warnings;
  }

  /** Offers the way back to all of the picture. */
  moved(isWhole) {
    if (this.#reset.hidden !== isWhole) this.#reset.hidden = isWhole;
  }

  /** Tells what is shown, and in which colours. */
  show(flame) {
    this.#showPart(flame);
    this.#legend.replaceChildren(...(flame.palette.by === 'change' ? this.#steps(flame) : this.#groups(flame)));
  }

  #showPart({ tree, layout, page, words, data }) {
    const parts = [];
    if (tree.isSandwich) {
      const pivots = tree.children(0);
      const name = pivots.length === 1 ? tree.text(pivots[0]) : `${pivots.length} functions`;
      parts.push(make('strong', '', name), ` with its callers above and its callees below: ${words.print(tree.total[0])},`
        + ` ${words.share(tree.total[0])} `, button('', 'Show the whole graph', () => page.go({ p: null, z: null })));
    } else if (layout.whole === 0) {
      parts.push(`There is nothing to draw: no ${data.type} was measured, or the filter leaves nothing.`);
    }
    // What holds for all views is told above them.
    const own = this.warnings.filter(warning => !page.about.warnings.includes(warning));
    for (const warning of own) parts.push(make('span', 'flame-warning', warning));
    this.#part.replaceChildren(...parts);
    this.#part.hidden = parts.length === 0;
  }

  #groups({ palette, tree: { names }, data }) {
    const table = palette.by === 'module' ? 'modules' : 'packages';
    const firsts = new Map();
    names[table].forEach((group, i) => group && !firsts.has(group) && firsts.set(group, i));
    const weight = group => this.#weights.get(`${table} ${group}`) ?? 0;
    const groups = [...firsts.keys()].filter(group => weight(group) > 0).sort((a, b) => weight(b) - weight(a));
    const whole = data.total + data.baseTotal;
    const items = groups.slice(0, MOST_GROUPS).map(group => this.#item(
      palette.ofGroup(firsts.get(group)), group, this.#flame.words.share(weight(group), whole)));
    if (groups.length > MOST_GROUPS) items.push(make('li', 'legend-rest', `and ${groups.length - MOST_GROUPS} more`));
    return items;
  }

  #steps({ palette }) {
    const pattern = (className, weight, text) => {
      const item = this.#item(palette.ofChange(weight), text, '');
      item.firstChild.classList.add(className);
      return item;
    };
    return [
      pattern('falls', -4, 'much less'), pattern('falls', -1, 'less'), pattern('same', 0, 'as before'),
      pattern('rises', 1, 'more'), pattern('rises', 4, 'much more than before'), pattern('gone', -2, 'gone'),
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
