// The Play EMM API: the first method that is served.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { connectEnterprise, describePermission } from '../examples/play_emm.js';
import { muster, newCustomer } from './context.js';

const CAMERA = 'android.permission.CAMERA';

test('a permission is described in the language of the caller', async () => {
  const customer = await newCustomer();
  const enterprise = connectEnterprise(muster.baseUrl, customer.keyFile);

  const english = await describePermission(enterprise, CAMERA);
  const german = await describePermission(enterprise, CAMERA, 'de');

  assert.match(english, /^.+: .+\.$/);
  assert.notEqual(german, english);
  await assert.rejects(describePermission(enterprise, 'android.permission.NO_SUCH'), { status: 404 });
});

test('a method that is not served yet says so', async () => {
  const customer = await newCustomer();
  const enterprise = connectEnterprise(muster.baseUrl, customer.keyFile);

  await assert.rejects(enterprise.enterprises.list({ domain: 'example.com' }), { status: 501 });
});
