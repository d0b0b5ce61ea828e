// Asks the worker for a layout, gives it a limited time, and asks for a coarser one when that is over.

const PATIENCE = 4000;
const MORE_PATIENCE = 20000;
// Where a graph is dense these give most of the time back: fewer rounds of improving, and straight edges.
const COARSE = { nslimit: 1, nslimit1: 1, mclimit: 0.2, splines: 'line' };

export class GraphLayout {
  #worker = null;
  #leave = null;
  #patience;

  /** @param {number} patience milliseconds for a careful layout */
  constructor(patience = PATIENCE) {
    this.#patience = patience;
  }

  /**
   * @param {string} dot
   * @param {() => void} onCoarse told when the first layout took too long
   * @returns {Promise<{svg: string, coarse: boolean}>}
   */
  async run(dot, onCoarse) {
    this.leave();
    const svg = await this.#attempt(dot, {}, this.#patience);
    if (svg) return { svg, coarse: false };
    onCoarse();
    const coarse = await this.#attempt(dot, COARSE, MORE_PATIENCE);
    if (coarse) return { svg: coarse, coarse: true };
    throw new Error('This graph is too dense to be drawn. Its table has all of it; to see it drawn, focus on a function'
      + ' or show fewer nodes.');
  }

  /** Nobody waits for the last graph any more. */
  leave() {
    if (!this.#leave) return;
    // The worker is at it still.
    this.#end();
    this.#leave(new DOMException('the graph has been left', 'AbortError'));
    this.#leave = null;
  }

  close() {
    this.leave();
    this.#end();
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = null;
  }

  /** @returns {Promise<string>} empty when the time was over */
  async #attempt(dot, attributes, patience) {
    const worker = this.#worker ??= new Worker(new URL('graph-worker.js', import.meta.url));
    let clock;
    let leave;
    try {
      const svg = await new Promise((resolve, reject) => {
        this.#leave = leave = reject;
        worker.onerror = event => reject(new Error(event.message || 'Graphviz does not start in this browser.'));
        worker.onmessage = ({ data }) => {
          if (data.failure) reject(new Error(`Graphviz says: ${data.failure}`));
          else if (data.svg) resolve(data.svg);
          else clock = setTimeout(resolve, patience, '');
        };
        worker.postMessage({ dot, attributes });
      });
      if (!svg) this.#end();
      return svg;
    } catch (error) {
      if (this.#worker === worker) this.#end();
      throw error;
    } finally {
      clearTimeout(clock);
      if (this.#leave === leave) this.#leave = null;
    }
  }
}
