// The menus of the header: what is in each depends on the profile and on what is selected.
import { labelled, openDialog } from './dialog.js';
import { make } from './elements.js';
import { ask } from './server.js';
import { openTagFilter } from './tagfilter.js';
import { VIEWS } from './views.js';

/** @type {{title: string, items: (page) => import('./popup.js').Item[]}[]} empty menus are not shown */
export const MENUS = [
  { title: 'View', items: viewItems },
  { title: 'Sample', items: sampleItems },
  { title: 'Refine', items: refineItems },
  { title: 'Config', items: configItems },
  { title: 'Display', items: displayItems },
];

/** What is selected goes along to another view. */
function viewItems(page) {
  const chosen = page.chosen();
  const views = Object.entries(VIEWS).map(([name, { title }]) => ({
    label: title,
    href: page.href(name, { q: null, p: null, z: null, ...(chosen && { f: chosen }) }),
    checked: name === page.viewName,
    one: true,
  }));
  return [
    ...views,
    { heading: '', label: 'Download profile', href: page.whole('download'), download: true },
    { label: 'Download flame graph (HTML)', href: page.href('export'), download: true },
  ];
}

function sampleItems(page) {
  const { kinds = [], kind, sampleTypes = [], type } = page.about ?? {};
  const choice = (names, chosen, changes) => names.map(name => ({
    label: name, href: page.href(page.viewName, { ...changes(name), z: null }), checked: name === chosen, one: true,
  }));
  const values = choice(sampleTypes, type, name => ({ si: name, kind: kinds.length > 0 ? kind : null }));
  if (kinds.length > 1) {
    const [first, ...others] = choice(kinds, kind, name => ({ si: name, kind: null }));
    values[0].heading = `Values of ${kind}`;
    return [{ ...first, heading: 'Recorded' }, ...others, ...values];
  }
  return values.length < 2 ? [] : values;
}

function refineItems(page) {
  const chosen = page.chosen();
  const set = (label, name) => refinement(page, label, name, chosen, false);
  const add = (label, name) => refinement(page, label, name, chosen, true);
  const keys = page.about?.tagKeys ?? [];
  return [
    { heading: chosen ? 'What is selected' : 'Select something, or search, first' },
    set('Focus', 'f'),
    add('Ignore', 'i'),
    add('Hide', 'h'),
    set('Show', 's'),
    set('Show from', 'sf'),
    { heading: '', label: 'Labels…', run: () => openTagFilter(page), disabled: keys.length === 0 },
    { heading: '', label: 'Reset', href: page.whole() },
  ];
}

function refinement(page, label, name, chosen, isAdded) {
  const before = isAdded ? page.params.get(name) : null;
  const value = [before, chosen].filter(Boolean).join('|');
  const changes = { [name]: value, q: null, p: null, z: null };
  return { label, href: page.href(page.viewName, changes), disabled: !chosen };
}

const FILTERS = {
  f: 'Focus', i: 'Ignore', h: 'Hide', s: 'Show', sf: 'Show from', tf: 'Label focus', ti: 'Label ignore',
  ts: 'Label show', th: 'Label hide', prunefrom: 'Prune from', tagroot: 'Label as root', tagleaf: 'Label as leaf',
};

/** The filters in force, and the address without each. */
export function filters(page) {
  const there = Object.entries(FILTERS).filter(([name]) => page.params.get(name));
  return there.map(([name, title]) => ({
    title, value: page.params.get(name), href: page.href(page.viewName, { [name]: null, z: null }),
  }));
}

function configItems(page) {
  const configs = page.about?.configs ?? [];
  const inForce = configs.findLast(config => isInForce(page, config));
  const saved = configs.filter(config => config.isSaved);
  return [
    { label: 'Save as…', run: () => save(page) },
    ...configs.map((config, i) => ({
      ...(i === 0 && { heading: '' }),
      label: config.name,
      href: `${page.viewName}?${new URLSearchParams(config.params)}`,
      checked: config === inForce,
      one: true,
    })),
    ...saved.map(({ name }, i) => ({
      ...(i === 0 && { heading: '' }), label: `Delete ${name}…`, run: () => remove(page, name),
    })),
  ];
}

/** Whether the page would stay as it is with these settings, but for what one looks at in it. */
function isInForce(page, { params }) {
  const kept = [...page.params].filter(([name]) => !['p', 'q', 'z'].includes(name));
  return kept.length === Object.keys(params).length && kept.every(([name, value]) => params[name] === value);
}

