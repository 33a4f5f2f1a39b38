// Watches every page of a context: whatever the browser complains about fails the test at its end.

// Tells us in words which rule of the policy a page broke, also where the browser itself stays silent.
const REPORTER = `addEventListener('securitypolicyviolation', (e) =>
  console.error('CSP: ' + e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample));`;
const STATUS = /^Failed to load resource: the server responded with a status of \d+/;

/**
 * `origins` are ours; everything else is another host. `allowed` are statuses (422) and texts that a test brings about
 * on purpose. Returns what was found so far.
 */
export async function watch(context, origins, allowed) {
  const found = [];
  const complain = (text) => {
    const meant = allowed.some((one) => typeof one === 'string' && text.includes(one));
    if (!meant && !found.includes(text)) found.push(text);
  };
  await context.addInitScript(REPORTER);
  context.on('console', (message) => {
    // The browser repeats each status on the console; `response` below knows more about it.
    if (!['error', 'warning'].includes(message.type()) || STATUS.test(message.text())) return;
    complain(`console ${message.type()} at ${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => complain(`page error at ${error.page()?.url()}: ${error.error().stack}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && !origins.includes(url.origin)) complain(`request to another host: ${url}`);
  });
  context.on('requestfailed', (request) => {
    // What was still on its way when the page was left.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complain(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  context.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && !allowed.includes(status)) complain(`${status} for ${response.request().method()} ${response.url()}`);
  });
  return found;
}
