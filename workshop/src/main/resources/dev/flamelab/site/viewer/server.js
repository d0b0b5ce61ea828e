// Asks the server for data of a profile.

/** The server does not answer any more. */
export class ServerGone extends Error {
  constructor() {
    super('The server no longer answers: start ./lab pprof -http again, and open the address that it prints.');
  }
}

/** An answer that is good; else it fails with the server's own sentence. */
export async function ask(address, options) {
  const response = await fetch(address, options).catch(error => {
    throw error.name === 'AbortError' ? error : new ServerGone();
  });
  if (!response.ok) throw new Error((await response.text()).trim());
  return response;
}

/** Text as it comes, until `onChunk` returns false. */
export async function stream(response, onChunk) {
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (onChunk(decoder.decode(value, { stream: true })) === false) {
      reader.cancel();
      return;
    }
  }
}
