// What mouse and keys do to the rows of a table. Tab comes to one row only, from which the arrow keys lead on.

const PAGE = 10;

/**
 * @param {HTMLElement} body whose rows are meant
 * @param {object} deeds each takes the number of a row as shown: toggle, open, menu (also the place on the screen)
 * @param {(at: number) => HTMLElement|undefined} lineAt makes rows as far as that one, and gives it
 */
export class TableHands {
  #body;
  #deeds;
  #lineAt;
  #current;

  constructor(body, deeds, lineAt) {
    this.#body = body;
    this.#deeds = deeds;
    this.#lineAt = lineAt;
    this.#on('click', (at, event) => this.#click(at, event));
    this.#on('dblclick', at => deeds.open(at));
    this.#on('contextmenu', (at, event) => {
      if (!deeds.menu) return;
      event.preventDefault();
      const box = lineAt(at).getBoundingClientRect();
      deeds.menu(at, event.clientX || box.left, event.clientY || box.bottom);
    });
    this.#on('keydown', (at, event) => this.#key(at, event));
  }

  /** Lets Tab come to this row. */
  stand(at) {
    const button = this.#lineAt(Math.max(at, 0))?.querySelector('button.row');
    if (!button) return;
    if (this.#current) this.#current.tabIndex = -1;
    this.#current = button;
    button.tabIndex = 0;
  }

  #on(type, deed) {
    this.#body.addEventListener(type, event => {
      const line = event.target.closest('tr');
      if (line && !event.target.closest('a')) deed([...this.#body.children].indexOf(line), event);
    });
  }

  #click(at, event) {
    // Who marks text with the mouse does not mean to select the row; the second click of two is part of the deed.
    if (event.detail > 1 || (event.detail === 1 && !getSelection().isCollapsed)) return;
    this.stand(at);
    this.#deeds.toggle(at);
  }

  #key(at, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = {
      ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: Infinity,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.stand(to);
      this.#current.focus();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#deeds.open(at);
    }
  }
}
