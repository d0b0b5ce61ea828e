// The page of the viewer: which view of which profile is shown, and how one gets from one to another.
import { button, link, make } from './elements.js';
import { Header } from './header.js';
import { untilRead } from './loading.js';
import { exactly } from './places.js';
import { popup } from './popup.js';
import { ask, ServerGone, stream } from './server.js';
import { Told } from './told.js';
import * as units from './units.js';
import { FIRST_VIEW, ofMeasure, VIEWS } from './views.js';

// What tests, and the makers of figures, wait for.
const marks = document.documentElement.dataset;

/** Said when it takes a moment until something can be shown. */
const WORKING = 'Working on it…';
const MILLIS_UNSAID = 700;

const main = document.getElementById('view');

/** What a view gets to know and may do; a view is what `open(page, root)` of its module gives. */
class Page {
  params = new URLSearchParams();
  about = null;
  units = units;
  view = null;
  viewName = '';
  #visit = new AbortController();
  #asked = null;
  /** Answers that are on their way, by their addresses. */
  #begun = new Map();
  /** The address of what is shown. */
  #at = '';
  #told = new Told();
  #header = new Header(this, document.getElementById('header'));

  start() {
    addEventListener('popstate', () => this.#arrive());
    document.addEventListener('click', event => this.#follow(event));
    return this.#arrive();
  }

  /** The address of a view with these changes to the parameters; null or nothing takes one away. */
  href(viewName = this.viewName, changes = {}) {
    return address(viewName, this.params, changes);
  }

  /** The address of a view of all of the profile, or of all of the difference, that is shown. */
  whole(viewName = this.viewName) {
    const kept = ['profile', 'base', 'diff_base'].map(name => [name, this.params.get(name)]);
    return address(viewName, new URLSearchParams(), Object.fromEntries(kept));
  }

  /** Changes parameters of this view. */
  go(changes) {
    return this.show(this.viewName, changes);
  }

  /** Goes to a view, with these changes to the parameters. */
  show(viewName, changes = {}) {
    return this.visit(this.href(viewName, changes));
  }

  /** Goes to an address of ours. */
  visit(href) {
    if (new URL(href, location.href).href !== location.href) history.pushState(null, '', href);
    return this.#arrive();
  }

  /** Notes in the address what was typed, which is no step to go back from. */
  note(changes) {
    history.replaceState(null, '', this.href(this.viewName, changes));
    this.params = new URLSearchParams(location.search);
    this.#at = location.href;
  }

  /** What the selection, or else the search box, means as a regular expression; empty for nothing. */
  chosen() {
    const names = this.view?.selected() ?? [];
    return names.length > 0 ? names.map(exactly).join('|') : this.#header.searched;
  }

  /** Data of the profile, for the parameters of the page unless told otherwise. */
  async fetchJson(name, params = this.params) {
    return (await this.#fetch(name, params)).json();
  }

  /** Text of the profile; handed out as it comes, until `onChunk` returns false. */
  async fetchText(name, params = this.params, onChunk = null) {
    const response = await this.#fetch(name, params);
    return onChunk ? stream(response, onChunk) : response.text();
  }

  #fetch(name, params) {
    const from = address(`data/${name}`, params);
    const begun = this.#begun.get(from);
    this.#begun.delete(from);
    return begun ?? ask(from, { signal: this.#visit.signal });
  }

  /** Begins with what a view is sure to ask for, while what it needs besides is on its way. */
  #begin(viewName) {
    const { module, data } = VIEWS[viewName];
    // what goes wrong with them is told when they are needed
    import(module).catch(() => {});
    if (!data) return;
    const params = ofMeasure(this.params);
    const answer = this.#fetch(data, params);
    answer.catch(() => {});
    this.#begun.set(address(`data/${data}`, params), answer);
  }

  /** Forgets what is known of the profile, and shows everything anew. */
  refresh() {
    this.#asked = null;
    return this.#arrive();
  }

  /** Shows what the address says. */
  async #arrive() {
    this.#visit.abort();
    const visit = this.#visit = new AbortController();
    this.#begun.clear();
    const viewName = location.pathname.split('/').pop();
    const wasInView = main.contains(document.activeElement);
    const isOther = this.viewName !== '' && viewName !== this.viewName;
    this.params = new URLSearchParams(location.search);
    delete marks.ready;
    delete marks.failed;
    this.#told.begin();
    document.body.setAttribute('aria-busy', 'true');
    const slow = setTimeout(() => this.status(WORKING), MILLIS_UNSAID);
    try {
      await untilRead(this, main, visit.signal);
      if (visit.signal.aborted) return;
      if (viewName in VIEWS && viewName !== this.viewName) this.#begin(viewName);
      await this.#learn();
      if (visit.signal.aborted) return;
      if (!(viewName in VIEWS)) throw new Error(missing(viewName));
      document.title = `${VIEWS[viewName].title}: ${this.about.title}`;
      this.#told.warn(this.about.warnings);
      await this.#draw(viewName, visit.signal);
      if (visit.signal.aborted) return;
      this.#at = location.href;
      this.#header.show();
      if (wasInView && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
      if (isOther) this.say(document.title);
      marks.ready = viewName;
    } catch (error) {
      if (!visit.signal.aborted) this.#give(viewName, error);
    } finally {
      clearTimeout(slow);
      if (visit === this.#visit) {
        document.body.removeAttribute('aria-busy');
        this.#told.forget(WORKING);
      }
    }
  }

  /** What cannot be shown as it is asked for has a title and menus all the same. */
  async #learn() {
    const params = ofMeasure(this.params);
    if (this.#asked === params.toString() && this.about) return;
    try {
      this.about = await this.fetchJson('about', params);
      this.#asked = params.toString();
    } catch (error) {
      this.#asked = null;
      if (error.name !== 'AbortError') this.about ??= await this.fetchJson('about', '').catch(() => null);
      throw error;
    }
  }

  async #draw(viewName, signal) {
    if (viewName === this.viewName && this.view) {
      await this.view.update(this.params);
    } else {
      // what is shown stays until it is sure that something else can be
      if (this.view) await ask('data/profiles', { method: 'HEAD', signal });
      this.#close(viewName);
      this.status('');
      const root = make('div', `view ${viewName}`);
      main.replaceChildren(root);
      const { open } = await import(VIEWS[viewName].module);
      const view = signal.aborted ? null : await open(this, root);
      if (signal.aborted) view?.close();
      else this.view = view;
    }
    if (!signal.aborted) this.#header.search();
  }

  #close(viewName) {
    this.view?.close();
    this.view = null;
    this.viewName = viewName;
  }

  /** Gives up: what was shown is not what the address says, and the ways out are told. */
  #give(viewName, error) {
    if (error instanceof ServerGone) {
      this.#stay();
    } else {
      const isView = viewName in VIEWS;
      this.#close(isView ? viewName : FIRST_VIEW);
      this.#told.warn([]);
      const isAnother = this.whole('') !== '';
      const ways = make('p', '',
        isView ? link(this.whole(viewName), 'Take all filters away') : link(this.href(FIRST_VIEW), 'Show the flame graph'),
        ', ',
        ...(isView && isAnother ? [link(viewName, 'show what the command was started with'), ', '] : []), 'or ',
        button('link', 'go back', () => history.back()), '.');
      main.replaceChildren(make('section', 'given-up', make('p', '', 'This cannot be shown.'), ways));
    }
    this.#header.show();
    this.fail(error.message);
  }

