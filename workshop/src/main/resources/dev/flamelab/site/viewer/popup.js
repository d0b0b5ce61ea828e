// A menu that opens over the page: for the header, and for a right click. One is open at a time.
import { button, make } from './elements.js';

const GAP = 4;

/**
 * @typedef {object} Item
 * @property {string} label
 * @property {() => void} [run] what choosing it does
 * @property {string} [href] the address it leads to, if that is what it does
 * @property {boolean} [checked] whether it is in force; there is no mark where this is missing
 * @property {boolean} [one] whether it is one of several of which one is in force
 * @property {boolean} [disabled]
 * @property {boolean} [download] whether the address is to be saved rather than shown
 * @property {string} [heading] what the items from here on are about; alone it is a line between items
 */

/**
 * Opens a menu.
 *
 * @param {Item[]} items
 * @param {{x: number, y: number}|{under: HTMLElement}} place
 * @param {{label?: string, closed?: () => void, sideways?: (step: number) => void, isHeld?: boolean}} ways sideways: to
 * the next menu; isHeld: whether a finger that is still down asks for it
 */
export function popup(items, place, { label = 'Actions', closed, sideways, isHeld = false } = {}) {
  const menu = make('div', 'menu');
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', label);
  // A finger that goes up beside a menu closes it by itself, even the finger that opened it.
  menu.popover = isHeld ? 'manual' : 'auto';
  const before = document.activeElement;
  let group = menu;
  for (const item of items) {
    if ('heading' in item) {
      group = heading(item.heading);
      menu.append(group);
    }
    if (item.label) group.append(entry(item, () => close(true)));
  }
  const close = isBack => {
    if (isBack) before?.focus({ preventScroll: true });
    menu.hidePopover();
    menu.remove();
  };
  // At once: the next key may come before the browser tells that the menu has gone.
  menu.addEventListener('beforetoggle', event => event.newState === 'closed' && closed?.());
  menu.addEventListener('toggle', event => event.newState === 'closed' && menu.remove());
  // Where the keys are is where Tab would come to.
  menu.addEventListener('focusin', event => {
    for (const item of entries(menu)) item.tabIndex = item === event.target ? 0 : -1;
  });
  menu.addEventListener('keydown', event => onKey(event, menu, close, sideways));
  if (isHeld) closeByTheNextPress(menu);
  // Who goes by the parts of a page finds it in one of them.
  document.querySelector('header').append(menu);
  menu.showPopover();
  put(menu, place);
  entries(menu)[0]?.focus({ preventScroll: true });
  return { close: () => close(false) };
}

/** What the browser does for other menus. */
function closeByTheNextPress(menu) {
  const press = event => menu.contains(event.target) || menu.hidePopover();
  document.addEventListener('pointerdown', press, true);
  menu.addEventListener('beforetoggle', event => {
    if (event.newState === 'closed') document.removeEventListener('pointerdown', press, true);
  });
}

function heading(text) {
  const group = make('div', 'group');
  if (text) {
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', text);
    const seen = make('div', 'heading', text);
    seen.setAttribute('aria-hidden', 'true');
    group.append(seen);
  } else {
    group.setAttribute('role', 'none');
  }
  return group;
}

function entry(item, close) {
  const made = item.href && !item.disabled ? make('a', '', item.label) : button('', item.label);
  const isChecked = 'checked' in item;
  made.setAttribute('role', !isChecked ? 'menuitem' : item.one ? 'menuitemradio' : 'menuitemcheckbox');
  if (isChecked) made.setAttribute('aria-checked', String(item.checked));
  if (item.disabled) made.setAttribute('aria-disabled', 'true');
  if (item.href) made.href = item.href;
  if (item.download) made.setAttribute('download', '');
  made.tabIndex = -1;
  made.addEventListener('click', event => {
    if (item.disabled) {
      event.preventDefault();
      return;
    }
    close();
    item.run?.();
  });
  return made;
}

function entries(menu) {
  return [...menu.querySelectorAll('[role^=menuitem]')];
}

function onKey(event, menu, close, sideways) {
  const all = entries(menu);
  const now = all.indexOf(document.activeElement);
  const to = {
    ArrowDown: () => all[(now + 1) % all.length],
    ArrowUp: () => all[(now + all.length - 1) % all.length],
    Home: () => all[0],
    End: () => all.at(-1),
  }[event.key];
  if (to) to()?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') close(true);
  else if (sideways && event.key === 'ArrowRight') sideways(1);
  else if (sideways && event.key === 'ArrowLeft') sideways(-1);
  else if (event.key === ' ') document.activeElement.click();
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) initial(all, now, event.key)?.focus();
  else return;
  if (event.key !== 'Tab') event.preventDefault();
  event.stopPropagation();
}

/** The next entry that begins with a letter. */
function initial(all, now, letter) {
  const begins = item => item.textContent.trim().toLowerCase().startsWith(letter.toLowerCase());
  return [...all.slice(now + 1), ...all.slice(0, now + 1)].find(begins);
}

/** Within the window, whatever its size. */
function put(menu, place) {
  const box = menu.getBoundingClientRect();
  const from = place.under?.getBoundingClientRect();
  const x = from ? from.left : place.x;
  const y = from ? from.bottom + GAP / 2 : place.y;
  const left = Math.max(GAP, Math.min(x, innerWidth - box.width - GAP));
  const top = Math.max(GAP, from ? y : Math.min(y, innerHeight - box.height - GAP));
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
  menu.style.maxHeight = `${Math.max(120, innerHeight - top - GAP)}px`;
}
