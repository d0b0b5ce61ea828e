// Makes elements of a page, whose texts are never read as HTML.

// Some names have a hundred thousand letters.
const LONGEST = 500;

/** What stands in place of a name that is empty, as in the reports. */
export const UNNAMED = '<unknown>';

/** @returns {HTMLElement} */
export function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/** Does what makes a view; one that cannot be made leaves nothing behind. */
export async function closing(close, deed) {
  try {
    await deed();
  } catch (error) {
    close();
    throw error;
  }
}

/** As much of a name as a sentence bears. */
export function shortened(name) {
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}

/** A long name, which may be broken where a person would break it. With a wbr there it would be read aloud in pieces. */
export function breakable(name) {
  const parts = name.split(/(?<=[\w):][./$:_])(?=\w)/);
  const last = parts.pop();
  const whole = document.createDocumentFragment();
  whole.append(...parts.map(part => make('span', 'breaks', part)), last);
  return whole;
}

/** A button that submits nothing. */
export function button(className, text, deed) {
  const element = make('button', className, breakable(text));
  element.type = 'button';
  if (deed) element.addEventListener('click', deed);
  return element;
}

/** A link, or the bare text where there is nowhere to go. */
export function link(href, text) {
  if (!href) return breakable(text);
  const element = make('a', '', breakable(text));
  element.href = href;
  return element;
}
