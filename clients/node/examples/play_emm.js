// The Play EMM API (androidenterprise v1). Shown in docs/clients/node.md.
import { google } from 'googleapis';

import { credentials } from './connect.js';

// [docs: play-emm]
const ENTERPRISE_SCOPE = 'https://www.googleapis.com/auth/androidenterprise';

/** The Play EMM API of the Muster server at `baseUrl`, as the account of the key file. */
function connectEnterprise(baseUrl, keyFile) {
  const auth = credentials(keyFile, ENTERPRISE_SCOPE);
  auth.useJWTAccessWithScope = true;
  return google.androidenterprise({ version: 'v1', auth, rootUrl: baseUrl });
}

/** What a permission is, as an approval page would show it. */
async function describePermission(enterprise, permissionId, language) {
  const { data } = await enterprise.permissions.get({ permissionId, language });
  return `${data.name}: ${data.description}`;
}
// [docs: end]

export { ENTERPRISE_SCOPE, connectEnterprise, describePermission };
