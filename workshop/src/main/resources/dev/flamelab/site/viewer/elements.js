// Makes elements of a page, whose texts are never read as HTML.

/** @returns {HTMLElement} */
export function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/** A button that submits nothing. */
export function button(className, text, deed) {
  const element = make('button', className, text);
  element.type = 'button';
  if (deed) element.addEventListener('click', deed);
  return element;
}

/** A link, or the bare text where there is nowhere to go. */
export function link(href, text) {
  if (!href) return document.createTextNode(text);
  const element = make('a', '', text);
  element.href = href;
  return element;
}
