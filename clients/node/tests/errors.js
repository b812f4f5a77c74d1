// What a refused call tells.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { customErrorCode, needsTermsOfService } from '../examples/errors.js';
import { acceptTerms, newCustomer, partnerId, reseller } from './context.js';

test('a bad IMEI is refused with the API\'s own code', async () => {
  const customer = await newCustomer();

  const call = reseller.partners.devices.claim({
    partnerId,
    requestBody: {
      customerId: customer.id,
      deviceIdentifier: { imei: '123456789012345' },
      sectionType: 'SECTION_TYPE_ZERO_TOUCH',
    },
  });

  await assert.rejects(call, error => {
    assert.equal(error.status, 400);
    assert.equal(customErrorCode(error), 'INVALID_IMEI');
    assert.match(error.message, /imei/i);
    return true;
  });
});

test('a missing device is not found', async () => {
  const { service, name } = await newCustomer();

  await assert.rejects(service.customers.devices.get({ name: `${name}/devices/1` }), { status: 404 });
});

test("another tenant's customer looks like one that does not exist", async () => {
  const { service } = await newCustomer();
  const other = await newCustomer();

  const status = parent => service.customers.devices.list({ parent }).then(
    () => assert.fail(`${parent} was readable`), error => error.status);

  assert.equal(await status(other.name), await status('customers/999999999999'));
});

test('terms of service that nobody accepted are told apart from other refusals', async () => {
  const { service, owner, id } = await newCustomer();
  acceptTerms(id, owner, 'not-accepted');

  await assert.rejects(service.customers.list({ pageSize: 1 }), error => needsTermsOfService(error));
});
