// Configurations: create, read, default, delete.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createConfiguration, makeDefault } from '../examples/configurations.js';
import { applyConfiguration } from '../examples/devices.js';
import { claim, newCustomer } from './context.js';

test('a created configuration is returned and read back whole', async () => {
  const { service, name, dpc } = await newCustomer();

  const created = await createConfiguration(service, name, dpc);

  assert.equal(created.name, `${name}/configurations/${created.configurationId}`);
  assert.equal(created.dpcResourcePath, dpc.name);
  assert.equal(JSON.parse(created.dpcExtras)['android.app.extra.PROVISIONING_LEAVE_ALL_SYSTEM_APPS_ENABLED'], true);
  assert.deepEqual((await service.customers.configurations.get({ name: created.name })).data, created);
  assert.deepEqual((await service.customers.configurations.list({ parent: name })).data, {
    configurations: [created],
  });
});

test('a new default clears the previous one and reaches later devices only', async () => {
  const customer = await newCustomer();
  const { service, name, dpc } = customer;
  const first = await createConfiguration(service, name, dpc);
  const second = await createConfiguration(service, name, dpc);
  const [earlier] = await claim(customer);

  assert.deepEqual(await makeDefault(service, first), { ...first, isDefault: true });
  assert.deepEqual(await makeDefault(service, second), { ...second, isDefault: true });
  const [later] = await claim(customer);

  assert.deepEqual((await service.customers.configurations.get({ name: first.name })).data, first);
  const device = async id => (await service.customers.devices.get({ name: `${name}/devices/${id}` })).data;
  assert.equal((await device(earlier.deviceId)).configuration, undefined);
  assert.equal((await device(later.deviceId)).configuration, second.name);
});

test('a configuration in use cannot be deleted and the message counts its devices', async () => {
  const customer = await newCustomer();
  const { service, name, dpc } = customer;
  const created = await createConfiguration(service, name, dpc);
  const [phone] = await claim(customer);
  await applyConfiguration(service, name, created, [phone]);

  await assert.rejects(service.customers.configurations.delete({ name: created.name }), error => {
    assert.equal(error.status, 400);
    assert.match(error.message, /\b1\b/);
    return true;
  });

  await service.customers.devices.removeConfiguration({
    parent: name,
    requestBody: { device: { deviceId: phone.deviceId } },
  });
  assert.deepEqual((await service.customers.configurations.delete({ name: created.name })).data, {});
});
