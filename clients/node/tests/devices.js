// Devices from the customer's side.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createConfiguration } from '../examples/configurations.js';
import { allDevices, applyConfiguration, unclaim } from '../examples/devices.js';
import { claim, newCustomer } from './context.js';

test('a configuration is applied to a collection of devices', async () => {
  const customer = await newCustomer();
  const configuration = await createConfiguration(customer.service, customer.name, customer.dpc);
  const phones = await claim(customer, 3);

  await applyConfiguration(customer.service, customer.name, configuration, phones);

  for (const device of await allDevices(customer.service, customer.name)) {
    assert.equal(device.configuration, configuration.name);
  }
});

test('a device is unclaimed by IMEI and manufacturer', async () => {
  const customer = await newCustomer();
  const [phone] = await claim(customer);

  await unclaim(customer.service, customer.name, phone.imei, 'Google');

  assert.deepEqual((await customer.service.customers.devices.list({ parent: customer.name })).data, {});
});

test('every device is read once, page by page', async () => {
  const customer = await newCustomer();
  const phones = await claim(customer, 25);

  const devices = await allDevices(customer.service, customer.name, 10);

  assert.deepEqual(devices.map(d => d.deviceIdentifier.imei).sort(), phones.map(p => p.imei).sort());
});

test('only the chosen fields are returned', async () => {
  const customer = await newCustomer();
  const [phone] = await claim(customer);

  const { data } = await customer.service.customers.devices.list({ parent: customer.name, fields: 'devices/deviceId' });

  assert.deepEqual(data, { devices: [{ deviceId: phone.deviceId }] });
});
