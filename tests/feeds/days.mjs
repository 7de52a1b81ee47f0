// The days of a feed as ical.js reads it: node days.mjs FEED FIRST LAST, a line a day and entry: the day, the regime, the certainty, the status.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [feed, first, last] = process.argv.slice(2);
const lines = [];
for (const component of new ICAL.Component(ICAL.parse(readFileSync(feed, "utf8"))).getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  if (event.isRecurring()) {
    throw new Error(`${event.uid} recurs`);
  }

  const words = component.getFirstProperty("categories").getValues().join(" ");
  // An instant belongs to the day that it falls on in Vietnam, which has had no other offset since 1975.
  const day = (time) => time.isDate ? Date.parse(`${time}T00:00:00Z`) : time.toJSDate().getTime() + 7 * 3600_000;
  const end = day(event.endDate);
  for (let time = Math.floor(Math.max(day(event.startDate), Date.parse(first)) / 86400_000) * 86400_000; time < end && time <= Date.parse(last); time += 86400_000) {
    lines.push(`${new Date(time).toISOString().slice(0, 10)} ${words} ${component.getFirstPropertyValue("status")}`);
  }
}

console.log(lines.sort().join("\n"));
