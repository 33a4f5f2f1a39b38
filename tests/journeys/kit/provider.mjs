// A provider that nobody here wrote: npm's oidc-provider, with a sign-in page of a few lines. Two tenants of it, if asked:
// each with its own issuer, keys, client and people; one can make sure who is there, the other one never says how it did.

import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider, { interactionPolicy } from 'oidc-provider';
import { freePort } from './server.mjs';

export const PEOPLE = {
  'subject-1': { name: 'Veera Niemi', email: 'veera.niemi@tests.example', locale: 'fi' },
  'subject-2': { name: 'Olle Berg', email: 'olle.berg@tests.example', locale: 'sv' },
};

/** The people of the two tenants. */
export const AT_TESTS = {
  nora: { name: 'Nora Lind', email: 'nora.lind@tests.example', locale: 'en' },
  mikko: { name: 'Mikko Salo', email: 'mikko.salo@tests.example', locale: 'en' },
  maija: { name: 'Maija Salo', email: 'maija.salo@tests.example', locale: 'en' },
  ulla: { name: 'Ulla Both', email: 'ulla.both@tests.example', locale: 'en' },
  wilma: { name: 'Wilma Twice', email: 'wilma.twice@tests.example', locale: 'en' },
  vesa: { name: 'Vesa Twice', email: 'vesa.twice@tests.example', locale: 'en' },
};
export const AT_TRIALS = {
  otto: { name: 'Otto Kask', email: 'otto.kask@trials.example', locale: 'en' },
  oona: { name: 'Oona Kask', email: 'oona.kask@trials.example', locale: 'en' },
  'u.both': { name: 'Ulla Both', email: 'u.both@trials.example', locale: 'en' },
  'w.twice': { name: 'Wilma Twice', email: 'w.twice@trials.example', locale: 'en' },
  'v.twice': { name: 'Vesa Twice', email: 'v.twice@trials.example', locale: 'en' },
};
/** What the tenant that can says of a sign-in with two factors. */
export const TWO_FACTORS = 'urn:tests:two-factors';

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Provider</title>${body}</html>`;
const signInPage = (sure) => page(`<h1>Another sign-in</h1><form method="post"><label>Subject <input name="subject"></label>
  ${sure ? '<label><input type="checkbox" name="sure"> With two factors</label>' : ''}
  <button name="do" value="sign-in">Go on</button><button name="do" value="cancel">Cancel</button></form>`);

// Its own pages load a font from another host.
function postLogoutSuccessSource(ctx) {
  ctx.body = page('<h1>Signed out there</h1>');
}

function logoutSource(ctx, form) {
  ctx.body = page(`<h1>Sign out?</h1>${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`);
}

/** Whoever was not as sure as is asked for is asked again: `acr_values` alone is but a wish, to this provider too. */
function asksAgain() {
  const policy = interactionPolicy.base();
  const missing = ({ oidc }) => {
    const wanted = oidc.params.acr_values?.split(' ');
    return Boolean(wanted) && !wanted.includes(oidc.acr) && !oidc.result?.login;
  };
  policy.get('login').checks.add(new interactionPolicy.Check('acr', 'not sure enough', missing));
  return policy;
}

/** Where a Sund at `base` lets this issuer send people back. */
const callback = (base, issuer) => `${base}/sign-in/callback/${createHash('sha256').update(issuer).digest('hex').slice(0, 32)}`;

function configuration({ base, issuer, secret, port, people, sure }) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [{
      client_id: 'sund-at-tests', client_secret: secret, redirect_uris: [callback(base, issuer)],
      post_logout_redirect_uris: [`${base}/signed-out`], response_types: ['code'], grant_types: ['authorization_code'],
      backchannel_logout_uri: `${base}/sign-in/logout`, backchannel_logout_session_required: true,
    }],
    // The name is not in the ID token: it is asked for at UserInfo.
    claims: { profile: ['name', 'locale'], email: ['email'] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'k' }] },
    // Cookies know no ports: each tenant has names of its own.
    cookies: {
      keys: [randomBytes(16).toString('hex')],
      names: { session: `_session_${port}`, interaction: `_interaction_${port}`, resume: `_resume_${port}` },
    },
    ...(sure && { acrValues: [TWO_FACTORS] }),
    // Its own dispatcher refuses loopback, which is where this Sund is.
    fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource }, backchannelLogout: { enabled: true } },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}`, ...(sure && { policy: asksAgain() }) },
    findAccount: (_, subject) => people[subject] && { accountId: subject, claims: () => ({ sub: subject, ...people[subject] }) },
    // Nobody is asked whether Sund may know their name.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

/** One tenant for a Sund at `base`. `sure`: it says with `acr` that there were two factors. */
async function tenant(base, folder, { people, organisation, domain, sure = false, levels = [] }) {
  const [port, secret] = [await freePort(), randomBytes(24).toString('hex')];
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configuration({ base, issuer, secret, port, people, sure }));
  const answer = provider.callback();
  const server = createServer(async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    if (request.method === 'GET') return response.setHeader('content-type', 'text/html').end(signInPage(sure));
    const form = new URLSearchParams(await text(request));
    const login = { accountId: form.get('subject'), ...(form.has('sure') && { acr: TWO_FACTORS }) };
    const result = form.get('do') === 'sign-in' ? { login } : { error: 'access_denied' };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  await writeFile(`${folder}/secret-${port}`, secret);
  const settings = [
    '--organisation', organisation, '--country', 'FI', '--issuer', issuer, '--client-id', 'sund-at-tests',
    '--client-secret-file', `${folder}/secret-${port}`, '--domain', domain, ...levels.flatMap((level) => ['--level', level]),
  ];
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { issuer, settings, stop };
}

/** The one provider of a network. */
export const startProvider = (base, folder) =>
  tenant(base, folder, { people: PEOPLE, organisation: 'Office of Tests', domain: 'tests.example' });

/** Two tenants. Both are asked for two factors; the second one does not know what that is. */
const levels = [`${TWO_FACTORS}=substantial`];
export const startSure = (base, folder) =>
  tenant(base, folder, { people: AT_TESTS, organisation: 'Office of Tests', domain: 'tests.example', sure: true, levels });
export const startUnsure = (base, folder) =>
  tenant(base, folder, { people: AT_TRIALS, organisation: 'Office of Trials', domain: 'trials.example', levels });
