// How a program signs a person in. Shown in docs/clients/node.md.

import { readFileSync } from 'node:fs';

import { google } from 'googleapis';

// [docs: sign-in]
/** An OAuth client of the Muster server at `baseUrl`: the library does not read addresses from the file. */
function oauthClient(baseUrl, clientSecretFile, redirectUri) {
  const { client_id, client_secret } = JSON.parse(readFileSync(clientSecretFile, 'utf8')).installed;
  return new google.auth.OAuth2({
    clientId: client_id,
    clientSecret: client_secret,
    redirectUri,
    endpoints: {
      oauth2AuthBaseUrl: `${baseUrl}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${baseUrl}/token`,
      oauth2RevokeUrl: `${baseUrl}/revoke`,
      tokenInfoUrl: `${baseUrl}/tokeninfo`,
    },
  });
}
// [docs: end]

export { oauthClient };
