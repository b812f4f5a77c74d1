// People who sign in, with google-auth-library's OAuth2Client. The pages are filled in over HTTP, without a browser.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { google } from 'googleapis';

import { CUSTOMER_SCOPE } from '../examples/connect.js';
import { oauthClient } from '../examples/sign_in.js';
import { muster, newCustomer } from './context.js';

const PASSWORD = 'a few words are easy to keep';
const REDIRECT = 'http://localhost:4711/oauth2callback';

const form = fields => ({ method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
const hidden = page => Object.fromEntries(
  [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]));
const cookie = answer => answer.headers.get('set-cookie').split(';')[0];

/** Signs in and agrees; where the browser is sent then. */
async function agree(url, email) {
  let answer = await fetch(url);
  const send = async fields => fetch(url, {
    ...form({ ...hidden(await answer.text()), ...fields }), headers: { cookie: cookie(answer) } });
  answer = await send({ email, password: PASSWORD });
  answer = await send({ decision: 'allow', terms: 'accepted' });
  assert.equal(answer.status, 303);
  return new URL(answer.headers.get('location'));
}

async function signedIn() {
  const customer = await newCustomer();
  const { link } = muster.cli('user', 'invite', '--email', customer.owner);
  assert.equal((await fetch(link, form({ password: PASSWORD, again: PASSWORD }))).status, 200);
  const file = join(muster.directory, `client-${customer.id}.json`);
  muster.cli('oauth-client', 'create', '--name', 'Node', '--out', file);
  const client = oauthClient(muster.baseUrl, file, REDIRECT);
  const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync();
  const url = client.generateAuthUrl({
    access_type: 'offline', scope: CUSTOMER_SCOPE, state: 's', code_challenge: codeChallenge, code_challenge_method: 'S256' });
  const sentTo = await agree(url, customer.owner);
  assert.equal(sentTo.searchParams.get('state'), 's');
  const { tokens } = await client.getToken({ code: sentTo.searchParams.get('code'), codeVerifier });
  client.setCredentials(tokens);
  const service = google.androiddeviceprovisioning({ version: 'v1', auth: client, rootUrl: muster.baseUrl });
  return { customer, client, service, tokens };
}

const names = async service => (await service.customers.list({ pageSize: 10 })).data.customers.map(c => c.name);

test('a person signs in, and the library renews the token by itself', async () => {
  const { customer, client, service, tokens } = await signedIn();

  assert.deepEqual(await names(service), [customer.name]);
  client.setCredentials({ ...tokens, access_token: 'ya29.old', expiry_date: 1 });
  assert.deepEqual(await names(service), [customer.name]);
  assert.notEqual(client.credentials.access_token, 'ya29.old');
});

test('the library asks what a token is, and gives it back', async () => {
  const { client, service, tokens } = await signedIn();

  const told = await client.getTokenInfo(tokens.access_token);
  assert.deepEqual(told.scopes, [CUSTOMER_SCOPE]);
  assert.equal(told.aud, client._clientId);
  await client.revokeToken(tokens.refresh_token);
  await assert.rejects(names(service));
});
