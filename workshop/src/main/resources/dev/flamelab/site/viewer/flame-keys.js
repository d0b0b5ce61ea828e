// What keys do on the flame graph.

const ZOOM = 1.5;
const PART = 0.2;

/** Does what a key means; tells whether it means anything. */
export function keyDeed(flame, key, event) {
  const deed = DEEDS[key.length === 1 ? key.toLowerCase() : key];
  deed?.(flame, event);
  return deed !== undefined;
}

const DEEDS = {
  ArrowDown: flame => down(flame, 1),
  ArrowUp: flame => down(flame, -1),
  ArrowLeft: flame => flame.moveTo(beside(flame, -1)),
  ArrowRight: flame => flame.moveTo(beside(flame, 1)),
  Home: flame => flame.moveTo(first(flame)),
  End: flame => flame.moveTo(deepest(flame)),
  Enter: flame => flame.zoom(flame.cursor),
  Escape: whole,
  Backspace: flame => (flame.zoomed === 0 ? whole(flame) : flame.zoom(outer(flame))),
  0: flame => flame.zoom(0),
  '+': flame => zoomBy(flame, 1 / ZOOM),
  '=': flame => zoomBy(flame, 1 / ZOOM),
  '-': flame => zoomBy(flame, ZOOM),
  a: flame => pan(flame, -PART),
  d: flame => pan(flame, PART),
  c: flame => flame.copyStack(flame.cursor),
  s: flame => flame.sandwich(flame.cursor),
  n: (flame, event) => toMatch(flame, event.shiftKey ? -1 : 1),
  ' ': flame => openMenu(flame),
};

/** What the help line says. */
export const KEYS = [
  ['← ↑ ↓ →', 'frame to frame'], ['Enter', 'zoom in'], ['Backspace', 'one out'], ['Esc', 'all'], ['+ −', 'zoom'],
  ['A D', 'pan'], ['S', 'callers and callees'], ['N Shift+N', 'next and previous match'], ['C', 'copy the stack'],
  ['Space', 'menu'],
];

/** Goes one line down the page, or up: to the first callee, to the caller. */
function down(flame, step) {
  const { tree, layout, cursor } = flame;
  const isCallee = step === (layout.upward ? -1 : 1);
  flame.moveTo(isCallee ? inward(tree, layout, cursor) : outward(tree, layout, cursor));
}

function inward(tree, layout, node) {
  if (tree.isCaller(node)) return tree.parent[node];
  return tree.children(node).find(child => layout.w[child] > 0) ?? node;
}

function outward(tree, layout, node) {
  if (tree.isCaller(node)) return tree.children(node)[0] ?? node;
  if (tree.isSandwich && tree.level[node] === 1) {
    return tree.callersOf(node).find(caller => layout.w[caller] > 0) ?? node;
  }
  return Math.max(0, tree.parent[node]);
}

function beside({ layout, cursor }, step) {
  return layout.beside(cursor, step);
}

function first({ tree }) {
  return tree.isSandwich ? 1 : 0;
}

function deepest({ tree, layout, cursor }) {
  let node = cursor;
  for (let next = inward(tree, layout, node); next !== node; next = inward(tree, layout, node)) node = next;
  return node;
}

/** All of the picture; and from all of a function's callers and callees back to the graph. */
function whole(flame) {
  if (flame.tree.isSandwich && flame.zoomed === 0) flame.sandwich(0);
  else flame.zoom(0);
}

/** Goes to the next frame that is found, or to the one before; of each stack the outermost counts. */
function toMatch(flame, step) {
  const { tree, layout, matched, cursor, page } = flame;
  const found = matched ? tree.outermost(matched).filter(node => layout.w[node] > 0) : [];
  if (found.length === 0) {
    page.say(matched ? 'Nothing matches.' : 'Search for something first.');
    return;
  }
  const next = found.findIndex(node => node > cursor);
  const after = next < 0 ? found.length : next;
  const at = step > 0 ? after : after - (found[after - 1] === cursor ? 2 : 1);
  const to = (at + found.length) % found.length;
  flame.moveTo(found[to], true, `. Match ${to + 1} of ${found.length}`);
  flame.view.enlarge(found[to]);
}

function outer({ tree, zoomed }) {
  return tree.isCaller(zoomed) ? 0 : Math.max(0, tree.parent[zoomed]);
}

function zoomBy({ view }, factor) {
  view.zoomAt(factor, view.canvas.clientWidth / 2);
}

function pan({ view }, part) {
  view.pan(view.canvas.clientWidth * part, 0);
}

function openMenu(flame) {
  const [x, y] = flame.view.placeOf(flame.cursor);
  const box = flame.view.canvas.getBoundingClientRect();
  flame.menu(flame.cursor, x - box.left, y - box.top);
}
