// Runs one Python script in Pyodide under Node and ends with its exit status. Knows nothing of what the script does.
//
// usage: node inside.mjs JOB, where JOB is a JSON object:
//   script   path of the Python file to run
//   stdlib   path of the standard library's zip; Pyodide's own without it
//   path     paths of zips and wheels to put on Python's path
//   folders  folders to mount: path inside -> path outside
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { loadPyodide } from "pyodide";

/** @typedef {{script: string, stdlib?: string, path: string[], folders: Record<string, string>}} Job */

/** @type {Job} */
const job = JSON.parse(process.argv[2] ?? "{}");

const abi = /** @type {{info: object}} */ (
  JSON.parse(readFileSync(new URL(import.meta.resolve("pyodide/pyodide-lock.json")), "utf8"))
);
try {
  await run();
} catch (error) {
  // Pyodide may leave the glue's one huge line in an uncaught error: only the message is worth reading.
  console.error(error instanceof Error ? error.message || error.name : error);
  process.exit(1);
}

async function run() {
  const python = await loadPyodide({
    ...(job.stdlib && { stdLibURL: job.stdlib }),
    lockFileContents: JSON.stringify({ info: abi.info, packages: {} }),
    // A fixed hash seed, so that what is compiled here comes out the same, byte for byte, each time.
    env: { PYTHONHASHSEED: "0", PYTHONPATH: job.path.map((file) => `/path/${basename(file)}`).join(":") },
    fsInit: async (FS) => {
      FS.mkdirTree("/path");
      for (const file of job.path) FS.writeFile(`/path/${basename(file)}`, readFileSync(file));
    },
  });
  for (const [inside, outside] of Object.entries(job.folders)) {
    python.FS.mkdirTree(inside);
    python.mountNodeFS(inside, outside);
  }
  python.runPython(readFileSync(job.script, "utf8"), { filename: job.script });
}
