// Reads all events of a service as partners do, for the tests of Events/: asked for page by page, as a stream through broken connections, and each as a
// CloudEvent of the public library.
//   node read.mjs http://127.0.0.1:5080
// Prints "ready" once all of them listen, takes the place of the last event on a line of standard input, and prints for each reader how many it read
// and the hash of the last: {"poll":{"count":9,"hash":"…"},"stream":{…,"connections":3},"cloudevents":{…}}.
import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { HTTP } from 'cloudevents';
import { EventSource } from 'eventsource';

const service = new URL(process.argv[2]);
const hash = (text) => createHash('sha256').update(text).digest('hex');
const start = '0'.repeat(64);
const types = [
  'gate.regime_changed', 'gate.hours_changed', 'gate.schedule_revised', 'gate.change_upcoming',
  'statement.published', 'statement.ended', 'statement.review_due', 'statement.unratified',
];

// What a partner does with each event: whether it follows the one before it.
const chain = () => ({
  count: 0,
  hash: start,
  subjects: new Map(),
  add(event) {
    const own = hash(JSON.stringify(event)); // keys come sorted (RFC 8785), so that these are the bytes that were sent
    if (event.prevhash !== this.hash || event.prevgatehash !== (this.subjects.get(event.subject) ?? start)) {
      throw new Error(`${event.id} does not follow ${this.hash}`);
    }

    this.subjects.set(event.subject, own);
    this.hash = own;
    this.count++;
  },
});

async function poll(chain, isEnough) {
  for (let after = 0; !isEnough(chain.count); ) {
    const response = await fetch(new URL(`/v1/events?after=${after}&limit=3&wait=2`, service));
    const { events, last } = await response.json();
    if (!response.ok || last < after) {
      throw new Error(`${response.status}, ${last} after ${after}`);
    }

    for (const event of events) {
      chain.add(event);
      after = Number(event.sequence);
    }
  }
}

// Something between that breaks a connection after some events, twice.
const connections = { count: 0 };
const between = createServer((client) => {
  const upstream = connect(Number(service.port), service.hostname);
  const isToBreak = ++connections.count <= 2;
  let seen = 0;
  client.pipe(upstream).on('error', () => client.destroy());
  upstream.on('data', (bytes) => {
    client.write(bytes);
    seen += bytes.toString().split('\nevent: ').length - 1;
    if (isToBreak && seen >= 2) {
      client.destroy();
      upstream.destroy();
    }
  });
  upstream.on('close', () => client.destroy());
  client.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
});

function stream(chain, isEnough, each) {
  return new Promise((resolve, reject) => {
    const source = new EventSource(`http://127.0.0.1:${between.address().port}/v1/events/stream?after=0`);
    for (const type of types) {
      source.addEventListener(type, (message) => {
        try {
          const event = JSON.parse(message.data);
          if (message.lastEventId !== `${Number(event.sequence)}` || message.type !== event.type) {
            throw new Error(`${message.type} ${message.lastEventId} is ${event.type} ${event.sequence}`);
          }

          chain.add(event);
          each(message.data);
        } catch (mistake) {
          reject(mistake);
        }
      });
    }

    source.addEventListener('reset', () => reject(new Error('reset')));
    const done = setInterval(() => {
      if (isEnough(chain.count)) {
        clearInterval(done);
        source.close();
        resolve();
      }
    }, 50);
  });
}

let last = Infinity;
createInterface({ input: process.stdin }).on('line', (line) => { last = Number(line); });
const isEnough = (count) => count >= last;
await new Promise((resolve) => between.listen(0, '127.0.0.1', resolve));
const told = { poll: chain(), stream: chain(), cloudevents: chain() };
const readers = [
  poll(told.poll, isEnough),
  stream(told.stream, isEnough, (body) => {
    const event = HTTP.toEvent({ headers: { 'content-type': 'application/cloudevents+json' }, body });
    event.validate();
    if (hash(JSON.stringify(JSON.parse(body))) !== hash(body)) {
      throw new Error(`${event.id} is not canonical`);
    }

    told.cloudevents.add(JSON.parse(body));
    if (event.id !== JSON.parse(body).id || event.time === undefined || event.prevhash !== JSON.parse(body).prevhash) {
      throw new Error(`${event.id} reads otherwise`);
    }
  }),
];
console.log('ready');
await Promise.all(readers);
const of = ({ count, hash }) => ({ count, hash });
console.log(JSON.stringify({ poll: of(told.poll), stream: { ...of(told.stream), connections: connections.count }, cloudevents: of(told.cloudevents) }));
process.exit();
