// A receiver of webhooks on loopback that verifies them as partners do, for the tests of Webhooks/WebhookSender.
//   node receiver.mjs whsec_…
// Prints the port on a line, then a line of JSON for each delivery: {"status": 204, "headers": {…}, "body": "…"}, or 401 with an "error".
// Ends when its standard input does.
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.argv[2]);

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }

  const body = Buffer.concat(chunks).toString();
  const told = { status: 204, headers: request.headers, body };
  try {
    webhook.verify(body, request.headers);
  } catch (mistake) {
    Object.assign(told, { status: 401, error: mistake.message });
  }

  console.log(JSON.stringify(told));
  response.writeHead(told.status).end();
}).listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();
