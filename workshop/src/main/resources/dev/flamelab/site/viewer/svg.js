// Takes over what Graphviz drew: elements that draw, attributes that say where, and colours for light, dark and paper.

const SVG = 'http://www.w3.org/2000/svg';
const SHAPES = new Set(['svg', 'g', 'path', 'polygon', 'polyline', 'ellipse', 'text']);
const PLACES = ['viewBox', 'transform', 'd', 'points', 'x', 'y', 'cx', 'cy', 'rx', 'ry', 'text-anchor', 'font-size',
  'stroke-width', 'stroke-dasharray'];

/** @returns {SVGSVGElement} with data-node on nodes, data-from and data-to on edges */
export function adopt(text) {
  const drawn = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (drawn.localName !== 'svg') throw new Error('Graphviz drew something that is no picture.');
  const svg = copy(drawn);
  // What is left of the page's size belongs to the style sheet; the first polygon is the paper.
  svg.querySelector('polygon')?.remove();
  return svg;
}

function copy(from) {
  const to = document.createElementNS(SVG, from.localName);
  for (const name of PLACES) {
    if (from.hasAttribute(name)) to.setAttribute(name, from.getAttribute(name));
  }
  for (const kind of ['fill', 'stroke']) paint(to, kind, from.getAttribute(kind));
  if (from.localName === 'text') to.textContent = from.textContent;
  else if (from.localName === 'g') mark(from, to);
  for (const child of from.children) {
    // Links lead nowhere: what is left of them is what they say when they are pointed at.
    if (child.localName === 'a') to.append(...[...child.children].filter(isShape).map(copy), ...tip(child));
    else if (isShape(child)) to.append(copy(child));
  }
  return to;
}

function isShape(element) {
  return SHAPES.has(element.localName);
}

function tip(link) {
  const text = link.getAttributeNS('http://www.w3.org/1999/xlink', 'title');
  if (!text) return [];
  const title = document.createElementNS(SVG, 'title');
  title.textContent = text;
  return [title];
}

function mark(from, to) {
  const kind = from.getAttribute('class');
  const name = [...from.children].find(child => child.localName === 'title')?.textContent ?? '';
  if (kind === 'node') {
    to.classList.add(from.id.startsWith('node') ? 'node' : 'tag');
    to.dataset.node = from.id;
  } else if (kind === 'edge') {
    const [caller, callee] = name.split('->');
    to.classList.add('edge');
    to.dataset.from = caller.replace('N', 'node');
    to.dataset.to = callee.replace('N', 'node');
  }
}

function paint(element, kind, colour) {
  if (!colour || colour === 'none' || colour === 'transparent') {
    if (colour) element.setAttribute(kind, 'none');
    return;
  }
  const [red, green, blue] = parts(colour);
  element.classList.add(`has-${kind}`);
  element.style.setProperty(`--${kind}`, colour);
  element.style.setProperty(`--${kind}-dark`, dark(red, green, blue));
  element.style.setProperty(`--${kind}-grey`, grey(red, green, blue));
}

function parts(colour) {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  return hex ? hex.slice(1).map(part => Number.parseInt(part, 16)) : [0, 0, 0];
}

// The same hue with its lightness turned round: pale fills become deep ones, strong lines bright ones.
function dark(red, green, blue) {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const turned = Math.min(Math.max(270 - (most + least) / 2, 44), 190);
  const factor = (most + least) / 2 > 127 ? 1.2 : 0.8;
  const part = value => Math.round(Math.min(Math.max(turned + (value - (most + least) / 2) * factor, 0), 255));
  return `rgb(${part(red)} ${part(green)} ${part(blue)})`;
}

function grey(red, green, blue) {
  const light = Math.round(0.3 * red + 0.59 * green + 0.11 * blue);
  return `rgb(${light} ${light} ${light})`;
}
