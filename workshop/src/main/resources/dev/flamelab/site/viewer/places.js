// What a view can do with a place in the program: name it to the server, link to it, offer what can be done with it.
import { link, make, UNNAMED } from './elements.js';

/** What an expression has to match to mean this place: its function, else its file, else what is printed. */
export function nameOf(place) {
  return place.function || place.file || place.name;
}

/** An expression that matches this text alone, in pprof's syntax. */
export function exactly(text) {
  return '^' + text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '$';
}

/** An expression as the server takes it, which may begin with (?i) where letters may be small or large. */
export function expression(text) {
  const anyCase = '(?i)';
  return text.startsWith(anyCase) ? new RegExp(text.slice(anyCase.length), 'i') : new RegExp(text);
}

/** A link to a view of one function. */
export function functionLink(page, view, name, text = name) {
  // One without a name can neither be asked for nor be pointed at.
  if (!name.trim()) return UNNAMED;
  return link(page.href(view, { f: exactly(name) }), text);
}

/** What leaves more or less of the profile, by an expression; a zoom is of what was there before. */
export function filters(page, only) {
  const also = param => [page.params.get(param), only].filter(Boolean).join('|');
  return [
    { label: 'Focus', run: () => page.go({ f: only, z: null }) },
    { label: 'Ignore', run: () => page.go({ i: also('i'), z: null }) },
    { label: 'Hide', run: () => page.go({ h: also('h'), z: null }) },
    { label: 'Show from', run: () => page.go({ sf: only, z: null }) },
  ];
}

/** What a right click on a place offers. */
export function placeMenu(page, place, x, y) {
  const name = nameOf(place);
  const only = exactly(name);
  page.menu(x, y, [
    ...filters(page, only),
    { label: 'Show source', run: () => page.show('source', { f: only }) },
    { label: 'Callers and callees', run: () => page.show('peek', { f: only }) },
    { label: 'Copy name', run: () => page.copy(name) },
  ]);
}

/** What stands in place of rows where all functions are too small to be shown, with the way to them; else nothing. */
export function tooSmall(page, lines) {
  const dropped = lines.map(line => /^ *Dropped (\d+) nodes? /.exec(line)).find(Boolean);
  if (!dropped) return [];
  const what = dropped[1] === '1' ? 'The only function' : `Each of the ${dropped[1]} functions`;
  // trim=f would show all of them, which may be more than a browser can draw
  const all = link(page.href(page.viewName, { nf: '0', ef: '0', trim: null }), 'Show the largest of them');
  return [make('p', 'lead', `${what} is too small a part of the whole to be shown. `, all)];
}

/** The lines that say what a report shows of the profile. */
export function shown(lines) {
  return make('p', 'shown', lines.map(line => line.trim()).filter(Boolean).join('\n'));
}
