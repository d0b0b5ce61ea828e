// The colours of a flame graph: what belongs together has one hue, text can be read on all of them, and for paper there
// are greys. Colours are given in OKLCH, where equal lightness looks equally light.

/** Hues that are told apart at a glance; blue is the JDK's. */
const HUES = [350, 160, 305, 95, 195, 45, 128, 20];
const JDK_HUE = 250;
const NATIVE = /^native code$|\.(so|dylib|dll)$|^\[|^(lib|ld-)[\w.+-]*$/;

/** How strong a change looks, by how large it is: so many steps each way, and none for what is next to nothing. */
const STEPS = 4;
const STRONGEST = 0.25;
const LEAST = 0.001;

export const SCHEMES = {
  light: {
    text: '#1a1d21', soft: '#5c6670', outline: '#101418', hatch: 'rgba(0,0,0,.2)',
    match: [0.8, 0.17, 328], matchText: '#1a1d21', cursor: '#0b57d0', lightness: 0.855, chroma: 0.092, faded: 0.3,
    neutral: 0.925, change: [0.91, -0.055, 0.03, 0.027],
  },
  dark: {
    text: '#f1f3f5', soft: '#a3adb8', outline: '#ffffff', hatch: 'rgba(255,255,255,.22)',
    match: [0.52, 0.2, 328], matchText: '#ffffff', cursor: '#8ab4f8', lightness: 0.435, chroma: 0.08, faded: 0.32,
    neutral: 0.33, change: [0.36, 0.03, 0.03, 0.027],
  },
  print: {
    text: '#000000', soft: '#333333', outline: '#000000', hatch: 'rgba(0,0,0,.45)',
    match: [0.7, 0, 0], matchText: '#000000', cursor: '#000000', lightness: 0.9, chroma: 0, faded: 1,
    neutral: 0.97, change: [0.95, -0.04, 0, 0], edge: '#555555',
  },
  forced: {
    text: 'CanvasText', soft: 'CanvasText', outline: 'Highlight', hatch: 'CanvasText',
    fill: 'Canvas', match: 'Highlight', matchText: 'HighlightText', cursor: 'Highlight', edge: 'CanvasText', little: 'GrayText',
    faded: 1,
  },
};

/** A colour of OKLCH as browsers of any age understand it. */
export function rgb(lightness, chroma, hue) {
  const a = chroma * Math.cos(hue * Math.PI / 180);
  const b = chroma * Math.sin(hue * Math.PI / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const bytes = linear.map(each => {
    const clear = Math.min(1, Math.max(0, each));
    return Math.round(255 * (clear <= 0.0031308 ? 12.92 * clear : 1.055 * clear ** (1 / 2.4) - 0.055));
  });
  return `rgb(${bytes.join(',')})`;
}

/** A number from 0 to 1 that is the same for the same text in every profile. */
export function spread(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** What a change weighs, from -STEPS to STEPS. */
export function step(change, whole) {
  const share = whole === 0 ? 0 : Math.abs(change) / whole;
  if (share < LEAST) return 0;
  return Math.sign(change) * Math.max(1, Math.ceil(STEPS * Math.sqrt(Math.min(1, share / STRONGEST))));
}

/** The colours of one profile's functions. */
export class Palette {
  #scheme;
  #hues;
  #fills;
  #changes;

  /**
   * @param {string} scheme a name in SCHEMES
   * @param {import('./flame-tree.js').Names} names
   * @param {string} by package, module, or change
   */
  constructor(scheme, names, by) {
    this.#scheme = SCHEMES[scheme];
    this.scheme = this.#scheme;
    this.isPaper = scheme === 'print';
    this.by = by;
    this.names = names;
    this.#hues = hues(names.modules);
    this.#fills = new Array(names.text.length);
    const { match } = this.#scheme;
    this.match = typeof match === 'string' ? match : rgb(...match);
    this.#changes = new Map();
  }

  /** The name of what a function is coloured as. */
  group(name) {
    return this.by === 'module' ? this.names.modules[name] : this.names.packages[name];
  }

  /** The colour of a function. */
  fill(name) {
    return this.#fills[name] ??= this.#make(this.names.modules[name], this.group(name), this.names.text[name]);
  }

  /** The colour of a whole group, for a legend. */
  ofGroup(name) {
    return this.#make(this.names.modules[name], this.group(name), '');
  }

  /** The colour of a change by its weight. */
  ofChange(weight) {
    if (!this.#changes.has(weight)) this.#changes.set(weight, this.#change(weight));
    return this.#changes.get(weight);
  }

  #change(weight) {
    const { fill, neutral, change } = this.#scheme;
    if (fill) return fill;
    if (weight === 0) return rgb(neutral, 0, 0);
    const [light, darker, chroma, more] = change;
    const size = Math.abs(weight);
    return rgb(light + darker * size, chroma + more * size, weight > 0 ? 32 : 248);
  }


  #make(module, group, text) {
    const { fill, lightness, chroma } = this.#scheme;
    if (fill) return fill;
    if (module === '') return rgb(this.#scheme.neutral, Math.min(chroma, 0.006), 250);
    const isNative = NATIVE.test(module);
    const shade = this.by === 'module' ? 0 : (spread(group) - 0.5);
    const grain = text ? (spread(text) - 0.5) * 0.024 : 0;
    // On paper shades are all there is.
    const light = lightness + shade * (chroma === 0 ? 0.16 : 0.045) + grain;
    if (isNative) return rgb(light + 2 * grain, Math.min(chroma, 0.012), 75);
    const strength = module === 'JDK' ? chroma * 0.6 : chroma;
    return rgb(light, strength, this.#hues.get(module) + shade * (module === 'JDK' ? 30 : 60));
  }
}

/** A hue for each module: its own by its name, or the next that is free while there are any. */
function hues(modules) {
  const found = new Map([['JDK', JDK_HUE]]);
  const taken = new Set();
  for (const module of [...new Set(modules)].sort()) {
    if (found.has(module) || NATIVE.test(module)) continue;
    if (taken.size === HUES.length) taken.clear();
    let at = Math.floor(spread(module) * HUES.length);
    while (taken.has(at)) at = (at + 1) % HUES.length;
    taken.add(at);
    found.set(module, HUES[at]);
  }
  return found;
}

/** A tile of slanting lines. */
export function hatching(direction, distance, color, ratio) {
  const tile = document.createElement('canvas');
  const size = Math.round(distance * ratio);
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
