// Says in a sentence or two what a difference amounts to: how the whole changed, and which functions changed most.

import { shortened } from './elements.js';

const MOST = 2;
/** Less than this share of the whole is not worth a sentence. */
const WORTH = 0.001;
/** Such a share of it is next to nothing. */
const SLIGHT = 0.0001;

/**
 * @param {object} sums by name, as Tree.sums() gives them
 * @param {string[]} names
 * @param {{now: number, before: number}} whole
 * @param {typeof import('./units.js')} units
 * @param {(value: number) => string} print
 */
export function changeText(sums, names, whole, units, print) {
  const larger = Math.max(whole.now, whole.before);
  if (larger === 0) return 'There is nothing on either side to compare.';
  const changes = names
    .map((name, i) => {
      const [now, before] = [sums.self[i], sums.selfBefore[i]];
      return { name, now, before, change: now - before };
    })
    .filter(each => Math.abs(each.change) >= WORTH * larger)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const [compared, when] = whole.before ? [whole.before, 'before'] : [whole.now, 'now'];
  const share = value => `${units.percent(value, compared).trim()} of the whole ${when}`;
  const first = `${total(whole, print, units)} `;
  if (changes.length === 0) return `${first}No function changed by more than ${WORTH * 100}% of the whole.`;
  const told = changes.slice(0, MOST).map(each => one(each, print, share));
  return `${first}What changed most: ${told.join('; then ')}.`;
}

/** A change with its sign: +1.20s, −800ms. */
export function signed(change, print) {
  return change > 0 ? `+${print(change)}` : change < 0 ? `−${print(-change)}` : '0';
}

function total({ now, before }, print, units) {
  if (now === before) return `The whole is as before: ${print(now)}.`;
  const verb = now > before ? 'grew' : 'shrank';
  if (Math.abs(now - before) < SLIGHT * before) {
    return `The whole is nearly as before: ${print(now)} (${signed(now - before, print)}).`;
  }
  const share = before === 0 ? '' : ` (${now > before ? '+' : '−'}${units.percent(now - before, before).trim()})`;
  return `The whole ${verb} from ${print(before)} to ${print(now)}${share}.`;
}

function one({ name, now, before, change }, print, share) {
  const sides = before === 0 ? 'it is new' : now === 0 ? 'it is gone' : `from ${print(before)} to ${print(now)}`;
  return `${shortened(name)}, ${signed(change, print)} (${sides}, ${share(change)})`;
}
