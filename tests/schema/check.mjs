// Holds the JSON Schemas of calendars/schema against the real files, the README's examples of whole files, good files (all must pass) and
// files that are broken in one way each (each must be refused). What a schema cannot say, such as whether a lunar day is the date beside
// it, is left to the command `check`.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parseAllDocuments } from "yaml";

const here = dirname(fileURLToPath(import.meta.url));
const calendars = join(here, "..", "..", "calendars");
const schemas = ["place", "classes", "country", "announcement", "statement"];

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
addFormats(ajv);
for (const name of ["common", ...schemas]) {
  ajv.addSchema(JSON.parse(readFileSync(join(calendars, "schema", `${name}.schema.json`), "utf8")), `${name}.schema.json`);
}

const filesOf = folder =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(".yaml"))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();

/** All that is wrong with a text by a schema; empty if nothing. */
function mistakes(schema, text) {
  const documents = parseAllDocuments(text, { version: "1.2", uniqueKeys: true });
  const syntax = documents.flatMap(document => document.errors.map(error => error.message));
  if (syntax.length > 0 || documents.length !== 1) {
    return [...syntax, `${documents.length} documents`];
  }

  const validate = ajv.getSchema(`${schema}.schema.json`);
  return validate(documents[0].toJS()) ? [] : validate.errors.map(error => `${error.instancePath} ${error.message}`);
}

let failures = 0;
let count = 0;
function report(name, isRight, detail) {
  count++;
  if (!isRight) {
    failures++;
    console.log(`${name}: ${detail}`);
  }
}

const schemaOfFolder = { places: "place", countries: "country", announcements: "announcement", statements: "statement" };
for (const file of filesOf(calendars)) {
  const name = relative(calendars, file);
  const folder = name.split(/[\\/]/)[0];
  if (folder !== "schema") {
    const text = readFileSync(file, "utf8");
    const found = mistakes(name === "classes.yaml" ? "classes" : schemaOfFolder[folder], text);
    report(name, found.length === 0, found.join("; "));
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1].replace(/^\.\//, "");
    const expected = relative(dirname(file), join(calendars, "schema", `${name === "classes.yaml" ? "classes" : schemaOfFolder[folder]}.schema.json`));
    report(name, schema === expected, `its first line should be: # yaml-language-server: $schema=${expected}`);
  }
}

const readme = readFileSync(join(calendars, "README.md"), "utf8");
for (const [, schema, text] of readme.matchAll(/^```yaml (place|classes|country|announcement|statement)\n(.*?)^```$/gms)) {
  const found = mistakes(schema, text);
  report(`README, ${schema}`, found.length === 0, found.join("; "));
}

// What is given here is what the README leaves out of a statement in its examples of single members and clauses.
const rest = "id: x\ntitle: { vi: a, zh: b, en: c }\nsources: [{ title: t, kind: press }]\nissuedBy: vn\n";
for (const [, form, kind, text] of readme.matchAll(/^```yaml (members|clauses) (\w+)\n(.*?)^```$/gms)) {
  const whole = form === "clauses" ? `clauses:\n${text}` : /^clauses:/m.test(text) ? text : `${text}clauses: [{ gates: [a], flows: [cargo], first: 2022-04-01, last: 2022-04-02, regime: closed }]\n`;
  const extra = (kind === "agreement" || kind === "emergency" ? "instrument: { form: letters, date: 2022-03-01 }\n" : "") + (kind === "rule" && form === "clauses" ? "grounds: [x]\n" : "");
  const found = mistakes("statement", `${whole}${rest}${extra}kind: ${kind}\n`);
  report(`README, ${form} ${kind}: ${text.split("\n")[0]}`, found.length === 0, found.join("; "));
}

for (const file of filesOf(join(here, "good"))) {
  const found = mistakes(relative(join(here, "good"), file).split(/[-.]/)[0], readFileSync(file, "utf8"));
  report(relative(here, file), found.length === 0, found.join("; "));
}

const broken = filesOf(join(here, "broken"));
for (const file of broken) {
  report(relative(here, file), mistakes(relative(join(here, "broken"), file).split(/[-.]/)[0], readFileSync(file, "utf8")).length > 0, "should be refused");
}

report("broken/", broken.length >= 30, "too few files");
console.log(`${count - failures} of ${count} schema checks passed`);
process.exitCode = failures === 0 ? 0 : 1;
