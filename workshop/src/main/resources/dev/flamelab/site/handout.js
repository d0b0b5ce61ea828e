// The deck on paper, a slide and its notes on each page: nothing moves, so there is nothing to do but to make it fit.
import { fit, highlight, whenDrawn } from './fit.js';

highlight();
await whenDrawn();
document.querySelectorAll('.slide').forEach(fit);
document.documentElement.dataset.ready = '';
