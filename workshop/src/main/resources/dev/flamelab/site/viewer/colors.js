// The colours of a flame graph: what belongs together has one hue, text can be read on all of them, and for paper there
// are greys. Colours are given in OKLCH, where equal lightness looks equally light.

/** Hues of modules that are told apart at a glance; blue is the JDK's. */
export const HUES = [20, 148, 300, 105, 190, 62, 345];
const JDK_HUE = 250;
/** Shades of a module's hue: how much lighter, how much further on the wheel, and how strong. */
export const SHADES = [
  [0, 0, 1], [-0.08, 12, 1], [0.045, -12, 0.85], [-0.045, -22, 0.85], [0.03, 22, 0.8], [-0.12, 3, 0.85],
];
/** Greys of what is not Java: how much lighter, how strong, and which hue there is in them. */
export const GREYS = [[0, 0.016, 70], [-0.09, 0.026, 65], [0.055, 0.004, 250], [-0.05, 0.03, 150], [-0.14, 0.012, 250]];
/** On paper the heaviest groups have these shades and one of the patterns, and the rest is white. */
const PAPER = [0.92, 0.83, 0.74];
const PAPER_PATTERNS = [0, 1, -1];
/** All that was compiled for the machine is of one family. */
export const NATIVE = 'native';

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
    text: '#000000', soft: '#333333', outline: '#000000', hatch: 'rgba(0,0,0,.35)',
    match: [0.7, 0, 0], matchText: '#000000', cursor: '#000000', lightness: 1, chroma: 0, faded: 1,
    neutral: 0.97, change: [0.95, -0.04, 0, 0], edge: '#555555',
  },
  forced: {
    text: 'CanvasText', soft: 'CanvasText', outline: 'Highlight', hatch: 'CanvasText',
    fill: 'Canvas', match: 'Highlight', matchText: 'HighlightText', cursor: 'Highlight', edge: 'CanvasText',
    little: 'GrayText', faded: 1,
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
  #fills;
  #changes;
  #groups;

  /**
   * @param {string} scheme a name in SCHEMES
   * @param {import('./flame-tree.js').Names} names
   * @param {string} by package, module, or change
   * @param {import('./flame-groups.js').Groups} groups
   */
  constructor(scheme, names, by, groups) {
    this.#scheme = SCHEMES[scheme];
    this.scheme = this.#scheme;
    this.isPaper = scheme === 'print';
    this.by = by;
    this.kind = by === 'module' ? 'modules' : 'packages';
    this.names = names;
    this.#groups = groups;
    this.#fills = new Array(names.text.length);
    const { match } = this.#scheme;
    this.match = typeof match === 'string' ? match : rgb(...match);
    this.#changes = new Map();
  }

  /** The colour of a function. */
  fill(name) {
    return this.#fills[name] ??= this.#make(name, (spread(this.names.text[name]) - 0.5) * 0.02);
  }

  /** The colour of the whole group of a function, for a legend. */
  ofGroup(name) {
    return this.#make(name, 0);
  }

  /** Which way lines go over a function that is coloured by its group: 1 up, -1 down, 0 for none. */
  lines(name) {
    const rank = this.isPaper ? this.#rank(name) : 0;
    return PAPER_PATTERNS[Math.floor(rank / PAPER.length)] ?? 0;
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

  #rank(name) {
    return this.#groups.rank(this.kind, this.names[this.kind][name]);
  }

  #make(name, grain) {
    const { fill, lightness, chroma, neutral } = this.#scheme;
    if (fill) return fill;
    if (this.isPaper) {
      const rank = this.#rank(name);
      return rgb(rank < PAPER.length * PAPER_PATTERNS.length ? PAPER[rank % PAPER.length] : lightness, 0, 0);
    }
    const module = this.names.modules[name];
    if (module === '') return rgb(neutral, Math.min(chroma, 0.006), 250);
    const { family, hue, shade } = this.#groups.place(this.kind, this.names[this.kind][name], module);
    if (family === NATIVE) {
      const [lighter, strength, tint] = GREYS[shade];
      return rgb(lightness + lighter + grain, strength, tint);
    }
    const [lighter, further, strength] = SHADES[shade];
    const isJdk = family === 'JDK';
    return rgb(
      lightness + lighter + grain, chroma * strength * (isJdk ? 0.7 : 1), (isJdk ? JDK_HUE : HUES[hue]) + further);
  }
}
