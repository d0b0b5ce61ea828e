// Values and shares as text, equal to the character to what the reports on the command line print.

const family = (standard, ...units) => ({
  standard,
  units: units.map(([name, factor, ...aliases]) => ({ name, factor, aliases })),
});

const FAMILIES = [
  family('B', ['B', 1, 'b', 'byte'], ['kB', 2 ** 10, 'kb', 'kbyte', 'kilobyte'],
    ['MB', 2 ** 20, 'mb', 'mbyte', 'megabyte'], ['GB', 2 ** 30, 'gb', 'gbyte', 'gigabyte'],
    ['TB', 2 ** 40, 'tb', 'tbyte', 'terabyte'], ['PB', 2 ** 50, 'pb', 'pbyte', 'petabyte']),
  family('s', ['ns', 1, 'ns', 'nanosecond'], ['us', 1e3, 'us', 'microsecond'], ['ms', 1e6, 'ms', 'millisecond'],
    ['s', 1e9, 's', 'sec', 'second'], ['hrs', 3600e9, 'hour', 'hr']),
  family('GCU', ['n*GCU', 1e-9, 'nanogcu'], ['u*GCU', 1e-6, 'microgcu'], ['m*GCU', 1e-3, 'milligcu'],
    ['GCU', 1, 'gcu'], ['k*GCU', 1e3, 'kilogcu'], ['M*GCU', 1e6, 'megagcu'], ['G*GCU', 1e9, 'gigagcu'],
    ['T*GCU', 1e12, 'teragcu'], ['P*GCU', 1e15, 'petagcu']),
];

/** Units that say nothing and are not printed. */
const BARE = ['count', 'sample', 'unit', 'minimum', 'auto'];

function find(all, name) {
  const lower = name.toLowerCase();
  const singular = lower.length > 2 && lower.endsWith('s') ? lower.slice(0, -1) : lower;
  return all.units.find(unit => unit.aliases.includes(singular));
}

/** The value in another unit; 'minimum' and 'auto' ask for the one that suits the value itself. */
export function scale(value, from, to) {
  if (value < 0) {
    const positive = scale(-value, from, to);
    return { value: -positive.value, unit: positive.unit };
  }
  const known = FAMILIES.find(each => find(each, from));
  if (!known) return { value, unit: BARE.includes(to) ? '' : to };
  const base = value * find(known, from).factor;
  const unit = to === 'minimum' || to === 'auto'
    ? known.units.findLast(each => base / each.factor >= 1)
    : find(known, to);
  const chosen = unit ?? known.units.find(each => each.name === known.standard);
  return { value: base / chosen.factor, unit: chosen.name };
}

/** The value as text: 1.10s, 800ms, 512.20kB; zero has no unit. */
export function label(value, from, to = 'auto') {
  const scaled = scale(value, from, to);
  const text = twoDecimals(scaled.value).replace(/\.00$/, '');
  return text === '0' || text === '-0' ? '0' : text + scaled.unit;
}

/** The share as text, six characters wide and without a sign. */
export function percent(value, total) {
  const share = total === 0 ? 0 : Math.abs(value / total) * 100;
  if (share >= 99.95 && share <= 100.05) return '  100%';
  return (share >= 1 ? twoDecimals(share) : twoDigits(share)).padStart(5) + '%';
}

/**
 * How all values of one report are printed: in one unit, small enough for the smallest of them to be seen.
 *
 * @param {{from: string, to: string, ratio: number}} asked what the values are in, what to print them in, and what they
 *   are multiplied by before
 * @param {Iterable<number>} values those that are shown
 * @returns {(value: number) => string}
 */
export function format({ from, to, ratio = 1 }, values = [], total = 0) {
  const times = value => ratio > 0 && ratio !== 1 ? Math.trunc(value * ratio) : value;
  let unit = to;
  const list = [...values];
  if (to === 'minimum' && list.length > 0) {
    const suiting = value => scale(value, from, 'minimum').unit;
    let least = Infinity;
    for (const value of list) if (value !== 0) least = Math.min(least, Math.abs(value));
    const smallest = times(least === Infinity ? total : least);
    unit = suiting(smallest);
    if (unit !== suiting(times(total)) && smallest * 100 < times(total)) unit = suiting(100 * smallest);
    unit = unit || from;
  }
  return value => label(times(value), from, unit);
}

/** Halves go to the even neighbour, where a browser would take the larger one. */
function twoDecimals(value) {
  if (Math.abs(value) >= 2 ** 53) return BigInt(value) + '.00';
  const isHalf = Math.abs(value * 8) % 2 === 1;
  const three = isHalf ? value.toFixed(3) : '';
  return /[02468]5$/.test(three) ? three.slice(0, -1) : value.toFixed(2);
}

/** Of the numbers below 1 that have three digits, these are the halves that go down. */
const HALVES = new Map([[0.125, '0.12'], [0.625, '0.62'], [0.0625, '0.062']]);

/** A value below 1 in two digits, as C writes it. */
function twoDigits(value) {
  if (value === 0) return '0';
  const rounded = Number(HALVES.get(value) ?? value.toPrecision(2));
  const [digits, exponent] = rounded.toExponential().split('e');
  return exponent >= -4 ? String(rounded) : `${digits}e-${String(-exponent).padStart(2, '0')}`;
}
