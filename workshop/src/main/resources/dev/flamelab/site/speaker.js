// The speaker's window: the slide at hand, the next one, the notes, and how long it has been.
import { fit, highlight, whenDrawn } from './fit.js';
import { Sync, slideOfHash, slideOfKey } from './sync.js';

const leaves = [...document.querySelectorAll('.leaf')];
let current = 0;

function make(tag, id, text = '') {
  const element = document.createElement(tag);
  element.id = id;
  element.textContent = text;
  return element;
}

const number = make('strong', 'number');
const clock = make('time', 'clock');
const timer = make('output', 'timer');
timer.setAttribute('aria-label', 'Time spoken');
const pause = make('button', 'pause', 'Pause');
const reset = make('button', 'reset', 'Reset');
const previous = make('button', 'previous', '← Back');
const forward = make('button', 'forward', 'Next →');
const live = make('p', 'live');
live.className = 'live';
live.setAttribute('aria-live', 'polite');

const header = document.createElement('header');
header.append(number, previous, forward, timer, pause, reset, clock);
const now = stage('now', 'This slide');
const next = stage('next', 'Next slide');
const notes = make('section', 'notes');
notes.setAttribute('aria-label', 'Notes');
notes.tabIndex = 0;
const desk = make('main', 'desk');
desk.append(now, next, notes);
document.getElementById('slides').hidden = true;
document.body.append(header, desk, live);

function stage(id, label) {
  const figure = make('figure', id);
  const caption = document.createElement('figcaption');
  caption.textContent = label;
  const frame = document.createElement('div');
  frame.className = 'frame';
  figure.append(caption, frame);
  return figure;
}

function put(figure, leaf) {
  const frame = figure.querySelector('.frame');
  if (!leaf) {
    frame.replaceChildren(make('p', 'end', 'This is the last slide.'));
    return;
  }
  const slide = leaf.querySelector('.slide').cloneNode(true);
  frame.replaceChildren(slide);
  fit(slide);
}

function show(slide) {
  const wanted = Math.min(Math.max(slide, 1), leaves.length);
  if (wanted === current) return false;
  current = wanted;
  const leaf = leaves[current - 1];
  number.textContent = `${current} / ${leaves.length}`;
  put(now, leaf);
  put(next, leaves[current]);
  const said = leaf.querySelector('.notes').cloneNode(true);
  notes.replaceChildren(...said.childNodes);
  if (!notes.textContent.trim()) notes.textContent = 'No notes for this slide.';
  notes.scrollTop = 0;
  live.textContent = leaf.querySelector('.slide').getAttribute('aria-label');
  history.replaceState(null, '', `#${current}`);
  return true;
}

function go(slide) {
  if (show(slide)) sync.tell(current);
}

// The time survives a reload of this window: it is what was spoken before, and since when it runs again.
const kept = JSON.parse(sessionStorage.getItem('timer') ?? 'null');
let spoken = kept?.spoken ?? 0;
let since = kept ? kept.since : Date.now();

function keep() {
  sessionStorage.setItem('timer', JSON.stringify({ spoken, since }));
  pause.textContent = since === null ? 'Go on' : 'Pause';
  tick();
}

function toggleTimer() {
  if (since === null) {
    since = Date.now();
  } else {
    spoken += Date.now() - since;
    since = null;
  }
  keep();
}

function resetTimer() {
  spoken = 0;
  if (since !== null) since = Date.now();
  keep();
}

function tick() {
  const seconds = Math.floor((spoken + (since === null ? 0 : Date.now() - since)) / 1000);
  timer.textContent = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map(part => String(part).padStart(2, '0')).join(':');
  clock.textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

pause.addEventListener('click', toggleTimer);
reset.addEventListener('click', resetTimer);
previous.addEventListener('click', () => go(current - 1));
forward.addEventListener('click', () => go(current + 1));
addEventListener('keydown', event => {
  // A space on a button presses it; arrows in the notes still turn pages, as they do everywhere.
  if (event.key === ' ' && event.target.closest('button')) return;
  const slide = slideOfKey(event, current, leaves.length);
  if (slide !== undefined) {
    event.preventDefault();
    go(slide);
  } else if (event.key === 'p') {
    toggleTimer();
  } else if (event.key === 'r') {
    resetTimer();
  }
});
addEventListener('hashchange', () => go(slideOfHash(leaves.length)));
addEventListener('resize', () => document.querySelectorAll('.frame .slide').forEach(fit));

highlight();
show(slideOfHash(leaves.length));
const sync = new Sync(() => current, show);
keep();
setInterval(tick, 250);
await whenDrawn();
document.querySelectorAll('.frame .slide').forEach(fit);
document.documentElement.dataset.ready = '';
