// The header of every page: menus, search, and what the profile is.
import { openCompare } from './compare.js';
import { button, make } from './elements.js';
import { filters, MENUS } from './menus.js';
import { popup } from './popup.js';
import { Search } from './search.js';

export class Header {
  #page;
  #home;
  #menus;
  #open = null;
  /** The opener of the menu that was open when a button of the mouse went down. */
  #pressed = null;
  #search;
  #what;
  #title = button('title', '', () => this.#toggle());
  #labels = make('pre', 'labels');
  #help = make('a', 'help', 'Help');
  #filters = make('ul', 'filters');

  /** @param {HTMLElement} root where it stands */
  constructor(page, root) {
    this.#page = page;
    this.#search = new Search(page);
    this.#menus = MENUS.map(({ title, items }, i) => {
      const opener = button('opener', title, event => this.#click(i, event));
      opener.setAttribute('aria-haspopup', 'menu');
      opener.setAttribute('aria-expanded', 'false');
      opener.addEventListener('pointerdown', () => (this.#pressed = this.#open));
      opener.addEventListener('keydown', event => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        this.#openMenu(i);
      });
      return { title, items, opener };
    });
    this.#filters.setAttribute('aria-label', 'Filters in force');
    this.#labels.hidden = true;
    this.#labels.id = 'labels';
    this.#labels.tabIndex = 0;
    this.#title.setAttribute('aria-controls', 'labels');
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && !this.#labels.hidden) this.#toggle();
    });
    this.#help.target = '_blank';
    this.#help.rel = 'noreferrer';
    this.#help.hidden = true;
    const home = make('a', 'home', 'pprof');
    this.#home = home;
    const compare = button('', 'Compare', () => openCompare(page).catch(error => page.fail(error.message)));
    compare.setAttribute('aria-haspopup', 'dialog');
    const menus = make('nav', 'menus', home, ...this.#menus.map(menu => menu.opener), compare);
    menus.setAttribute('aria-label', 'Profile');
    this.#what = make('div', 'what', make('h1', '', this.#title), this.#help, this.#labels);
    this.#what.hidden = true;
    root.append(menus, this.#search.element, this.#what, this.#filters);
    measured(root.closest('header'));
  }

  /** What is typed into the search box. */
  get searched() {
    return this.#search.text;
  }

  /** Applies the search box to the view, which is another or has changed. */
  search() {
    this.#search.take(this.#page.params.get('q') ?? '');
  }

  /** Shows what is known of the profile. */
  show() {
    const { about } = this.#page;
    this.#filters.replaceChildren(...filters(this.#page).map(chip));
    for (const menu of this.#menus) menu.opener.hidden = menu.items(this.#page).length === 0;
    this.#home.href = this.#page.whole('flamegraph');
    if (!about) return;
    this.#what.hidden = false;
    this.#title.textContent = about.title + (about.isDiff ? ', compared' : '');
    this.#title.setAttribute('aria-expanded', String(!this.#labels.hidden));
    const base = about.base ? [`compared with ${about.base}`] : [];
    this.#labels.textContent = [about.profile, ...base, ...about.labels].join('\n');
    this.#help.hidden = !/^https?:\/\//.test(about.docUrl);
    if (!this.#help.hidden) this.#help.href = about.docUrl;
  }

  #toggle() {
    this.#labels.hidden = !this.#labels.hidden;
    this.#title.setAttribute('aria-expanded', String(!this.#labels.hidden));
  }

  /** A press on the opener of an open menu closes the menu, and the click that follows must not open it again. */
  #click(i, event) {
    const isClosed = event.detail > 0 && this.#pressed === this.#menus[i].opener;
    if (!isClosed) this.#openMenu(i);
  }

  #openMenu(i) {
    const { title, items, opener } = this.#menus[i];
    if (this.#open === opener) return;
    const near = step => {
      const all = this.#menus.filter(menu => !menu.opener.hidden);
      const to = all[(all.indexOf(this.#menus[i]) + step + all.length) % all.length];
      opened.close();
      to.opener.focus();
      this.#openMenu(this.#menus.indexOf(to));
    };
    opener.focus({ preventScroll: true });
    opener.setAttribute('aria-expanded', 'true');
    this.#open = opener;
    const opened = popup(items(this.#page), { under: opener }, {
      label: title,
      sideways: near,
      closed: () => {
        opener.setAttribute('aria-expanded', 'false');
        if (this.#open === opener) this.#open = null;
      },
    });
  }
}

/** Notes how much of the window's top is taken, where the header stays in sight. */
function measured(header) {
  new ResizeObserver(() => {
    const high = getComputedStyle(header).position === 'sticky' ? header.offsetHeight : 0;
    document.documentElement.style.setProperty('--header', `${high}px`);
  }).observe(header);
}

/** A filter, and the way to be rid of it. */
function chip({ title, value, href }) {
  const away = make('a', '', '✕');
  away.href = href;
  away.setAttribute('aria-label', `Take away ${title}`);
  away.title = `Take away ${title}`;
  const text = make('span', '', make('b', '', title), ` ${value}`);
  text.title = value;
  return make('li', '', text, away);
}
