// Asks the questions of a file over and over for a second: node measure.mjs opening_hours|date-holidays QUESTIONS. Prints how many a second, and
// the answers. Run with TZ=Asia/Ho_Chi_Minh: both libraries take the clock of the machine for that of the place.
import { readFileSync } from "node:fs";
import Holidays from "date-holidays";
import OpeningHours from "opening_hours";

const [library, file] = process.argv.slice(2);
const { text, milliseconds } = JSON.parse(readFileSync(file, "utf8"));
const dates = milliseconds.map((time) => new Date(time));
let ask;
if (library === "opening_hours") {
  const hours = new OpeningHours(text, null, { locale: "en" });
  ask = (date) => hours.getState(date);
} else {
  const holidays = new Holidays(text, { types: ["public"] });
  ask = (date) => holidays.isHoliday(date) !== false;
}

const answers = dates.map((date) => (ask(date) ? "1" : "0")).join("");
let asked = 0;
const start = process.hrtime.bigint();
let elapsed = 0;
for (let next = 0; elapsed < 1e9; next = (next + 1) % dates.length) {
  ask(dates[next]);
  asked++;
  if (asked % 16 === 0) {
    elapsed = Number(process.hrtime.bigint() - start);
  }
}

console.log(JSON.stringify({ perSecond: (asked * 1e9) / elapsed, answers }));
