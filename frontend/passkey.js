// Makes and shows passkeys (WebAuthn, https://www.w3.org/TR/webauthn-3/), on the few pages that load it. A form says with
// data-passkey what it is for ("create" or "get") and with data-begin where its challenge comes from; the answer goes into
// the form, which is then sent like any other, so that what is wrong with it comes back as a page.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const named = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

// By hand: the browsers' own ways from and to JSON are younger than passkeys.
function question({ challenge, user, excludeCredentials, allowCredentials, ...rest }) {
  return {
    ...rest,
    challenge: bytes(challenge),
    ...(user && { user: { ...user, id: bytes(user.id) } }),
    ...(excludeCredentials && { excludeCredentials: named(excludeCredentials) }),
    ...(allowCredentials && { allowCredentials: named(allowCredentials) }),
  };
}

function answer({ id, rawId, type, response }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const told = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return JSON.stringify({ id, rawId: text(rawId), type, response: Object.fromEntries(told), extensions: {} });
}

async function send(form) {
  const { passkey, begin } = form.dataset;
  const begun = await fetch(begin, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "error" })
    .then((reply) => (reply.ok ? reply.json() : null))
    .catch(() => null);
  // Refused: the page that the form leads to says why, in words.
  if (begun) {
    form.elements.ceremony.value = begun.ceremony;
    const publicKey = question(begun.publicKey);
    const credential = await navigator.credentials[passkey]({ publicKey });
    form.elements.credential.value = answer(credential);
  }
  form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("button");
  const status = form.querySelector("[role=status]");
  const say = (key) => {
    const line = document.createElement("p");
    line.className = key === "waits" ? "notice" : "notice warn";
    line.textContent = form.dataset[key];
    status.replaceChildren(line);
  };
  form.querySelector("[data-unscripted]").hidden = true;
  if (!globalThis.PublicKeyCredential) {
    say("unsupported");
    continue;
  }
  button.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // Not `disabled`: the focus stays where it is.
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    say("waits");
    try {
      await send(form);
    } catch (error) {
      say({ NotAllowedError: "cancelled", InvalidStateError: "there" }[error.name] ?? "failed");
      button.ariaDisabled = "false";
    }
  });
}
