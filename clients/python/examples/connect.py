"""How a program connects to Muster with Google's Python client. Shown in docs/clients/python.md."""

# [docs: imports]
import json
import time

import google.auth.jwt
from google.oauth2 import service_account
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from googleapiclient.http import BatchHttpRequest
# [docs: end]

# [docs: scopes]
CUSTOMER_SCOPE = "https://www.googleapis.com/auth/androidworkzerotouchemm"
RESELLER_SCOPE = "https://www.googleapis.com/auth/androidworkprovisioning"
# [docs: end]


# [docs: google-credentials]
def google_credentials(key_file, scope):
    """The credentials of Google's own samples, unchanged. They work, but see "The background look-up"."""
    return service_account.Credentials.from_service_account_file(key_file, scopes=[scope])
# [docs: end]


# [docs: credentials]
def credentials(key_file, scope):
    """The same, naming the service account itself as the subject: google-auth then asks no Google host anything."""
    with open(key_file) as file:
        account = json.load(file)
    return service_account.Credentials.from_service_account_info(
        account, scopes=[scope], subject=account["client_email"])
# [docs: end]


# [docs: self-signed]
def self_signed_credentials(key_file):
    """Signs a token for the address of each call and asks nobody, not even Muster's token address."""
    return google.auth.jwt.OnDemandCredentials.from_service_account_file(key_file)
# [docs: end]


# [docs: static-discovery]
def service_from_static_discovery(base_url, account):
    """Uses the description of the API that ships inside the library; only the address changes."""
    return build(
        "androiddeviceprovisioning", "v1",
        credentials=account,
        client_options={"api_endpoint": base_url})
# [docs: end]


# [docs: served-discovery]
def service_from_served_discovery(base_url, account):
    """Reads the description of the API from Muster, which names Muster's own address for calls and batches."""
    return build(
        "androiddeviceprovisioning", "v1",
        discoveryServiceUrl=base_url + "/$discovery/rest?version={apiVersion}",
        credentials=account,
        cache_discovery=False)
# [docs: end]


# [docs: batch]
def new_batch(base_url, callback):
    """A batch that goes to Muster whichever way the service object was built."""
    return BatchHttpRequest(callback=callback, batch_uri=base_url + "/batch")
# [docs: end]
