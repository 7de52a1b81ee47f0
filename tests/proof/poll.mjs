// A reader that asks for the events after the last that it has, and waits for more. See kept.mjs.
import { kept, service, sleep, tellAtEnd, told } from './kept.mjs';

let [after, answers, failures] = [0, 0, 0];
tellAtEnd(() => ({ answers, failures }));
while (after < told.last) {
  let page;
  try {
    const response = await fetch(new URL(`/v1/events?after=${after}&limit=50&wait=5`, service()));
    page = await response.json();
    if (!response.ok) {
      throw new Error(`${response.status}`);
    }
  } catch {
    failures++;
    await sleep(50);
    continue;
  }

  answers++;
  if (page.last < after) {
    throw new Error(`${page.last} after ${after}`);
  }

  for (const event of page.events) {
    kept.take(JSON.stringify(event)); // keys come sorted (RFC 8785), so that these are the bytes that were written
    after = Number(event.sequence);
  }
}
