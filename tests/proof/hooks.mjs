// A receiver of webhooks that has bad days: of ten calls it answers three by 500, and one of a hundred not at all, as often after it took the event as before.
//   node hooks.mjs SEED
// Prints its port; is told the {"secret":"whsec_…"}. See kept.mjs.
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { kept, tellAtEnd, told } from './kept.mjs';

const calls = { all: 0, refused: 0, failed: 0, cut: 0, hung: 0 };

// Each costs the sender the 15 seconds that it waits.
const mostHung = 3;

// mulberry32
let state = Number(process.argv[2]);
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const server = createServer(async (request, response) => {
  calls.all++;
  let body;
  try {
    body = Buffer.concat(await request.toArray()).toString();
  } catch {
    return; // the sender was killed
  }

  try {
    if (new Webhook(told.secret).verify(body, request.headers).id !== request.headers['webhook-id']) {
      throw new Error('The id of the delivery is not that of the event.');
    }
  } catch (mistake) {
    calls.refused++;
    console.error(mistake.message, body);
    response.writeHead(401).end();
    return;
  }

  const [luck, isTaken] = [random(), random() < 0.5];
  if (luck < 0.3) {
    calls.failed++;
    response.writeHead(500).end();
  } else if (luck < 0.31) {
    if (isTaken) {
      kept.take(body);
    }

    if (calls.hung < mostHung) {
      calls.hung++;
    } else {
      calls.cut++;
      setTimeout(() => request.socket.destroy(), 200);
    }
  } else {
    kept.take(body);
    response.writeHead(204).end();
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
tellAtEnd(() => ({ calls }));
