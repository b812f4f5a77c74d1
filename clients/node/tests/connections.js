// Key files and tokens with google-auth-library.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { google } from 'googleapis';

import {
  CUSTOMER_SCOPE,
  RESELLER_SCOPE,
  connect,
  connectInUniverse,
  connectWithGoogleAuth,
  connectWithTokenExchange,
  credentials,
} from '../examples/connect.js';
import { muster, newCustomer } from './context.js';

const names = async service => (await service.customers.list({ pageSize: 10 })).data.customers.map(c => c.name);

for (const connectIt of [connect, connectWithGoogleAuth, connectWithTokenExchange]) {
  test(`${connectIt.name} reaches Muster and nobody else`, async () => {
    const customer = await newCustomer();

    const service = connectIt(muster.baseUrl, customer.keyFile, CUSTOMER_SCOPE);

    assert.deepEqual(await names(service), [customer.name]);
  });
}

test('a key of another universe needs no line about tokens', async () => {
  const customer = await newCustomer();
  const keyFile = join(muster.directory, `universe-${customer.id}.json`);
  muster.cli(
    'key', 'create', '--for', `customer:${customer.id}`, '--universe-domain', 'muster.example', '--out', keyFile);
  process.env.GOOGLE_CLOUD_UNIVERSE_DOMAIN = 'muster.example';
  try {
    assert.deepEqual(await names(connectInUniverse(muster.baseUrl, keyFile, CUSTOMER_SCOPE)), [customer.name]);
  } finally {
    delete process.env.GOOGLE_CLOUD_UNIVERSE_DOMAIN;
  }
});

test('without the line about self-signed tokens the library asks another host', async () => {
  const customer = await newCustomer();
  const auth = credentials(customer.keyFile, CUSTOMER_SCOPE);

  const service = google.androiddeviceprovisioning({ version: 'v1', auth, rootUrl: muster.baseUrl });

  await assert.rejects(names(service), /oauth2\.googleapis\.com/);
});

test("a token signed for Google's service address is accepted", async () => {
  const customer = await newCustomer();
  const auth = credentials(customer.keyFile, []);
  auth.scopes = undefined;
  auth.defaultServicePath = 'androiddeviceprovisioning.googleapis.com';

  const service = google.androiddeviceprovisioning({ version: 'v1', auth, rootUrl: muster.baseUrl });

  assert.deepEqual(await names(service), [customer.name]);
});

test('a token signed for the address of the call is accepted', async () => {
  const customer = await newCustomer();
  const auth = credentials(customer.keyFile, []);
  auth.scopes = undefined;
  const url = `${muster.baseUrl}/v1/customers`;

  const answer = await fetch(`${url}?pageSize=1`, { headers: await auth.getRequestHeaders(url) });

  assert.equal(answer.status, 200, await answer.text());
});

test("the wrong side's scope is refused", async () => {
  const customer = await newCustomer();

  const service = connect(muster.baseUrl, customer.keyFile, RESELLER_SCOPE);

  await assert.rejects(names(service), { status: 403 });
});

test('a revoked key stops working at once', async () => {
  const customer = await newCustomer();
  assert.deepEqual(await names(customer.service), [customer.name]);

  muster.cli('key', 'revoke', customer.keyId);

  await assert.rejects(names(customer.service), { status: 401 });
});