function save(page) {
  const current = page.about.configs.findLast(config => config.isSaved && isInForce(page, config));
  const name = make('input');
  name.value = current?.name ?? '';
  name.required = true;
  name.autocomplete = 'off';
  const kept = make('p', 'hint', 'Kept are the filters and what is chosen under Display. Not kept: the sample type, the'
    + ' search, the zoom, and the function whose callers and callees are shown.');
  kept.id = 'kept';
  name.setAttribute('aria-describedby', kept.id);
  openDialog('Save these settings', [labelled('Name', name), kept], 'Save', close => {
    close();
    const params = new URLSearchParams(page.params);
    params.set('config', name.value);
    change(page, 'POST', `saveconfig?${params}`);
  });
}

function remove(page, name) {
  openDialog(`Delete the settings ${name}?`, [], 'Delete', close => {
    close();
    change(page, 'DELETE', `deleteconfig?${new URLSearchParams({ config: name })}`);
  });
}

async function change(page, method, address) {
  try {
    await ask(address, { method });
    await page.refresh();
  } catch (error) {
    page.fail(error.message);
  }
}

function displayItems(page) {
  const { settings, initial, isDiff } = page.about ?? {};
  if (!settings) return [];
  const view = page.viewName;
  const choice = (title, name, usual, options, others = { z: null }) => options.map(([value, label], i) => ({
    ...(i === 0 && { heading: title }),
    label,
    href: page.href(view, { [name]: value === usual ? null : value, ...others }),
    checked: (page.params.get(name) || usual) === value,
    one: true,
  }));
  const said = name => page.params.get(name) ?? settings[name];
  const isOn = name => /^(t|true|y|yes|1)$/i.test(said(name));
  const toggle = (name, label, isTurned = false) => ({
    label,
    href: page.href(view, { [name]: flag(!isOn(name), initial[name]) }),
    checked: isOn(name) !== isTurned,
  });
  const isFlames = view === 'flamegraph';
  const isPicture = isFlames || view === 'graph';
  const closeness = ['functions', 'filefunctions', 'files', 'lines', 'addresses'].map(name => [name, CLOSENESS[name]]);
  const usualCloseness = isFlames && initial.g === 'functions' ? 'filefunctions' : initial.g;
  return [
    ...(isFlames ? choice('Direction', 'view', 'icicle', DIRECTIONS, {}) : []),
    ...(isFlames ? choice('Color', 'color', isDiff ? 'change' : 'package', colors(isDiff), {}) : []),
    ...(isFlames && isDiff ? choice('Width', 'width', 'both', WIDTHS) : []),
    ...(isFlames ? [{ heading: '', ...toggle('fold', 'Fold recursion') }] : []),
    ...(view === 'graph' ? choice('Nodes', 'n', initial.n === '-1' ? '80' : initial.n, NODES) : []),
    ...(view === 'peek' || view === 'source' ? [] : choice('Told apart', 'g', usualCloseness, closeness)),
    ...choice('Java names', 'java', initial.java, NAMES),
    { heading: 'Numbers', ...toggle('rel', 'Shares of what is left') },
    toggle('mean', 'Means'),
    ...(isDiff ? [toggle('norm', 'Scaled to the base'), toggle('dropneg', 'Only what grew')] : []),
    { heading: 'Shown', ...toggle('noinlines', 'Inlined calls', true) },
    ...(isFlames || view === 'traces' || view === 'tags' ? [] : [toggle('trim', 'Small things too', true)]),
    ...(isPicture && !isFlames ? [toggle('calltree', 'As a tree of calls')] : []),
  ];
}

const CLOSENESS = {
  functions: 'Functions', filefunctions: 'Functions of a file', files: 'Files', lines: 'Lines', addresses: 'Addresses',
};
const NAMES = [['recorded', 'As recorded'], ['short', 'Short'], ['full', 'With packages'], ['jvm', 'With arguments']];
const DIRECTIONS = [['icicle', 'Icicle: roots on top'], ['flame', 'Flame: roots below']];
const NODES = ['20', '80', '200', '500'].map(n => [n, n]);
const WIDTHS = [['both', 'Both added up'], ['now', 'The profile'], ['before', 'The base']];

function colors(isDiff) {
  const by = [['package', 'By package'], ['module', 'By module']];
  return isDiff ? [['change', 'By change'], ...by] : by;
}

function flag(isOn, initial = 'f') {
  const value = isOn ? 't' : 'f';
  return value === initial ? null : value;
}
