"""How a program signs a person in, as Google's first quickstart does. Shown in docs/clients/python.md."""

# [docs: sign-in-imports]
import json
import os

from google.auth.transport.requests import Request
from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import InstalledAppFlow
# [docs: end]


# [docs: sign-in]
def user_credentials(client_secret_file, token_file, scope):
    """Opens a browser the first time, and keeps what it was given for the next."""
    if os.path.exists(token_file):
        with open(token_file) as file:
            kept = json.load(file)
        # Not from_authorized_user_file, which does not read token_uri and would ask Google.
        credentials = Credentials(
            None, refresh_token=kept["refresh_token"], token_uri=kept["token_uri"],
            client_id=kept["client_id"], client_secret=kept["client_secret"], scopes=kept["scopes"])
        credentials.refresh(Request())
        return credentials
    flow = InstalledAppFlow.from_client_secrets_file(client_secret_file, [scope])
    credentials = flow.run_local_server(port=0)
    with open(token_file, "w") as file:
        file.write(credentials.to_json())
    return credentials
# [docs: end]
