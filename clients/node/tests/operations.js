// Asynchronous operations, polled to done.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { claimMany, waitFor } from '../examples/reseller.js';
import { claim, newCustomer, partnerId, reseller } from './context.js';
import { newImei } from './identifiers.js';

test('each claim has its result, in the order of the request', async () => {
  const customer = await newCustomer();
  const imeis = [newImei(), '123456789012345', newImei()];

  const results = await claimMany(reseller, partnerId, customer.id, imeis);

  assert.deepEqual(results.map(({ claim: { deviceIdentifier } }) => deviceIdentifier.imei), imeis);
  assert.deepEqual(results.map(({ result }) => result.status), [
    'SINGLE_DEVICE_STATUS_SUCCESS',
    'SINGLE_DEVICE_STATUS_INVALID_DEVICE_IDENTIFIER',
    'SINGLE_DEVICE_STATUS_SUCCESS',
  ]);
});

test('devices are unclaimed asynchronously', async () => {
  const customer = await newCustomer();
  const phones = await claim(customer, 2);
  const unclaims = phones.map(({ deviceId }) => ({ deviceId, sectionType: 'SECTION_TYPE_ZERO_TOUCH' }));

  const { data } = await reseller.partners.devices.unclaimAsync({ partnerId, requestBody: { unclaims } });
  const done = await waitFor(reseller, data);

  assert.match(data.name, /^operations\/apibatchoperation\/\d+$/);
  assert.equal(done.response.successCount, 2);
  assert.deepEqual((await customer.service.customers.devices.list({ parent: customer.name })).data, {});
});
