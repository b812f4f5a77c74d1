// Devices of a customer, as an IT department's script handles them. Shown in docs/clients/node.md.

// [docs: apply]
/** Applies the configuration to a collection of devices, one call each. */
async function applyConfiguration(service, customer, configuration, devices) {
  for (const { deviceId } of devices) {
    await service.customers.devices.applyConfiguration({
      parent: customer,
      requestBody: { configuration: configuration.name, device: { deviceId } },
    });
  }
}
// [docs: end]

// [docs: unclaim]
/** Takes the device with this IMEI out of zero-touch enrolment. */
async function unclaim(service, customer, imei, manufacturer) {
  await service.customers.devices.unclaim({
    parent: customer,
    requestBody: { device: { deviceIdentifier: { imei, manufacturer } } },
  });
}
// [docs: end]

// [docs: all-devices]
/** Every device of the customer, read page by page. */
async function allDevices(service, customer, pageSize = 50) {
  const devices = [];
  let pageToken;
  do {
    const { data } = await service.customers.devices.list({ parent: customer, pageSize, pageToken });
    devices.push(...(data.devices ?? []));
    pageToken = data.nextPageToken;
  } while (pageToken);
  return devices;
}
// [docs: end]

export { allDevices, applyConfiguration, unclaim };
