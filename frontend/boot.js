// Starts the islands. Our own form of leptos' inline script (0.8.23, src/hydration/island_script.js): an external module,
// because the Content-Security-Policy allows no inline script. The bundler writes the two hashed addresses in.
const GLUE = "{{sund.js}}";
const WASM = "{{sund.wasm}}";

// An island's children come from the page; leptos leaves a callback on their element that says "your owner is ready".
// The nearest one around an island must run before the island does.
const owners = [];

async function wake(island, glue) {
  const start = glue[island.dataset.component];
  if (!start) {
    // Names are hashes of the source: server and wasm were built from different trees.
    console.warn(`No island ${island.dataset.component} in ${GLUE}`);
    return;
  }
  owners.at(-1)?.();
  await start(island);
}

// Document order, parents first: a parent's context must exist before its children ask for it.
async function walk(node, glue) {
  const isChildren = node.localName === "leptos-children";
  if (node.localName === "leptos-island") await wake(node, glue);
  if (isChildren) owners.push(node.$$on_hydrate);
  for (const child of node.children) await walk(child, glue);
  if (isChildren) owners.pop();
}

if (document.querySelector("leptos-island")) {
  const glue = await import(GLUE);
  await glue.default({ module_or_path: WASM });
  glue.hydrate();
  await walk(document.body, glue);
}
// Set on pages without islands too: "nothing is left to wait for".
document.documentElement.dataset.alive = "true";
