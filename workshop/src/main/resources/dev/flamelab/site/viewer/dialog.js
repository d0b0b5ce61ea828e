// Questions to whoever looks at the page.
import { button, make } from './elements.js';

/**
 * Opens a dialog with a form; it is gone when it is closed.
 *
 * @param {HTMLElement[]} fields
 * @param {string} yes what the button says that does it
 * @param {(close: () => void) => void} agreed called when the form is filled in, and closes the dialog if all is well
 * @returns {{dialog: HTMLDialogElement, agree: HTMLButtonElement}}
 */
export function openDialog(title, fields, yes, agreed) {
  const heading = make('h2', '', title);
  heading.id = 'question';
  const agree = button('yes', yes);
  agree.type = 'submit';
  const form = make('form', '', ...fields, make('div', 'buttons', button('', 'Cancel', () => dialog.close()), agree));
  const dialog = make('dialog', '', heading, form);
  dialog.setAttribute('aria-labelledby', 'question');
  form.addEventListener('submit', event => {
    event.preventDefault();
    agreed(() => dialog.close());
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, agree };
}

export function labelled(label, input) {
  return make('label', 'field', make('span', '', label), input);
}

/** A list to choose from, of values and what is shown for each. */
export function select(options) {
  const element = make('select');
  options.forEach(([value, label]) => element.append(new Option(label, value)));
  return element;
}
