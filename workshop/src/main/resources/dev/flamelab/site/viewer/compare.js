// Chooses what is looked at, and what it is compared with: open profiles, dumps that lie ready, files of one's own.
import { button, make } from './elements.js';
import { framed, labelled } from './dialog.js';

export async function openCompare(page) {
  const { open, files } = await page.fetchJson('profiles', '');
  const params = page.params;
  const here = open.filter(profile => profile.state === 'ready');
  const profile = new Picker('Profile', here, files, params.get('profile') || '1', false);
  const base = new Picker('Compare with', here, files, params.get('diff_base') || params.get('base') || '', true);
  const how = make('select');
  how.append(new Option('Show growth and shrinkage side by side', 'diff_base'), new Option('Show what is left after subtracting', 'base'));
  how.value = params.has('base') ? 'base' : 'diff_base';
  const scaled = make('input');
  scaled.type = 'checkbox';
  scaled.checked = page.about.settings?.norm === 't';
  const told = make('p', 'told');
  told.setAttribute('role', 'status');
  const bar = make('progress');
  bar.setAttribute('aria-label', 'Reading');
  bar.hidden = true;
  const howField = labelled('How', how);
  const scaledField = make('label', 'check', scaled, ' Scale the profile to the total of the other');
  const form = make('form', '', ...profile.fields, ...base.fields, howField, scaledField, told, bar);
  const dialog = framed('Open and compare', form);
  const agree = button('yes', 'Show');
  agree.type = 'submit';
  form.append(make('div', 'buttons', button('', 'Cancel', () => dialog.close()), agree));
  const adapt = () => {
    howField.hidden = base.isEmpty;
    scaledField.hidden = base.isEmpty;
  };
  base.changed = adapt;
  adapt();
  form.addEventListener('submit', async event => {
    event.preventDefault();
    agree.disabled = true;
    bar.hidden = false;
    told.textContent = 'Reading…';
    try {
      const [own, other] = [await profile.id(), await base.id()];
      dialog.close();
      page.go({
        profile: own === '1' ? null : own,
        base: how.value === 'base' ? other : null,
        diff_base: how.value === 'diff_base' ? other : null,
        norm: other && scaled.checked ? 't' : null,
        z: null,
      });
    } catch (error) {
      told.textContent = error.message;
      agree.disabled = false;
      bar.hidden = true;
    }
  });
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}

const OF_ONES_OWN = 'own file';

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
    this.#select.append(new Option('A file of your own…', OF_ONES_OWN));
    this.#select.value = chosen ? `open ${chosen}` : '';
    this.#file.type = 'file';
    const fileField = labelled(`${label}: file`, this.#file);
    fileField.hidden = true;
    this.#select.addEventListener('change', () => {
      fileField.hidden = this.#select.value !== OF_ONES_OWN;
      this.#file.required = !fileField.hidden;
      if (!fileField.hidden) this.#file.showPicker?.();
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
  async id() {
    const { value } = this.#select;
    if (value === '') return null;
    if (value.startsWith('open ')) return value.slice('open '.length);
    if (value === OF_ONES_OWN) {
      const [file] = this.#file.files;
      return opened(`profiles?${new URLSearchParams({ name: file.name })}`, file);
    }
    return opened(`profiles?${new URLSearchParams({ file: value.slice('file '.length) })}`, null);
  }
}

async function opened(address, body) {
  const response = await fetch(address, { method: 'POST', body });
  if (!response.ok) throw new Error((await response.text()).trim());
  return (await response.json()).id;
}
