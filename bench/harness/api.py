"""Muster's HTTP API as a client with a service-account key sees it. Standard library and the openssl command only."""

import base64
import http.client
import json
import pathlib
import subprocess
import time
import urllib.parse

from .processes import Failed

RESELLER_SCOPE = "https://www.googleapis.com/auth/androidworkprovisioning"
CUSTOMER_SCOPE = "https://www.googleapis.com/auth/androidworkzerotouchemm"
TIMEOUT_SECONDS = 120
TOKEN_SECONDS = 3600  # the longest the token end point allows


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def fetch_token(base: str, key_file: pathlib.Path, scope: str) -> str:
    """Exchanges a signed assertion (RS256) for a bearer token, as every Google client library does."""
    key = json.loads(key_file.read_text())
    now = int(time.time())
    header = {"alg": "RS256", "typ": "JWT", "kid": key["private_key_id"]}
    claims = {"iss": key["client_email"], "scope": scope, "aud": key["token_uri"], "iat": now, "exp": now + TOKEN_SECONDS}
    signed = ".".join(_base64url(json.dumps(part).encode()) for part in (header, claims))
    pem = key_file.with_suffix(".pem")
    pem.touch(mode=0o600)
    pem.write_text(key["private_key"])
    try:
        signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", pem], input=signed.encode(),
                                   capture_output=True, check=True, timeout=30).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise Failed(f"openssl could not sign the assertion: {error}") from error
    finally:
        pem.unlink()
    form = urllib.parse.urlencode({
        "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": f"{signed}.{_base64url(signature)}"})
    connection = _connection(base)
    connection.request("POST", "/token", form, {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise Failed(f"the token end point answered {answer.status}: {body[:500]!r}")
    return json.loads(body)["access_token"]


def _connection(base: str) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urllib.parse.urlsplit(base).netloc, timeout=TIMEOUT_SECONDS)


class Api:
    """One connection with one token; not to be shared between threads."""

    def __init__(self, base: str, token: str | None = None):
        self.connection = _connection(base)
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def raw(self, method: str, path: str, body: bytes | None = None) -> bytes:
        """Sends one request and gives the body of the answer, which must be a success."""
        headers = {**self.headers, **({"Content-Type": "application/json"} if body is not None else {})}
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            received = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise Failed(f"{method} {path[:200]}: {type(error).__name__} {error}") from error
        if answer.status != 200:
            raise Failed(f"{method} {path[:200]} answered {answer.status}: {received[:1000].decode(errors='replace')}")
        return received

    def get(self, path: str, **query) -> dict:
        suffix = "?" + urllib.parse.urlencode(query) if query else ""
        return json.loads(self.raw("GET", path + suffix))

    def post(self, path: str, body: dict) -> dict:
        return json.loads(self.raw("POST", path, json.dumps(body).encode()))
