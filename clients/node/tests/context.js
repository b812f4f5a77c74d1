// The one server of the run, the reseller's service, and a customer of its own for each test.
import { join } from 'node:path';

import { CUSTOMER_SCOPE, RESELLER_SCOPE, connect } from '../examples/connect.js';
import { claimMany } from '../examples/reseller.js';
import { newImei } from './identifiers.js';
import { startMuster } from './muster.js';

const muster = await startMuster();
const { partnerId, partner } = muster.demo;
const reseller = connect(muster.baseUrl, muster.demo.keys.reseller, RESELLER_SCOPE);
let customers = 0;

/** Says what the owner of a customer did with the terms of service. A new customer's owner did nothing yet. */
function acceptTerms(companyId, owner, state = 'accepted') {
  muster.cli('user', 'add', '--company', companyId, '--email', owner, '--role', 'owner', '--tos', state);
}

/** Makes a customer of the demo reseller that has accepted the terms of service, with a key of its own. */
async function newCustomer() {
  customers += 1;
  const owner = `owner@customer${customers}.example`;
  const { data: company } = await reseller.partners.customers.create({
    parent: partner,
    requestBody: {
      customer: { companyName: `Customer ${customers}`, ownerEmails: [owner] },
    },
  });
  acceptTerms(company.companyId, owner);
  const keyFile = join(muster.directory, `customer-${company.companyId}.json`);
  const key = muster.cli('key', 'create', '--for', `customer:${company.companyId}`, '--out', keyFile);
  const service = connect(muster.baseUrl, keyFile, CUSTOMER_SCOPE);
  const name = `customers/${company.companyId}`;
  const { data } = await service.customers.dpcs.list({ parent: name });
  return { id: company.companyId, name, service, keyFile, keyId: key.id, owner, dpc: data.dpcs[0] };
}

/** Claims new phones for a customer; their ids and IMEIs in order. */
async function claim(customer, count = 1) {
  const imeis = Array.from({ length: count }, newImei);
  const results = await claimMany(reseller, partnerId, customer.id, imeis);
  return results.map(({ result }, index) => ({ deviceId: result.deviceId, imei: imeis[index] }));
}

export { acceptTerms, claim, muster, newCustomer, partner, partnerId, reseller };
