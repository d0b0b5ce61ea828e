// Chooses what is looked at, and what it is compared with: open profiles, dumps that lie ready, files of one's own.
import { labelled, openDialog, select } from './dialog.js';
import { make } from './elements.js';
import { ask } from './server.js';

const MILLIS_BETWEEN_LOOKS = 250;
const OF_ONES_OWN = 'own file';

export async function openCompare(page) {
  const stop = new AbortController();
  const { params } = page;
  const { open, files } = await profiles(stop.signal);
  const here = open.filter(profile => profile.state === 'ready');
  const own = new Picker('Profile', here, files, params.get('profile') || '1', false);
  // What the command was started with holds as long as an address says nothing else.
  const usual = !params.has('profile') && here.some(({ id }) => id === 'base') ? 'base' : '';
  const chosen = params.get('diff_base') || params.get('base') || usual;
  const base = new Picker('Compare with', here, files, chosen === 'none' ? '' : chosen, true);
  const how = select([['diff_base', 'Keep both: what grew and what shrank'], ['base', 'Subtract: what is left']]);
  how.value = params.has('base') || (page.about?.isDiff && !page.about.isDiffBase) ? 'base' : 'diff_base';
  const scaled = make('input');
  scaled.type = 'checkbox';
  scaled.checked = page.about?.settings.norm === 't';
  const howField = labelled('How', how);
  const scaledField = make('label', 'check', scaled, ' Scale the profile to the total of the other');
  const reading = new Reading();
  const adapt = () => [howField, scaledField].forEach(field => (field.hidden = base.isEmpty));
  base.changed = adapt;
  adapt();
  const fields = [...own.fields, ...base.fields, howField, scaledField, reading.element];
  const { dialog, agree } = openDialog('Open and compare', fields, 'Show', async close => {
    agree.disabled = true;
    reading.begin(here, stop.signal);
    try {
      const profile = await own.id(stop.signal);
      const other = await base.id(stop.signal);
      close();
      page.go({
        profile: profile === '1' ? null : profile,
        base: other && how.value === 'base' ? other : null,
        diff_base: other ? (how.value === 'diff_base' ? other : null) : usual && 'none',
        norm: other && scaled.checked ? 't' : null,
        z: null,
      });
    } catch (error) {
      reading.end(error.message);
      agree.disabled = false;
    }
  });
  // Who cancels does not want to be taken there when it has been read.
  dialog.addEventListener('close', () => stop.abort());
}

async function profiles(signal) {
  return (await ask('data/profiles', { signal })).json();
}

/** How far the reading is, and why it failed. */
class Reading {
  #bar = make('progress');
  #told = make('p', 'told');
  #timer = 0;

  constructor() {
    this.#bar.setAttribute('aria-label', 'Reading');
    this.#bar.hidden = true;
    this.#told.setAttribute('role', 'status');
    this.element = make('div', '', this.#bar, this.#told);
  }

  begin(before, signal) {
    this.#bar.hidden = false;
    this.#bar.removeAttribute('value');
    this.#told.textContent = 'Reading …';
    const known = new Set(before.map(profile => profile.id));
    this.#timer = setInterval(() => this.#look(known, signal), MILLIS_BETWEEN_LOOKS);
    signal.addEventListener('abort', () => clearInterval(this.#timer));
  }

  async #look(known, signal) {
    const { open } = await profiles(signal).catch(() => ({ open: [] }));
    const now = open.find(profile => profile.state === 'loading' && profile.of > 0 && !known.has(profile.id));
    if (now) Object.assign(this.#bar, { max: now.of, value: now.done });
  }

  end(sentence) {
    clearInterval(this.#timer);
    this.#bar.hidden = true;
    this.#told.textContent = sentence;
  }
}

/** Chooses one profile. */
class Picker {
  #select = make('select');
  #file = make('input');
  changed = () => {};

  constructor(label, open, files, chosen, mayBeNone) {
    if (mayBeNone) this.#select.append(new Option('nothing', ''));
    this.#group('Open', open.map(({ id, name }) => [`open ${id}`, name]));
    const known = new Set(open.map(({ name }) => name));
    this.#group('Dumps', files.filter(name => !known.has(name)).map(name => [`file ${name}`, name]));
    this.#select.append(new Option('A file of your own …', OF_ONES_OWN));
    this.#select.value = chosen ? `open ${chosen}` : '';
    this.#file.type = 'file';
    const fileField = labelled(`${label}: file`, this.#file);
    fileField.hidden = true;
    this.#select.addEventListener('change', () => {
      fileField.hidden = this.#select.value !== OF_ONES_OWN;
      this.#file.required = !fileField.hidden;
      this.changed();
    });
    this.fields = [labelled(label, this.#select), fileField];
  }

  #group(label, options) {
    if (options.length === 0) return;
    const group = make('optgroup', '', ...options.map(([value, text]) => new Option(text, value)));
    group.label = label;
    this.#select.append(group);
  }

  get isEmpty() {
    return this.#select.value === '';
  }

  /** The id of the chosen profile, which is opened if it was not; null for none. */
  async id(signal) {
    const { value } = this.#select;
    if (value === '') return null;
    if (value.startsWith('open ')) return value.slice('open '.length);
    const [body = null] = value === OF_ONES_OWN ? this.#file.files : [];
    const query = body ? { name: body.name } : { file: value.slice('file '.length) };
    const response = await ask(`profiles?${new URLSearchParams(query)}`, { method: 'POST', body, signal });
    return (await response.json()).id;
  }
}
