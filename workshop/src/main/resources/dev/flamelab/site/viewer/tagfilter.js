// Filters by labels: which samples count, and whether labels are told apart as frames.
import { labelled, openDialog, select } from './dialog.js';
import { make } from './elements.js';
import { exactly } from './places.js';

/** What can be done with a label, as parameters. */
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
  value.setAttribute('list', proposals.id);
  value.autocomplete = 'off';
  const valueField = labelled('Value', value);
  const adapt = () => {
    const { isNumber, values } = keys.find(each => each.key === key.value);
    valueField.hidden = !NEED_VALUE.includes(deed.value);
    value.required = !valueField.hidden;
    proposals.replaceChildren(...values.map(each => new Option(each)));
    const how = isNumber ? 'A number with its unit, or a range: 64kb:1mb' : 'A regular expression';
    hint.textContent = valueField.hidden ? '' : how;
  };
  [key, deed].forEach(field => field.addEventListener('change', adapt));
  adapt();
  const fields = [labelled('Label', key), labelled('Do', deed), valueField, proposals, hint];
  openDialog('Labels', fields, 'Apply', close => {
    close();
    page.go({ [deed.value]: meant(key.value, deed.value, value.value), z: null });
  });
}

/** As pprof's parameters say it. */
function meant(key, deed, value) {
  if (NEED_VALUE.includes(deed)) return `${key}=${value}`;
  return deed.startsWith('tag') ? key : exactly(key);
}
