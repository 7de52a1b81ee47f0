// Writes the coefficient files of this folder from the npm package "astronomia" (MIT), which carries the published
// series of VSOP87 and ELP/MPP02 as JavaScript arrays. Needed only if the files are ever to be checked or renewed:
//
//   npm pack astronomia@4.2.0 && tar xzf astronomia-4.2.0.tgz && node import.mjs ./package
//
// README.md in this folder says what the columns mean and what was left out.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [packageFolder] = process.argv.slice(2);
const version = JSON.parse(fs.readFileSync(path.join(packageFolder, "package.json"))).version;
const here = import.meta.dirname;

async function series(name) {
  return (await import(pathToFileURL(path.resolve(packageFolder, "data", name + ".js")))).default;
}

function write(file, heading, columns, rows) {
  const lines = [...heading.map((line) => "# " + line), columns, ...rows.map((row) => row.join(","))];
  fs.writeFileSync(path.join(here, file), lines.join("\n") + "\n");
  console.log(file, rows.length, "terms");
}

function terms(part, smallest) {
  return Object.keys(part).flatMap((power) =>
    part[power].filter((term) => Math.abs(term[0]) >= smallest).map((term) => [power, ...term]));
}

const earth = await series("vsop87Bearth");
const vsop = "VSOP87B, Earth, heliocentric spherical, ecliptic and equinox J2000 (Bretagnon & Francou 1988, CDS VI/81).";
write("vsop87b-earth-longitude.csv",
  [vsop, `Longitude, radians; every published term. From npm astronomia ${version}, data/vsop87Bearth.js.`],
  "power,amplitude,phase,frequency", terms(earth.L, 0));
write("vsop87b-earth-radius.csv",
  [vsop, `Radius, astronomical units; terms of 1e-6 au and more. From npm astronomia ${version}, data/vsop87Bearth.js.`],
  "power,amplitude,phase,frequency", terms(earth.R, 1e-6));

const moon = await series("elpMppDe");
const elp = `ELP/MPP02, constants fitted to DE405 (Chapront & Francou 2003). From npm astronomia ${version}, data/elpMppDe.js.`;
write("elp-mpp02-longitude.csv",
  [elp, "Longitude from the mean longitude W1, arcseconds; terms of 0.001 arcsecond and more over the centuries around 2000."],
  "power,amplitude,t0,t1,t2,t3,t4", terms(moon.L, 0));
write("elp-mpp02-distance.csv",
  [elp, "Distance, kilometres; terms of 1 km and more."],
  "power,amplitude,t0,t1,t2,t3,t4", terms(moon.R, 1));
write("elp-mpp02-mean-longitude.csv",
  [elp, "W1, mean longitude of the Moon, radians: polynomial in Julian centuries of TDB from J2000."],
  "power,coefficient", moon.W1.map((coefficient, power) => [power, coefficient]));
