// What is shown while a profile is being read, which takes a while for a large one.
import { make } from './elements.js';

/** A small profile is read soon; who waits for a large one can wait longer from look to look. */
const SHORTEST_MILLIS_BETWEEN_LOOKS = 20;
const LONGEST_MILLIS_BETWEEN_LOOKS = 250;

/** What has been read once need not be asked about again; the page knows of some when it comes. */
const read = new Set(document.getElementById('view').dataset.ready.split(' '));

/**
 * Waits until the profiles that the page is about can be shown, and shows how far they are.
 *
 * @param {HTMLElement} root where that is shown, above what is there
 * @param {AbortSignal} signal that nobody waits any more
 */
export async function untilRead(page, root, signal) {
  const wanted = ['profile', 'base', 'diff_base'].map((name, i) => page.params.get(name) || (i === 0 ? '1' : ''));
  let shown = null;
  let pause = SHORTEST_MILLIS_BETWEEN_LOOKS;
  try {
    while (!signal.aborted && !wanted.every(id => !id || read.has(id))) {
      const { open } = await page.fetchJson('profiles', '');
      open.filter(profile => profile.state === 'ready').forEach(profile => read.add(profile.id));
      const slow = open.find(profile => wanted.includes(profile.id) && profile.state === 'loading') ?? begun(open);
      if (!slow) break;
      if (!shown) {
        shown = new Reading(slow);
        root.prepend(shown.element);
      }
      shown.show(slow);
      await new Promise(done => setTimeout(done, pause));
      pause = Math.min(2 * pause, LONGEST_MILLIS_BETWEEN_LOOKS);
    }
  } finally {
    shown?.element.remove();
  }
}

/** The command's own profile is not listed before it is looked for; what that is waits, too. */
function begun(open) {
  return open.some(({ id }) => id === '1') ? null : { name: 'the profile', done: 0, of: 0, said: '' };
}

class Reading {
  #far = new HowFar();

  constructor(profile) {
    const title = make('h1', '', `Reading ${profile.name}`);
    title.id = 'reading';
    this.element = make('section', 'reading', title, ...this.#far.elements);
  }

  show(profile) {
    this.#far.show(profile);
  }
}

/** How far the reading of a profile is, as a list of the server tells it. */
export class HowFar {
  #bar = make('progress');
  #far = make('p', 'far');
  #said = make('p', 'hint');
  elements = [this.#bar, this.#far, this.#said];

  constructor() {
    this.#bar.setAttribute('aria-label', 'Reading');
  }

  show({ done, of, said }) {
    if (of > 0) {
      this.#bar.max = of;
      this.#bar.value = done;
      this.#far.textContent = done < of ? `${megabytes(done)} of ${megabytes(of)} MB` : 'Adding up';
    } else {
      this.#bar.removeAttribute('value');
      this.#far.textContent = '';
    }
    this.#said.textContent = said;
  }
}

function megabytes(bytes) {
  return (bytes / (1 << 20)).toFixed(1);
}
