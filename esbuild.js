"use strict";
/**
 * Builds everything under dist/: `node esbuild.js [--watch] [--production] [--gate [--missing] [--quick]]`.
 * The content compiler is TypeScript too, so it is bundled to out/ first and then called.
 */
const fs = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const ROOT = __dirname;
const DIST = path.join(ROOT, "dist");
const WATCH = process.argv.includes("--watch");
const PRODUCTION = process.argv.includes("--production");
const GATE = process.argv.includes("--gate");

const common = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: PRODUCTION,
  sourcemap: !PRODUCTION,
  legalComments: "none",
  logLevel: "warning",
};
const node = { ...common, platform: "node", target: "node20", format: "cjs", mainFields: ["module", "main"] };
const page = {
  ...common,
  platform: "browser",
  target: "es2022",
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
};

const PROGRAMS = [
  { ...node, entryPoints: ["src/extension/main.ts"], outfile: "dist/extension.js", external: ["vscode"] },
  { ...node, entryPoints: ["src/server/main.ts"], outfile: "dist/server.js" },
  { ...node, entryPoints: ["src/cli/main.ts"], outfile: "dist/cli.js", banner: { js: "#!/usr/bin/env node" } },
  { ...page, entryPoints: ["src/webview/reader/main.tsx"], outfile: "dist/webview/reader.js" },
  { ...page, entryPoints: ["src/webview/explain/main.tsx"], outfile: "dist/webview/explain.js" },
  { ...page, entryPoints: ["src/webview/diagram/main.tsx"], outfile: "dist/webview/diagram.js" },
];

async function main() {
  if (!GATE) fs.rmSync(DIST, { recursive: true, force: true });
  const problems = await buildContent();
  if (problems) {
    console.error(problems);
    process.exitCode = 1;
  }
  if (GATE) return;
  if (WATCH) return watch();
  await Promise.all(PROGRAMS.map((program) => esbuild.build(program)));
  fs.chmodSync(path.join(DIST, "cli.js"), 0o755);
}

/** @returns {Promise<string>} the problems of the content, one a line; empty when there are none. */
async function buildContent() {
  const outfile = path.join(ROOT, "out/build/main.js");
  await esbuild.build({ ...node, minify: false, entryPoints: ["src/build/main.ts"], outfile, packages: "external" });
  delete require.cache[outfile];
  const { buildContent: build, gate } = require(outfile);
  if (!GATE) return build(ROOT, DIST, { minify: PRODUCTION });
  const { problems, report } = await gate(ROOT, {
    list: process.argv.includes("--missing"),
    quick: process.argv.includes("--quick"),
  });
  console.log(report);
  return problems;
}

async function watch() {
  for (const program of PROGRAMS) (await esbuild.context(program)).watch();
  let timer;
  fs.watch(path.join(ROOT, "notes"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(async () => console.error((await buildContent()) || "content rebuilt"), 200);
  });
  console.log("watching");
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
