// A reseller's side: claims and long-running operations. Shown in docs/clients/node.md.
// [docs: claim-async]
import { setTimeout as pause } from 'node:timers/promises';

/** Claims up to 100,000 phones in one call; the result of each, in the order of the request. */
async function claimMany(service, partnerId, customerId, imeis) {
  const claims = imeis.map(imei => ({
    customerId,
    deviceIdentifier: { imei, manufacturer: 'Google' },
    sectionType: 'SECTION_TYPE_ZERO_TOUCH',
    deviceMetadata: { entries: { ordernumber: 'GOOG#123456' } },
  }));
  const { data: operation } = await service.partners.devices.claimAsync({ partnerId, requestBody: { claims } });
  return (await waitFor(service, operation)).response.perDeviceStatus;
}

/** Polls until the operation is done. */
async function waitFor(service, operation, seconds = 60) {
  for (let tries = seconds * 10; !operation.done; tries -= 1) {
    if (tries === 0) throw new Error(`${operation.name} still runs: ${JSON.stringify(operation.metadata)}`);
    await pause(100);
    operation = (await service.operations.get({ name: operation.name })).data;
  }
  return operation;
}
// [docs: end]

export { claimMany, waitFor };
