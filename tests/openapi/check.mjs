// Lints the API document of a running service: node check.mjs URL. Both linters must have nothing to say.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const response = await fetch(process.argv[2]);
if (!response.ok) {
  throw new Error(`${process.argv[2]} answers ${response.status}`);
}

const folder = mkdtempSync(join(tmpdir(), "openapi-"));
const document = join(folder, "openapi.json");
writeFileSync(document, await response.text());

// Neither tool has anything to tell anyone about this run.
const environment = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
const bin = (name) => join(import.meta.dirname, "node_modules", ".bin", name);
const run = (name, ...args) => {
  const { status, stdout, stderr } = spawnSync(bin(name), args, { cwd: import.meta.dirname, encoding: "utf8", env: environment });
  console.log(stdout);
  if (status !== 0) {
    console.error(stderr);
    process.exitCode = 1;
  }

  return stdout + stderr;
};

run("spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint", document);

// A warning of its does not fail.
if (/\d+ warnings?/.test(run("redocly", "lint", "--extends", "recommended", document))) {
  process.exitCode = 1;
}

rmSync(folder, { recursive: true });
