// Single keys, for those who have not turned them off (WCAG 2.1.4). A link, a button, or what is around a button or a text
// says with data-keys which keys press it, "g f" meaning one after the other; in a post they mean the post that has the focus.

const PAIR = 1500; // milliseconds that the second key of a pair may take
const TAKEN = "input, textarea, select, [contenteditable], dialog, [role=listbox], [data-own-keys]";
const ROWS = "main article.post, main ul.list > li";
let first = "";
let since = 0;

// The next or previous post or line; without one in focus, the first that can be seen.
function step(by) {
  const rows = [...document.querySelectorAll(ROWS)];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const seen = rows.findIndex((row) => row.getBoundingClientRect().bottom > 80);
  const to = rows[at < 0 ? seen : at + by];
  const target = to?.matches("article") ? to : to?.querySelector("a");
  if (!target) return false;
  if (target === to) target.tabIndex = -1;
  target.focus();
  return true;
}

function press(keys) {
  const post = document.activeElement?.closest("article.post");
  const all = [...document.querySelectorAll(`[data-keys="${CSS.escape(keys)}"]`)];
  const target = all.find((one) => post?.contains(one)) ?? all.find((one) => !one.closest("article.post"));
  if (!target) return false;
  const inside = target.matches("a, button") ? target : (target.querySelector("textarea") ?? target.querySelector("button"));
  if (inside?.matches("textarea")) inside.focus();
  else inside?.click();
  return true;
}

// The list in a dialog, so that nothing on the page is lost; the page of it if it cannot be had.
async function list(link) {
  const text = await fetch(link.href).then((reply) => reply.text(), () => "");
  const page = new DOMParser().parseFromString(text, "text/html");
  const keys = page.querySelector("[data-keys][data-close]");
  if (!keys) return location.assign(link.href);
  const dialog = document.createElement("dialog");
  const title = Object.assign(document.createElement("h2"), { id: "keys-title", textContent: page.querySelector("h1").textContent });
  for (const heading of keys.querySelectorAll("h2")) {
    const lower = document.createElement("h3");
    lower.textContent = heading.textContent;
    heading.replaceWith(lower);
  }
  const close = Object.assign(document.createElement("button"), { className: "btn", textContent: keys.dataset.close });
  close.addEventListener("click", () => dialog.close());
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(title, document.importNode(keys, true), close);
  document.body.append(dialog);
  dialog.showModal();
}

function act(key, now) {
  if (first && now - since < PAIR) {
    const keys = `${first} ${key}`;
    first = "";
    return press(keys);
  }
  first = "";
  const help = key === "?" && document.querySelector('a[data-keys="?"]');
  if (help) return list(help), true;
  if (key === "j" || key === "k") return step(key === "j" ? 1 : -1);
  if (key === "g") {
    [first, since] = [key, now];
    return true;
  }
  return press(key);
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (key.length !== 1 || key === " " || target.closest(TAKEN) || document.querySelector("dialog[open]")) return;
  if (act(key, event.timeStamp)) event.preventDefault();
});
