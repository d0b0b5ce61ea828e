// A question to whoever looks at the page.
import { button, make } from './elements.js';

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {string} [value] what stands there at first
 * @property {[string, string][]} [options] values and what is shown for them; without it one types
 * @property {string[]} [proposals] for who types
 * @property {boolean} [required]
 */

/**
 * Asks, and waits for the answer.
 *
 * @param {{title: string, fields: Field[], yes: string, hint?: string}} question
 * @returns {Promise<Record<string, string>|null>} what was filled in; null when nothing is to be done
 */
export function ask({ title, fields, yes, hint }) {
  const inputs = fields.map(field => ({ field, input: inputOf(field) }));
  const form = make('form', '', ...inputs.map(({ field, input }) => labelled(field.label, input)));
  form.method = 'dialog';
  if (hint) form.append(make('p', 'hint', hint));
  const dialog = framed(title, form);
  const agree = button('yes', yes);
  agree.type = 'submit';
  agree.value = 'yes';
  form.append(make('div', 'buttons', button('', 'Cancel', () => dialog.close('')), agree));
  dialog.showModal();
  return new Promise(answered => dialog.addEventListener('close', () => {
    dialog.remove();
    const answer = inputs.map(({ field, input }) => [field.name, input.value]);
    answered(dialog.returnValue === 'yes' ? Object.fromEntries(answer) : null);
  }));
}

/** A dialog that is not open yet. */
export function framed(title, ...content) {
  const heading = make('h2', '', title);
  heading.id = 'question';
  const dialog = make('dialog', '', heading, ...content);
  dialog.setAttribute('aria-labelledby', 'question');
  document.body.append(dialog);
  return dialog;
}

export function labelled(label, input) {
  return make('label', 'field', make('span', '', label), input);
}

function inputOf({ name, value = '', options, proposals, required = false }) {
  const input = make(options ? 'select' : 'input');
  options?.forEach(([each, shown]) => input.append(new Option(shown, each)));
  input.name = name;
  input.value = value;
  input.required = required;
  input.autocomplete = 'off';
  if (proposals) {
    const list = make('datalist');
    list.id = `proposals-${name}`;
    proposals.forEach(each => list.append(new Option(each)));
    document.body.append(list);
    input.setAttribute('list', list.id);
  }
  return input;
}
