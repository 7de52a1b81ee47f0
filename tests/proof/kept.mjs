// What a partner keeps of the events of a service, whichever way they come, and what it says of them at the end; for the tests of Proof/.
// Standard input tells it, a line of JSON at a time: {"services":["http://127.0.0.1:5080"]} where to ask now, {"last":400} how many events there are.
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { HTTP } from 'cloudevents';

const beginning = '0'.repeat(64);
const hash = (text) => createHash('sha256').update(text).digest('hex');

export const told = { services: [], last: Infinity };
createInterface({ input: process.stdin })
  .on('line', (line) => Object.assign(told, JSON.parse(line)))
  .on('close', () => process.exit());

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Of several processes each is asked in turn.
let turn = 0;
export function service() {
  if (told.services.length === 0) {
    throw new Error('The service is away.');
  }

  return told.services[turn++ % told.services.length];
}

export const kept = {
  bodies: new Map(), // by id
  lastOfSubject: new Map(),
  duplicates: 0,
  outOfOrder: 0,

  // Takes an event the first time, and counts it each further time. None of its subject may be missing before it.
  take(body) {
    const event = HTTP.toEvent({ headers: { 'content-type': 'application/cloudevents+json' }, body });
    event.validate();
    const before = this.bodies.get(event.id);
    if (before !== undefined) {
      if (before !== body) {
        throw new Error(`${event.id} says something else the second time: ${body}`);
      }

      this.duplicates++;
      return;
    }

    if (event.prevgatehash !== (this.lastOfSubject.get(event.subject) ?? beginning)) {
      this.outOfOrder++;
      console.error(`${event.subject}: ${event.sequence} does not follow what came before it`);
    }

    this.lastOfSubject.set(event.subject, hash(body));
    this.bodies.set(event.id, body);
  },

  // All of them in their places: how far none is missing and each names the hash of the one before it.
  chain() {
    let [last, sequence] = [beginning, 0];
    for (const body of [...this.bodies.values()].sort((one, other) => JSON.parse(one).sequence.localeCompare(JSON.parse(other).sequence))) {
      const event = JSON.parse(body);
      if (Number(event.sequence) !== sequence + 1 || event.prevhash !== last) {
        console.error(`${event.sequence} does not follow ${sequence}`);
        break;
      }

      [last, sequence] = [hash(body), sequence + 1];
    }

    return { last: sequence, hash: last };
  },
};

// Prints what was kept once all is there.
export async function tellAtEnd(others = () => ({})) {
  while (kept.bodies.size < told.last) {
    await sleep(20);
  }

  const { duplicates, outOfOrder } = kept;
  console.log(JSON.stringify({ count: kept.bodies.size, ...kept.chain(), duplicates, outOfOrder, ...others() }));
}