  /** The address is that of what is shown, which stays. */
  #stay() {
    if (!this.#at) return;
    history.replaceState(null, '', this.#at);
    this.params = new URLSearchParams(location.search);
  }

  /** Links to our views are followed without loading the page anew. */
  #follow(event) {
    const from = event.target.closest?.('a[href]');
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!from || !isPlain || event.defaultPrevented || from.target || from.hasAttribute('download')) return;
    const url = new URL(from.href);
    const folder = new URL('.', location.href).href;
    const isOurs = url.href.startsWith(folder) && url.href.slice(folder.length).split('?')[0] in VIEWS;
    if (!isOurs || url.hash) return;
    event.preventDefault();
    this.visit(from.href);
  }

  /** Says what went wrong; what is shown stays. */
  fail(sentence) {
    this.#told.fail(sentence);
    marks.failed = this.viewName;
  }

  /** Says something to those who do not see the page. */
  say(text) {
    this.#told.say(text);
  }

  /** Says something under the header. */
  status(text) {
    this.#told.status(text);
  }

  /** Opens a menu at a place of the window; held is one that a finger asks for that is still down. */
  menu(x, y, items, isHeld = false) {
    popup(items, { x, y }, { isHeld });
  }

  /** Copies a text, and tells whether the browser let it. */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.say('Copied.');
      return true;
    } catch {
      this.fail('The browser lets no page copy that it holds for unsafe: open this one as http://localhost.');
      return false;
    }
  }
}

/** Why there is nothing at an address of ours. */
function missing(viewName) {
  if (viewName === 'disasm') return 'There is no machine code to show: choose Source, under View.';
  return `There is no page ${viewName}: choose one under View.`;
}

function address(path, from, changes = {}) {
  const params = new URLSearchParams(from);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') params.delete(name);
    else params.set(name, value);
  }
  const query = params.toString();
  return path + (query ? `?${query}` : '');
}

await new Page().start();
