// Filters by labels: which samples count, and whether labels are told apart as frames.
import { button, make } from './elements.js';
import { framed, labelled } from './dialog.js';

/** What can be done with a label, as parameters; a value is needed for the first two. */
const DEEDS = [
  ['tf', 'Only samples with this value'],
  ['ti', 'No samples with this value'],
  ['tagroot', 'Show its values as the outermost frames'],
  ['tagleaf', 'Show its values as the innermost frames'],
  ['ts', 'Show no labels but this one'],
  ['th', 'Hide this label'],
];
const NEED_VALUE = ['tf', 'ti'];

export function openTagFilter(page) {
  const keys = page.about.tagKeys;
  const key = select(keys.map(({ key: name }) => [name, name]));
  const deed = select(DEEDS);
  const value = make('input');
  const proposals = make('datalist');
  const hint = make('p', 'hint');
  proposals.id = 'label-values';
  value.setAttribute('list', 'label-values');
  value.autocomplete = 'off';
  const valueField = labelled('Value', value);
  const form = make('form', '', labelled('Label', key), labelled('Do', deed), valueField, proposals, hint);
  form.method = 'dialog';
  const dialog = framed('Labels', form);
  const agree = button('yes', 'Apply');
  agree.type = 'submit';
  agree.value = 'yes';
  form.append(make('div', 'buttons', button('', 'Cancel', () => dialog.close('')), agree));
  const adapt = () => {
    const { isNumber, values } = keys.find(each => each.key === key.value);
    valueField.hidden = !NEED_VALUE.includes(deed.value);
    value.required = !valueField.hidden;
    proposals.replaceChildren(...values.map(each => new Option(each)));
    hint.textContent = valueField.hidden ? ''
      : isNumber ? 'A number with its unit, or a range: 64kb:1mb' : 'A regular expression';
  };
  key.addEventListener('change', adapt);
  deed.addEventListener('change', adapt);
  adapt();
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (dialog.returnValue === 'yes') page.go({ [deed.value]: meant(key.value, deed.value, value.value), z: null });
  });
  dialog.showModal();
}

/** As pprof's parameters say it. */
function meant(key, deed, value) {
  if (NEED_VALUE.includes(deed)) return `${key}=${value}`;
  return deed.startsWith('tag') ? key : `^${key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
}

function select(options) {
  const element = make('select');
  options.forEach(([value, label]) => element.append(new Option(label, value)));
  return element;
}
