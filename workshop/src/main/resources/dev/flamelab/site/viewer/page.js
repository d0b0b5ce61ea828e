// The page of the viewer: which view of which profile is shown, and how one gets from one to another.
import { Header } from './header.js';
import { popup } from './popup.js';
import { untilRead } from './loading.js';
import * as units from './units.js';
import { make } from './elements.js';
import { VIEWS } from './views.js';

/** Parameters that change a picture and not what is measured: the server is not asked about them. */
const OF_PICTURE = ['p', 'q', 'z', 'view', 'color', 'fold', 'width'];

// What tests, and the makers of figures, wait for.
const marks = document.documentElement.dataset;

const at = id => document.getElementById(id);

/** What a view gets to know and may do; a view is what `open(page, root)` of its module gives. */
class Page {
  params = new URLSearchParams();
  about = null;
  units = units;
  view = null;
  viewName = '';
  #visit = new AbortController();
  #asked = '';
  #header = new Header(this, at('header'));

  start() {
    addEventListener('popstate', () => this.#arrive());
    document.addEventListener('click', event => this.#follow(event));
    return this.#arrive();
  }

  /** The address of a view with these changes to the parameters; null or nothing takes one away. */
  href(viewName = this.viewName, changes = {}) {
    const params = new URLSearchParams(this.params);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') params.delete(name);
      else params.set(name, value);
    }
    const query = params.toString();
    return viewName + (query ? `?${query}` : '');
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
  }

  /** What the selection, or else the search box, means as a regular expression; empty for nothing. */
  chosen() {
    const names = this.view?.selected() ?? [];
    if (names.length === 0) return this.#header.searched;
    return names.map(name => `^${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`).join('|');
  }

  /** Data of the profile, for the parameters of the page unless told otherwise. */
  async fetchJson(name, params = this.params) {
    return (await this.#fetch(name, params)).json();
  }

  /** Text of the profile; handed out as it comes, until `onChunk` returns false. */
  async fetchText(name, params = this.params, onChunk = null) {
    const response = await this.#fetch(name, params);
    if (!onChunk) return response.text();
    const decoder = new TextDecoder();
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (onChunk(decoder.decode(value, { stream: true })) === false) {
        reader.cancel();
        break;
      }
    }
    return '';
  }

  async #fetch(name, params) {
    const query = params.toString();
    const response = await fetch(`data/${name}${query ? `?${query}` : ''}`, { signal: this.#visit.signal })
      .catch(error => {
        if (error.name === 'AbortError') throw error;
        throw new Error('The server has ended: start ./lab pprof -http again.');
      });
    if (!response.ok) throw new Error((await response.text()).trim());
    return response;
  }

  /** Forgets what is known of the profile, and shows everything anew. */
  refresh() {
    this.#asked = '';
    return this.#arrive();
  }

  /** Shows what the address says. */
  async #arrive() {
    this.#visit.abort();
    const visit = this.#visit = new AbortController();
    const viewName = location.pathname.split('/').pop();
    this.params = new URLSearchParams(location.search);
    delete marks.ready;
    delete marks.failed;
    at('errors').replaceChildren();
    document.body.setAttribute('aria-busy', 'true');
    try {
      await untilRead(this, at('view'), visit.signal);
      if (visit.signal.aborted) return;
      await this.#learn();
      if (visit.signal.aborted) return;
      document.title = `${VIEWS[viewName].title}: ${this.about.title}`;
      this.about.warnings.forEach(warning => this.#tell(warning, 'warning'));
      await this.#draw(viewName, visit.signal);
      if (visit.signal.aborted) return;
      this.#header.show();
      marks.ready = viewName;
    } catch (error) {
      if (visit.signal.aborted) return;
      this.viewName = viewName;
      this.#header.show();
      this.fail(error.message);
    } finally {
      if (visit === this.#visit) document.body.removeAttribute('aria-busy');
    }
  }

  /** What cannot be shown as it is asked for has a title and menus all the same. */
  async #learn() {
    const params = new URLSearchParams(this.params);
    OF_PICTURE.forEach(name => params.delete(name));
    if (this.#asked === params.toString() && this.about) return;
    try {
      this.about = await this.fetchJson('about', params);
      this.#asked = params.toString();
    } catch (error) {
      if (error.name !== 'AbortError') this.about ??= await this.fetchJson('about', '').catch(() => null);
      throw error;
    }
  }

  async #draw(viewName, signal) {
    if (viewName === this.viewName && this.view) {
      await this.view.update(this.params);
    } else {
      this.view?.close();
      this.view = null;
      this.viewName = viewName;
      this.status('');
      const root = make('div', `view ${viewName}`);
      at('view').replaceChildren(root);
      const { open } = await import(VIEWS[viewName].module);
      const view = signal.aborted ? null : await open(this, root);
      if (signal.aborted) view?.close();
      else this.view = view;
    }
    if (!signal.aborted) this.#header.search();
  }

  /** Links to our views are followed without loading the page anew. */
  #follow(event) {
    const link = event.target.closest?.('a[href]');
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    const folder = location.pathname.slice(0, location.pathname.lastIndexOf('/') + 1);
    if (url.origin !== location.origin || !(url.pathname.startsWith(folder) && url.pathname.slice(folder.length) in VIEWS)) return;
    if (url.hash) return;
    event.preventDefault();
    this.visit(link.href);
  }

  #tell(sentence, kind) {
    at('errors').append(make('p', kind, sentence));
  }

  /** Says what went wrong; what is shown stays. */
  fail(sentence) {
    this.#tell(sentence, 'failure');
    marks.failed = this.viewName;
  }

  /** Says something to those who do not see the page. */
  say(text) {
    at('said').textContent = text;
  }

  /** Says something under the header. */
  status(text) {
    at('status').textContent = text;
  }

  /** Opens a menu at a place of the window. */
  menu(x, y, items) {
    popup(items, { x, y });
  }

  async copy(text) {
    await navigator.clipboard.writeText(text);
  }
}

await new Page().start();
