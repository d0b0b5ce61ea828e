// The page of the viewer: which view of which profile is shown, and how one gets from one to another.

const MODULES = {
  flamegraph: './flame.js', top: './top.js', graph: './graph.js', peek: './peek.js', source: './source.js',
  traces: './traces.js', tags: './tags.js',
};

// What tests and the makers of figures wait for.
const marks = document.documentElement.dataset;

const at = (id) => document.getElementById(id);

/** What a view gets to know and may do; see `open(page, root)` in each of them. */
class Page {
  params = new URLSearchParams(location.search);
  about = null;
  units = null;
  view = null;
  viewName = '';
  #left = new AbortController();

  /** Data of the profile, for the parameters of the page unless told otherwise. */
  async fetchJson(name, params = this.params) {
    return (await this.#fetch(name, params)).json();
  }

  /** Text of the profile, handed out as it comes, until `onChunk` returns false. */
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
    const response = await fetch(`data/${name}${query ? '?' + query : ''}`, { signal: this.#left.signal });
    if (!response.ok) throw new Error((await response.text()).trim());
    return response;
  }

  /** Changes parameters of this view; null takes one away. */
  go(changes) {
    this.show(this.viewName, changes);
  }

  /** Goes to a view, with these changes to the parameters. */
  show(viewName, changes = {}) {
    const params = new URLSearchParams(this.params);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') params.delete(name);
      else params.set(name, value);
    }
    const query = params.toString();
    history.pushState(null, '', viewName + (query ? '?' + query : ''));
    return this.arrive();
  }

  /** Shows what the address says. */
  async arrive() {
    this.#left.abort();
    this.#left = new AbortController();
    this.params = new URLSearchParams(location.search);
    const viewName = location.pathname.split('/').pop();
    at('errors').textContent = '';
    delete marks.ready;
    delete marks.failed;
    try {
      this.about = await this.fetchJson('about');
      document.title = this.about.title;
      if (viewName === this.viewName && this.view) {
        await this.view.update(this.params);
      } else {
        this.view?.close();
        this.view = null;
        at('view').replaceChildren();
        this.viewName = viewName;
        this.view = await (await import(MODULES[viewName])).open(this, at('view'));
      }
      marks.ready = viewName;
    } catch (error) {
      if (error.name !== 'AbortError') this.fail(error.message);
    }
  }

  fail(sentence) {
    at('errors').textContent = sentence;
    marks.failed = this.viewName;
  }

  say(text) {
    at('said').textContent = text;
  }

  status(text) {
    at('status').textContent = text;
  }

  copy(text) {
    return navigator.clipboard.writeText(text);
  }
}

const page = new Page();
page.units = await import('./units.js').catch(() => null);
addEventListener('popstate', () => page.arrive());
await page.arrive();
