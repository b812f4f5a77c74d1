// How a program connects to Muster with npm's googleapis. Shown in docs/clients/node.md.
// [docs: connect]
import { readFileSync } from 'node:fs';

import { google } from 'googleapis';

const CUSTOMER_SCOPE = 'https://www.googleapis.com/auth/androidworkzerotouchemm';
const RESELLER_SCOPE = 'https://www.googleapis.com/auth/androidworkprovisioning';

/** The zero-touch API of the Muster server at `baseUrl`, as the account of the key file. */
function connect(baseUrl, keyFile, scope) {
  const auth = credentials(keyFile, scope);
  // Signs each token here. Without this line the library asks Google for one, at an address that it has built in.
  auth.useJWTAccessWithScope = true;
  return google.androiddeviceprovisioning({ version: 'v1', auth, rootUrl: baseUrl });
}

function credentials(keyFile, scope) {
  const key = JSON.parse(readFileSync(keyFile, 'utf8'));
  return new google.auth.JWT({
    email: key.client_email,
    key: key.private_key,
    keyId: key.private_key_id,
    scopes: [scope],
  });
}
// [docs: end]

// [docs: google-auth]
/** The same for programs that use `GoogleAuth`: one line more than they have for Google. */
function connectWithGoogleAuth(baseUrl, keyFile, scope) {
  const auth = new google.auth.GoogleAuth({ keyFile, scopes: [scope] });
  auth.useJWTAccessWithScope = true;
  return google.androiddeviceprovisioning({ version: 'v1', auth, rootUrl: baseUrl });
}
// [docs: end]

// [docs: universe]
/** With a key file of another universe: what programs have for Google, without a further line. */
function connectInUniverse(baseUrl, keyFile, scope) {
  const auth = new google.auth.GoogleAuth({ keyFile, scopes: [scope] });
  return google.androiddeviceprovisioning({ version: 'v1', auth, rootUrl: baseUrl });
}
// [docs: end]

// [docs: token-exchange]
/** With tokens from Muster's token address: the request that the library makes for one is sent there. */
function connectWithTokenExchange(baseUrl, keyFile, scope) {
  const auth = credentials(keyFile, scope);
  const request = auth.transporter.request.bind(auth.transporter);
  auth.transporter.request = options =>
    request(options.url === 'https://oauth2.googleapis.com/token' ? { ...options, url: `${baseUrl}/token` } : options);
  return google.androiddeviceprovisioning({ version: 'v1', auth, rootUrl: baseUrl });
}
// [docs: end]

export { CUSTOMER_SCOPE, RESELLER_SCOPE, connect, connectInUniverse, connectWithGoogleAuth, connectWithTokenExchange, credentials };
