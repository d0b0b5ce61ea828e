// What a view can do with a place in the program: links, the menu, and the words for its part of the whole.
import { link, make } from './elements.js';

/** What an expression has to match to mean this place: its function, else its file, else what is printed. */
export function nameOf(place) {
  return place.function || place.file || place.name;
}

/** An expression that matches this text alone, in pprof's syntax. */
export function exactly(text) {
  return '^' + text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '$';
}

/** The address of a view with some parameters changed; null takes one away. */
export function address(page, view, changes) {
  const params = new URLSearchParams(page.params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const query = params.toString();
  return view + (query ? '?' + query : '');
}

/** A link to a view of one function. */
export function functionLink(page, view, name, text = name) {
  return link(address(page, view, { f: exactly(name) }), text);
}

/** Lets links to views change the page in place; those with a modifier key do what the browser makes of them. */
export function follow(page, root) {
  root.addEventListener('click', event => {
    const anchor = event.target.closest('a[href]');
    if (!anchor || anchor.download || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const url = new URL(anchor.href);
    const view = url.pathname.split('/').pop();
    if (!/^(flamegraph|top|graph|peek|source|traces|tags)$/.test(view)) return;
    event.preventDefault();
    const changes = Object.fromEntries([...page.params.keys()].map(name => [name, null]));
    page.show(view, { ...changes, ...Object.fromEntries(url.searchParams) });
  });
}

/** What a right click on a place offers. */
export function placeMenu(page, place, x, y) {
  const name = nameOf(place);
  const only = exactly(name);
  const also = param => [page.params.get(param), only].filter(Boolean).join('|');
  page.menu?.(x, y, [
    { label: 'Focus', run: () => page.go({ f: only }) },
    { label: 'Ignore', run: () => page.go({ i: also('i') }) },
    { label: 'Hide', run: () => page.go({ h: also('h') }) },
    { label: 'Show from', run: () => page.go({ sf: only }) },
    { label: 'Show source', run: () => page.show('source', { f: only }) },
    { label: 'Callers and callees', run: () => page.show('peek', { f: only }) },
    { label: 'Copy name', run: () => page.copy(name) },
  ]);
}

/** The lines that say what a report shows of the profile. */
export function shown(lines) {
  return make('p', 'shown', lines.map(line => line.trim()).filter(Boolean).join('\n'));
}
