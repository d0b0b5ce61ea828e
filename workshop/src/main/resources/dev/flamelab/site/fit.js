// Makes what is on a slide as much smaller as it must be to stay on it. A slide of the right length is left alone.
const SMALLEST = 0.4;
const STEP = 0.05;

export function fit(slide) {
  const content = slide.querySelector('.content');
  let size = 1;
  slide.style.removeProperty('--fit');
  while (size > SMALLEST && overflows(content)) {
    size -= STEP;
    slide.style.setProperty('--fit', size.toFixed(2));
  }
}

function overflows(content) {
  const parts = [content, ...content.querySelectorAll('pre, table')];
  return parts.some(part => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1);
}

export function highlight() {
  for (const code of document.querySelectorAll('pre code:not(.language-text)')) window.hljs.highlightElement(code);
}

export async function whenDrawn() {
  await document.fonts.ready;
  await Promise.all([...document.images].map(image => image.decode().catch(() => undefined)));
}
