// The deck as the room sees it: one slide at a time, moved by keys, clicks, swipes, the address or the speaker window.
import { fit, highlight, whenDrawn } from './fit.js';
import { Sync, slideOfHash, slideOfKey } from './sync.js';

const root = document.documentElement;
const leaves = [...document.querySelectorAll('.leaf')];
const slides = leaves.map(leaf => leaf.querySelector('.slide'));
let current = 0;

const live = make('p', 'live');
live.setAttribute('aria-live', 'polite');
const bar = make('div', 'bar');
bar.setAttribute('aria-hidden', 'true');
const help = helpDialog();
document.body.append(bar, live, help);

function make(tag, className) {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

function show(slide) {
  const next = Math.min(Math.max(slide, 1), leaves.length);
  if (next === current) return false;
  current = next;
  leaves.forEach((leaf, i) => leaf.classList.toggle('current', i + 1 === current));
  live.textContent = slides[current - 1].getAttribute('aria-label');
  document.title = `${current} / ${leaves.length} ${leaves[current - 1].dataset.title}`;
  bar.style.setProperty('--done', String(current / leaves.length));
  if (slideOfHash(leaves.length) !== current || !location.hash) history.replaceState(null, '', `#${current}`);
  return true;
}

function go(slide) {
  if (show(slide)) sync.tell(current);
}

function openSpeaker() {
  const size = 'popup,width=1180,height=760';
  if (!window.open(`${location.pathname}?speaker#${current}`, 'flamelab-speaker', size)) {
    live.textContent = 'The browser blocked the speaker window: allow it, or open this address with ?speaker.';
  }
}

function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen().catch(() => { live.textContent = 'This browser refuses full screen here.'; });
}

function toggleTheme() {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = (root.dataset.theme ?? system) === 'dark' ? 'light' : 'dark';
}

const deeds = {
  f: toggleFullScreen,
  s: openSpeaker,
  d: toggleTheme,
  b: () => root.classList.toggle('black'),
  '.': () => root.classList.toggle('black'),
  '?': () => help.showModal(),
};

function helpDialog() {
  const dialog = make('dialog', 'help');
  dialog.setAttribute('aria-label', 'Keys');
  const keys = [
    ['→ ↓ Space PageDown, click, swipe left', 'next slide'],
    ['← ↑ PageUp, click at the left edge, swipe right', 'previous slide'],
    ['Home, End', 'first, last slide'],
    ['s', 'speaker window: notes, next slide, timer'],
    ['f', 'full screen'],
    ['d', 'dark or light'],
    ['b', 'black screen, and back'],
    ['Ctrl-P', 'print, or save as PDF; add ?notes to the address for notes'],
    ['Esc', 'close this'],
  ];
  const list = document.createElement('dl');
  for (const [key, deed] of keys) {
    const dt = document.createElement('dt');
    dt.textContent = key;
    const dd = document.createElement('dd');
    dd.textContent = deed;
    list.append(dt, dd);
  }
  const close = document.createElement('button');
  close.textContent = 'Close';
  close.addEventListener('click', () => dialog.close());
  dialog.append(list, close);
  return dialog;
}

addEventListener('keydown', event => {
  if (help.open) return;
  const slide = slideOfKey(event, current, leaves.length);
  if (slide !== undefined) {
    event.preventDefault();
    root.classList.remove('black');
    go(slide);
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey) {
    deeds[event.key]?.();
  }
});

// A click moves on, at the left edge back; not when it follows a link or ends a selection of text.
const LEFT_EDGE = 0.15;
addEventListener('click', event => {
  if (help.open || event.target.closest('a, button, dialog') || !getSelection().isCollapsed) return;
  go(event.clientX < innerWidth * LEFT_EDGE ? current - 1 : current + 1);
});

const SWIPE = 50;
let touched;
addEventListener('touchstart', event => {
  touched = event.touches.length === 1 ? event.touches[0] : undefined;
}, { passive: true });
addEventListener('touchend', event => {
  if (!touched || help.open) return;
  const x = event.changedTouches[0].clientX - touched.clientX;
  const y = event.changedTouches[0].clientY - touched.clientY;
  if (Math.abs(x) > SWIPE && Math.abs(x) > Math.abs(y)) go(x < 0 ? current + 1 : current - 1);
});

addEventListener('hashchange', () => go(slideOfHash(leaves.length)));
addEventListener('resize', () => slides.forEach(fit));

highlight();
root.classList.add('moving');
show(slideOfHash(leaves.length));
const sync = new Sync(() => current, show);
await whenDrawn();
slides.forEach(fit);
root.dataset.ready = '';
