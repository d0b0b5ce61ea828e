// The profiles that pages have opened, each of which can be closed to give its memory back.
import { breakable, button, make } from './elements.js';
import { ask } from './server.js';

/**
 * A list of them with a button for each; nothing where there are none.
 *
 * @param {(error: Error) => void} failed told why one could not be closed
 * @param {(id: string) => void} closed told of each that is open no more
 */
export function openedList(page, open, failed, closed) {
  const others = open.filter(profile => !profile.isOwn);
  const list = make('ul', 'opened', ...others.map(profile => row(page, profile, failed, closed)));
  list.setAttribute('aria-label', 'Opened here');
  list.hidden = others.length === 0;
  return list;
}

/** Closes a profile. */
export function shut(id) {
  return ask(`profiles?${new URLSearchParams({ profile: id })}`, { method: 'DELETE' });
}

function row(page, { id, name, state }, failed, closed) {
  const deed = state === 'loading' ? 'Stop reading' : 'Close';
  const close = button('', deed, async () => {
    close.disabled = true;
    try {
      await shut(id);
    } catch (error) {
      close.disabled = false;
      failed(error);
      return;
    }
    leave(line);
    closed(id);
    page.say(`${name} is closed.`);
    goElsewhere(page, id);
  });
  close.setAttribute('aria-label', `${deed} ${name}`);
  const line = make('li', '', make('span', '', breakable(name)), close);
  return line;
}

/** The keyboard stays where it was, as far as there is something left. */
function leave(line) {
  const list = line.parentElement;
  const near = line.nextElementSibling ?? line.previousElementSibling;
  const next = near?.querySelector('button') ?? list.closest('form').querySelector('select');
  line.remove();
  list.hidden = list.childElementCount === 0;
  next.focus();
}

/** The page does not go on showing what is closed. */
function goElsewhere(page, id) {
  const { params } = page;
  const bases = { base: null, diff_base: null };
  if (params.get('profile') === id) page.go({ profile: null, ...bases, z: null });
  else if (Object.keys(bases).some(name => params.get(name) === id)) page.go({ ...bases, z: null });
}
