// Graph: who calls whom, as pprof draws it. What is heavy is large and strong in colour; all of it is in the table too.
import { button, closing, make } from './elements.js';
import { GraphLayout } from './graph-layout.js';
import { GraphTables } from './graph-tables.js';
import { Labels } from './labels.js';
import { PanZoom } from './panzoom.js';
import { exactly, nameOf, placeMenu, shown, tooSmall } from './places.js';
import { adopt } from './svg.js';
import { twin } from './twin.js';

const KEYS = 'Arrow keys walk along the calls; with Shift they move the picture. + and − zoom, 0 shows all. '
  + 'Space selects, Enter focuses, the menu key offers more.';

const LONGEST_WAIT = 1500;
// Pixels for a point: what is smaller is hard to read.
const LEGIBLE = 0.9;

export async function open(page, root) {
  const layout = new GraphLayout();
  const text = twin('Graph');
  const canvas = make('div', 'canvas');
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-roledescription', 'call graph');
  canvas.setAttribute('aria-label', 'Call graph');
  const help = make('p', 'unseen', KEYS);
  help.id = 'graph-keys';
  canvas.setAttribute('aria-describedby', help.id);
  const note = make('p', 'note');
  const what = make('div');
  const tools = make('div', 'tools',
    button('', '+', () => pan?.zoom(1.25)), button('', '−', () => pan?.zoom(0.8)),
    button('', 'Show all', () => pan?.fit()), text.toggle);
  ['Zoom in', 'Zoom out'].forEach((label, i) => tools.children[i].setAttribute('aria-label', label));
  root.append(what, tools, note, help, canvas, text.element);

  let data;
  let tables;
  let pan;
  let nodes = new Map();
  let elements = new Map();
  let chosen = new Set();
  let here = null;

  async function update() {
    clear();
    data = await page.fetchJson('graph');
    nodes = new Map(data.nodes.map(node => [node.id, node]));
    tables = new GraphTables(data, nodes, {
      pick: ids => select(new Set(ids), false),
      open: focus,
      menu: (node, x, y) => placeMenu(page, node, x, y),
    });
    text.fill(tables.element);
    what.replaceChildren(shown(data.shown), ...(data.nodes.length ? [] : tooSmall(page, data.shown)));
    canvas.setAttribute('aria-label', `Call graph of ${data.nodes.length} functions and ${data.edges.length} calls`);
    note.textContent = data.nodes.length ? 'Laying out the graph …' : 'There is nothing to draw.';
    // What takes longer comes by itself: its tables can be used meanwhile.
    if (data.nodes.length) await Promise.race([draw(), new Promise(resolve => setTimeout(resolve, LONGEST_WAIT))]);
  }

  async function draw() {
    try {
      const drawn = await layout.run(data.dot, () => {
        note.textContent = 'This graph is dense: the layout took longer than 4 s, a coarser one is tried …';
      });
      // Who has gone on meanwhile has left a canvas without a size.
      if (!canvas.isConnected) return;
      show(adopt(drawn.svg));
      canvas.dataset.drawn = drawn.coarse ? 'coarse' : 'fine';
      performance.mark('graph drawn');
      note.textContent = drawn.coarse
        ? 'Drawn coarsely, with straight lines, as the careful layout took longer than 4 s.'
          + ' Fewer nodes are drawn finer.'
        : '';
    } catch (error) {
      if (error.name === 'AbortError') return;
      note.textContent = error.message;
      canvas.dataset.drawn = 'failed';
    }
  }

  function show(svg) {
    svg.setAttribute('aria-hidden', 'true');
    canvas.replaceChildren(svg);
    const labels = new Labels(svg);
    pan = new PanZoom(svg, canvas, (seen, magnification) => labels.see(seen, magnification));
    elements = new Map([...svg.querySelectorAll('[data-node]')].map(element => [element.dataset.node, element]));
    mark();
    if (pan.magnification >= LEGIBLE) return;
    // Of a large graph the top is seen at first, where most passes: all of it would be too small to read.
    const heaviest = data.nodes.reduce((most, node) => Math.abs(node.cum) > Math.abs(most.cum) ? node : most);
    pan.top(elements.get(heaviest.id), Math.min(Math.max(pan.widest, LEGIBLE), 1));
  }

  function clear() {
    layout.leave();
    pan?.close();
    tables?.close();
    pan = tables = here = null;
    chosen = new Set();
    elements.clear();
    canvas.replaceChildren();
    delete canvas.dataset.drawn;
    text.fill();
    what.replaceChildren();
    note.textContent = '';
  }

  function select(ids, alsoInTables = true) {
    chosen = ids;
    mark();
    if (alsoInTables) tables?.select(node => ids.has(node.id));
  }

  function mark() {
    elements.forEach((element, id) => {
      element.classList.toggle('selected', chosen.has(id));
      element.classList.toggle('here', id === here);
    });
  }

  function toggle(id) {
    const ids = new Set(chosen);
    if (!ids.delete(id)) ids.add(id);
    select(ids);
    page.say(`${nodes.get(id).name} ${ids.has(id) ? 'selected' : 'no longer selected'}`);
  }

  const focus = node => page.go({ f: exactly(nameOf(node)) });
  const under = event => nodes.get(event.target.closest('.node')?.dataset.node);
  const told = ({ name, flatText, flatShare, cumText, cumShare }) =>
    `${name}: flat ${flatText} (${flatShare}), cum ${cumText} (${cumShare})`;

  // The heaviest call in a direction; edges come heaviest first.
  function neighbour(key) {
    const order = data.nodes.map(node => node.id);
    if (!here) return order[0];
    if (key === 'ArrowDown') return data.edges.find(edge => edge.from === here)?.to;
    if (key === 'ArrowUp') return data.edges.find(edge => edge.to === here)?.from;
    // Sideways to what the same caller calls too; at the top, to the others in order.
    const caller = data.edges.find(edge => edge.to === here)?.from;
    const beside = caller ? data.edges.filter(edge => edge.from === caller).map(edge => edge.to) : order;
    return beside[beside.indexOf(here) + (key === 'ArrowRight' ? 1 : -1)];
  }

  function walk(key) {
    const next = neighbour(key);
    if (!next) return;
    here = next;
    mark();
    if (elements.has(here)) pan.reveal(elements.get(here));
    page.say(told(nodes.get(here)));
    page.status(told(nodes.get(here)));
  }

  const steps = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] };
  const deeds = {
    '+': () => pan.zoom(1.25), '=': () => pan.zoom(1.25), '-': () => pan.zoom(0.8), 0: () => pan.fit(),
    ' ': () => here && toggle(here),
    Enter: () => here && focus(nodes.get(here)),
    Escape: () => select(new Set()),
  };
  canvas.addEventListener('keydown', event => {
    if (!pan || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (!step && !deeds[event.key]) return;
    event.preventDefault();
    if (!step) deeds[event.key]();
    else if (event.shiftKey) pan.step(...step);
    else walk(event.key);
  });
  canvas.addEventListener('click', event => under(event) && toggle(under(event).id));
  canvas.addEventListener('dblclick', event => under(event) && focus(under(event)));
  canvas.addEventListener('contextmenu', event => {
    const node = under(event) ?? nodes.get(here);
    if (!node) return;
    event.preventDefault();
    const box = elements.get(node.id).getBoundingClientRect();
    placeMenu(page, node, event.clientX || box.left, event.clientY || box.bottom);
  });
  canvas.addEventListener('pointerover', event => under(event) && page.status(told(under(event))));

  function close() {
    clear();
    layout.close();
  }

  await closing(close, update);
  return {
    update,
    search(regexp) {
      // What is searched for is to be found; what is selected is marked, and the rest stays as it is.
      canvas.classList.toggle('searching', regexp !== null);
      select(new Set(regexp ? data.nodes.filter(node => regexp.test(node.name)).map(node => node.id) : []));
      if (chosen.size && elements.size) pan.reveal(elements.get([...chosen][0]));
      return { matched: chosen.size, total: nodes.size, text: regexp ? `${chosen.size} of ${nodes.size} nodes` : '' };
    },
    selected: () => [...chosen].map(id => nameOf(nodes.get(id))),
    close,
  };
}
