// What of a function's name finds room in a box: all of it, the class and the method, the method, or its beginning.

const JAVA = /^(?:[a-z_][\w-]*\.)+((?:[A-Z$][^.(]*\.)+[^.]+.*)$/;
const GO = /^(?:[\w.-]+\/)+([^/]+)$/;
const CPP = /^(?:\w+::)+(\w+::.+)$/;
const METHOD = /^(?:[^(]*(?:\.|::))?([^.:(]+(?:\(.*)?(?::\d+)*)$/;
const LEAST = 3;

/** Ever shorter forms of a name, the whole first. */
export function forms(name) {
  const short = (JAVA.exec(name) ?? GO.exec(name) ?? CPP.exec(name))?.[1] ?? name;
  const method = METHOD.exec(short)?.[1] ?? short;
  return [...new Set([name, short, method])];
}

/** Fits names into boxes, in one font. Looks at letters one by one: to measure every text would take too long. */
export class Fitting {
  #context;
  #letters = new Map();
  #forms = [];

  constructor(context) {
    this.#context = context;
  }

  /** Forgets how wide letters are. */
  reset() {
    this.#letters.clear();
    this.#forms = [];
  }

  /** The longest form of a name that fits, by the number of the name; empty where nothing does. */
  fit(number, name, width) {
    const known = this.#forms[number] ??= forms(name).map(text => ({ text, width: this.width(text) }));
    for (const form of known) if (form.width <= width) return form.text;
    return this.cut(known.at(-1).text, width);
  }

  /** As much of a text as fits, with an ellipsis. */
  cut(text, width) {
    let left = width - this.#letter('…');
    let end = 0;
    while (end < text.length && (left -= this.#letter(text[end])) >= 0) end++;
    return end < LEAST ? '' : text.slice(0, end) + '…';
  }

  width(text) {
    let width = 0;
    for (const letter of text) width += this.#letter(letter);
    return width;
  }

  #letter(letter) {
    let width = this.#letters.get(letter);
    if (width === undefined) {
      width = this.#context.measureText(letter).width;
      this.#letters.set(letter, width);
    }
    return width;
  }
}
