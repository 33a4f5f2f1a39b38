// A provider that nobody here wrote: npm's oidc-provider, with a sign-in page of a few lines.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';
import { freePort } from './server.mjs';

export const PEOPLE = {
  'subject-1': { name: 'Veera Niemi', email: 'veera.niemi@tests.example', locale: 'fi' },
  'subject-2': { name: 'Olle Berg', email: 'olle.berg@tests.example', locale: 'sv' },
};

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Provider</title>${body}</html>`;
const SIGN_IN = page(`<h1>Another sign-in</h1><form method="post"><label>Subject <input name="subject"></label>
  <button name="do" value="sign-in">Go on</button><button name="do" value="cancel">Cancel</button></form>`);

// Its own pages load a font from another host.
function postLogoutSuccessSource(ctx) {
  ctx.body = page('<h1>Signed out there</h1>');
}

function logoutSource(ctx, form) {
  ctx.body = page(`<h1>Sign out?</h1>${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`);
}

function configuration(base, secret) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [{
      client_id: 'sund-at-tests', client_secret: secret, redirect_uris: [`${base}/sign-in/callback`],
      post_logout_redirect_uris: [`${base}/signed-out`], response_types: ['code'], grant_types: ['authorization_code'],
      backchannel_logout_uri: `${base}/sign-in/logout`, backchannel_logout_session_required: true,
    }],
    // The name is not in the ID token: it is asked for at UserInfo.
    claims: { profile: ['name', 'locale'], email: ['email'] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'k' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    // Its own dispatcher refuses loopback, which is where this Sund is.
    fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource }, backchannelLogout: { enabled: true } },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, subject) => PEOPLE[subject] && { accountId: subject, claims: () => ({ sub: subject, ...PEOPLE[subject] }) },
    // Nobody is asked whether Sund may know their name.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

/** Starts it for a Sund at `base`. */
export async function startProvider(base, folder) {
  const [port, secret] = [await freePort(), randomBytes(24).toString('hex')];
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configuration(base, secret));
  const answer = provider.callback();
  const server = createServer(async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    if (request.method === 'GET') return response.setHeader('content-type', 'text/html').end(SIGN_IN);
    const form = new URLSearchParams(await text(request));
    const result = form.get('do') === 'sign-in' ? { login: { accountId: form.get('subject') } } : { error: 'access_denied' };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  await writeFile(`${folder}/secret`, secret);
  const settings = [
    '--organisation', 'Office of Tests', '--country', 'FI', '--issuer', issuer, '--client-id', 'sund-at-tests',
    '--client-secret-file', `${folder}/secret`, '--domain', 'tests.example',
  ];
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { issuer, settings, stop };
}
