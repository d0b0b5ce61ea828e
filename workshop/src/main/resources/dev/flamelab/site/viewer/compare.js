// Chooses what is looked at, and what it is compared with: open profiles, dumps that lie ready, files of one's own.
import { labelled, openDialog, select } from './dialog.js';
import { make } from './elements.js';
import { HowFar } from './loading.js';
import { openedList, shut } from './opened.js';
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
  const hasBase = here.some(({ id }) => id === 'base');
  const usual = hasBase && !params.has('profile') ? 'base' : '';
  const chosen = params.get('diff_base') || params.get('base') || usual;
  const base = new Picker('Compare with', here, files, chosen === 'none' ? '' : chosen, true);
  const how = select([['diff_base', 'Keep both: what grew and what shrank'], ['base', 'Subtract: what is left']]);
  how.value = params.has('base') || (page.about?.isDiff && !page.about.isDiffBase) ? 'base' : 'diff_base';
  const scaled = make('input');
  scaled.type = 'checkbox';
  scaled.checked = page.about?.settings.norm === 't';
  const howField = labelled('How', how);
  const scaledField = make('label', 'check', scaled, ' Scale the profile to the total of the other');
  const reading = new Reading(stop.signal);
  const adapt = () => [howField, scaledField].forEach(field => (field.hidden = base.isEmpty));
  base.changed = adapt;
  adapt();
  const opened = openedList(page, open, error => reading.tell(error.message), id => {
    own.forget(id);
    base.forget(id);
  });
  const fields = [...own.fields, ...base.fields, howField, scaledField, opened, reading.element];
  const { dialog, agree } = openDialog('Open and compare', fields, 'Show', async close => {
    agree.disabled = true;
    const fresh = [];
    try {
      const profile = await own.id(reading, fresh);
      const other = await base.id(reading, fresh);
      const isOwn = profile === '1';
      const isOther = profile !== (params.get('profile') || '1');
      const changes = {
        profile: isOwn ? null : profile,
        base: other && how.value === 'base' ? other : null,
        diff_base: other ? (how.value === 'diff_base' ? other : null) : isOwn && hasBase ? 'none' : null,
        norm: other && scaled.checked ? 't' : null,
        // the next profile may have no such kind of samples
        ...(isOther && page.about?.kinds.length > 0 && { si: null, kind: null }),
        z: null,
      };
      if (other) await reading.check(page.href('data/about', changes));
      close();
      page.go(changes);
    } catch (error) {
      // what is not shown is not kept
      for (const id of fresh) await shut(id).catch(() => {});
      reading.tell(error.message);
      agree.disabled = false;
    }
  });
  // Who cancels does not want to be taken there when it has been read.
  dialog.addEventListener('close', () => stop.abort());
}

async function profiles(signal) {
  return (await ask('data/profiles', { signal })).json();
}

/** Has profiles read, and shows how far that is and why it failed. */
class Reading {
  #signal;
  #far = new HowFar();
  #progress = make('div', '', ...this.#far.elements);
  #told = make('p', 'told');

  constructor(signal) {
    this.#signal = signal;
    this.#progress.hidden = true;
    this.#told.setAttribute('role', 'status');
    this.element = make('div', '', this.#progress, this.#told);
  }

  /** Opens what an address says, and waits until it has been read; the server stops when nobody waits. */
  async open(address, body, name) {
    this.#progress.hidden = false;
    this.#far.show({ done: 0, of: 0, said: '' });
    this.tell(`Reading ${name} …`);
    const timer = setInterval(() => this.#look(name), MILLIS_BETWEEN_LOOKS);
    try {
      return await (await ask(address, { method: 'POST', body, signal: this.#signal })).json();
    } finally {
      clearInterval(timer);
      this.#progress.hidden = true;
    }
  }

  /** Fails with the server's reason when it would not show what an address says: what is shown now stays then. */
  async check(address) {
    this.tell('Comparing …');
    await ask(address, { signal: this.#signal });
  }

  async #look(name) {
    const { open } = await profiles(this.#signal).catch(() => ({ open: [] }));
    const now = open.findLast(profile => profile.state === 'loading' && profile.name === name);
    if (now) this.#far.show(now);
  }

  tell(sentence) {
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

  /** What has been closed cannot be chosen any more. */
  forget(id) {
    const gone = [...this.#select.options].find(option => option.value === `open ${id}`);
    if (!gone) return;
    if (gone.selected) this.#select.selectedIndex = 0;
    gone.remove();
    this.changed();
  }

  /** The id of the chosen profile, which is opened if it was not, and then noted; null for none. */
  async id(reading, fresh) {
    const { value } = this.#select;
    if (value === '') return null;
    if (value.startsWith('open ')) return value.slice('open '.length);
    const [body = null] = value === OF_ONES_OWN ? this.#file.files : [];
    const query = body ? { name: body.name } : { file: value.slice('file '.length) };
    const { id } = await reading.open(`profiles?${new URLSearchParams(query)}`, body, query.name ?? query.file);
    fresh.push(id);
    return id;
  }
}
