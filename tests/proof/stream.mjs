// A reader of the stream of events, which comes again with Last-Event-ID whenever it breaks. See kept.mjs.
import { EventSource } from 'eventsource';
import { kept, service, sleep, tellAtEnd, told } from './kept.mjs';

const types = [
  'gate.regime_changed', 'gate.hours_changed', 'gate.schedule_revised', 'gate.change_upcoming',
  'statement.published', 'statement.ended', 'statement.review_due', 'statement.unratified',
];
let connections = 0;
let place = 0;

function open() {
  // A process has another address each time it is started; all else of the request is the library's.
  const source = new EventSource(`http://service.invalid/v1/events/stream?after=${place}`, {
    fetch: async (url, init) => fetch(new URL(new URL(url).pathname + new URL(url).search, service()), init),
  });
  source.addEventListener('open', () => connections++);
  for (const type of types) {
    source.addEventListener(type, (message) => {
      kept.take(message.data);
      place = Number(message.lastEventId);
      if (Number(JSON.parse(message.data).sequence) !== place) {
        throw new Error(`${message.lastEventId} is ${message.data}`);
      }
    });
  }

  source.addEventListener('reset', () => { throw new Error('reset'); });
  source.addEventListener('error', async () => {
    // What answers by a problem is not asked again (HTML, 9.2.3).
    if (source.readyState === source.CLOSED) {
      await sleep(100);
      open();
    }
  });
}

while (told.services.length === 0) {
  await sleep(20);
}

open();
tellAtEnd(() => ({ connections }));
