"""People who sign in, with google-auth-oauthlib's flow for installed programs."""

import json
import webbrowser

import google.auth.exceptions
import pytest
import requests
from google.auth.transport.requests import Request
from google.oauth2.credentials import Credentials
from googleapiclient.errors import HttpError
from oauthlib.oauth2 import AccessDeniedError

from browser import Chromium, Person, has_chromium, set_password
from conftest import SERVICES, accept_terms
from examples import connect, sign_in


@pytest.fixture(scope="session")
def client_secret(muster, tmp_path_factory):
    """An OAuth client's file, as `muster oauth-client create` writes it."""
    file = tmp_path_factory.mktemp("client") / "client_secret.json"
    muster.cli("oauth-client", "create", "--name", "Quickstart", "--out", str(file))
    return file


@pytest.fixture(autouse=True)
def plain_http(monkeypatch):
    """oauthlib refuses addresses without TLS unless it is told that this is a test."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")


@pytest.fixture
def sign_in_as(customer, muster, client_secret, tmp_path, monkeypatch):
    """Signs the customer's owner in with the page's own code; what the person does can be chosen."""
    set_password(muster.cli("user", "invite", "--email", customer.owner)["link"])

    def run(**choices):
        person = Person(customer.owner, **choices)
        monkeypatch.setattr(webbrowser, "get", lambda *_: person)
        credentials = sign_in.user_credentials(
            str(client_secret), str(tmp_path / "token.json"), connect.CUSTOMER_SCOPE)
        person.wait()
        return credentials, person

    return run


def names(service):
    """The customers that the caller of this service belongs to."""
    return [account["name"] for account in service.customers().list(pageSize=10).execute()["customers"]]


def test_the_file_is_one_google_would_issue(client_secret, muster):
    installed = json.loads(client_secret.read_text())["installed"]

    assert installed["auth_uri"] == muster.base_url + "/o/oauth2/auth"
    assert installed["token_uri"] == muster.base_url + "/token"
    assert installed["redirect_uris"] == ["http://localhost"]
    assert client_secret.stat().st_mode & 0o777 == 0o600


def test_a_person_signs_in_once_and_the_program_goes_on_by_itself(
        customer, sign_in_as, discovery, muster, network):
    before = len(network.refused_hosts)

    credentials, person = sign_in_as()

    assert names(SERVICES[discovery](muster.base_url, credentials)) == [customer.name]
    assert [page.status_code for page in person.pages] == [200, 200, 200]
    # The second time no browser is needed: what was kept is renewed.
    again, nobody = sign_in_as()
    assert nobody.pages == []
    assert again.token != credentials.token
    assert names(SERVICES[discovery](muster.base_url, again)) == [customer.name]
    assert network.refused_hosts[before:] == []


@pytest.mark.skipif(not has_chromium(), reason="Chromium is not installed")
def test_the_quickstart_works_in_a_browser(
        customer, muster, client_secret, discovery, tmp_path, monkeypatch):
    accept_terms(muster, customer.id, customer.owner, "not-accepted")
    chromium = Chromium(customer.owner)
    try:
        chromium.set_password(muster.cli("user", "invite", "--email", customer.owner)["link"])
        monkeypatch.setattr(webbrowser, "get", lambda *_: chromium)

        credentials = sign_in.user_credentials(
            str(client_secret), str(tmp_path / "token.json"), connect.CUSTOMER_SCOPE)

        assert names(SERVICES[discovery](muster.base_url, credentials)) == [customer.name]
        assert chromium.complaints() == []
    finally:
        chromium.quit()


def test_calls_without_accepted_terms_are_refused(customer, sign_in_as, discovery, muster):
    accept_terms(muster, customer.id, customer.owner, "stale")

    credentials, _ = sign_in_as(accepts_terms=False)
    service = SERVICES[discovery](muster.base_url, credentials)
    with pytest.raises(HttpError) as refused:
        names(service)

    assert refused.value.status_code == 403
    assert "TosError" in str(refused.value.error_details)


def test_accepted_terms_open_the_api(customer, sign_in_as, discovery, muster):
    accept_terms(muster, customer.id, customer.owner, "stale")

    credentials, _ = sign_in_as(accepts_terms=True)

    assert names(SERVICES[discovery](muster.base_url, credentials)) == [customer.name]


def test_a_person_who_cancels_is_told_to_the_program(sign_in_as):
    with pytest.raises(AccessDeniedError):
        sign_in_as(agrees=False)


def test_a_revoked_consent_ends_at_once(customer, sign_in_as, discovery, muster):
    credentials, _ = sign_in_as()
    service = SERVICES[discovery](muster.base_url, credentials)
    assert names(service) == [customer.name]

    done = requests.post(muster.base_url + "/revoke", {"token": credentials.refresh_token}, timeout=10)

    assert done.status_code == 200
    with pytest.raises(google.auth.exceptions.RefreshError, match="invalid_grant"):
        names(service)


def test_what_a_token_is_can_be_asked(sign_in_as, muster):
    credentials, _ = sign_in_as()

    told = requests.get(muster.base_url + "/tokeninfo", {"access_token": credentials.token}, timeout=10).json()

    assert told["aud"] == credentials.client_id
    assert told["scope"] == connect.CUSTOMER_SCOPE
    assert 3500 <= int(told["expires_in"]) <= 3600


def test_credentials_of_another_program_are_refused(sign_in_as, muster, tmp_path):
    credentials, _ = sign_in_as()
    other = tmp_path / "other.json"
    muster.cli("oauth-client", "create", "--name", "Other", "--out", str(other))
    installed = json.loads(other.read_text())["installed"]

    stolen = Credentials(
        None, refresh_token=credentials.refresh_token, token_uri=credentials.token_uri,
        client_id=installed["client_id"], client_secret=installed["client_secret"])

    with pytest.raises(google.auth.exceptions.RefreshError, match="invalid_grant"):
        stolen.refresh(Request())
