// Keeps the windows of one deck on the same slide: each tells the others where it is and follows what they tell.
export class Sync {
  #channel = new BroadcastChannel(`flamelab-slides:${location.pathname}`);

  // here() answers which slide this window shows; follow(n) shows another.
  constructor(here, follow) {
    this.#channel.onmessage = ({ data }) => {
      if (data.ask) this.tell(here());
      else follow(data.slide);
    };
    this.#channel.postMessage({ ask: true });
  }

  tell(slide) {
    this.#channel.postMessage({ slide });
  }
}

// The slide that a key stands for, seen from the slide at hand; undefined for any other key.
export function slideOfKey(event, slide, count) {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  switch (event.key) {
    case 'ArrowRight': case 'ArrowDown': case 'PageDown': return slide + 1;
    case 'ArrowLeft': case 'ArrowUp': case 'PageUp': return slide - 1;
    case ' ': return event.shiftKey ? slide - 1 : slide + 1;
    case 'Home': return 1;
    case 'End': return count;
    default: return undefined;
  }
}

export function slideOfHash(count) {
  const slide = Number.parseInt(location.hash.slice(1), 10);
  return slide >= 1 && slide <= count ? slide : 1;
}
