// What feed readers make of feeds, for the tests of Events/.
//   node feeds.mjs ADDRESS…        each without its ending
// Prints a line of JSON for each, with the entries as two public readers of Atom and one of JSON Feed agree on them.
import { deepStrictEqual } from 'node:assert';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import Parser from 'rss-parser';

for (const address of process.argv.slice(2)) {
  const { pathname, search } = new URL(address);
  const text = async (ending) => {
    const response = await fetch(new URL(`${pathname}${ending}${search}`, address));
    if (!response.ok) {
      throw new Error(`${address}${ending}: ${response.status}`);
    }

    return { text: await response.text(), type: response.headers.get('content-type') };
  };
  const [atom, json] = [await text('.atom'), await text('.json')];
  const feed = parseAtomFeed(atom.text);
  const other = await new Parser().parseString(atom.text);
  const same = parseJsonFeed(JSON.parse(json.text));
  const entries = (feed.entries ?? []).map((entry) => ({ ...entry, title: entry.title.value, content: entry.content.value }));
  deepStrictEqual(other.items.map((item) => [item.id, item.title, item.link]), entries.map((entry) => [entry.id, entry.title, entry.links[0].href]));
  deepStrictEqual(other.items.map((item) => item.content), entries.map((entry) => entry.content));
  deepStrictEqual((same.items ?? []).map((item) => [item.id, item.title, item.url, item.content_text]), entries.map((entry) => [entry.id, entry.title, entry.links[0].href, entry.content]));
  deepStrictEqual((same.items ?? []).map((item) => Date.parse(item.date_published)), entries.map((entry) => Date.parse(entry.updated)));
  console.log(JSON.stringify({ id: feed.id, title: feed.title.value, updated: feed.updated, types: [atom.type, json.type], entries: entries.map(({ id, title, updated, content }) => ({ id, title, updated, content })) }));
}
