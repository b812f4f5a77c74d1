"""Key files and tokens with google-auth, and what the page says about look-ups at Google."""

import json
import threading

import google.auth.exceptions
import google.auth.jwt
import google.auth.transport.requests
import pytest
import requests
from google.oauth2 import service_account
from googleapiclient.errors import HttpError

from conftest import SERVICES
from examples import connect

BOUNDARY_HOST = "iamcredentials.googleapis.com"
BACKGROUND_SECONDS = 10


@pytest.fixture
def with_account(muster, discovery):
    """Builds a service from credentials of any kind."""
    return lambda account: SERVICES[discovery](muster.base_url, account)


def names(service):
    """The customers that the caller of this service belongs to."""
    return [account["name"] for account in service.customers().list(pageSize=10).execute()["customers"]]


def test_the_key_file_is_one_google_would_issue(customer, muster):
    key = json.loads(customer.key_file.read_text())

    assert key["type"] == "service_account"
    assert key["token_uri"] == muster.base_url + "/token"
    assert key["universe_domain"] == "googleapis.com"
    assert {"project_id", "private_key_id", "private_key", "client_email", "client_id"} <= key.keys()
    assert customer.key_file.stat().st_mode & 0o777 == 0o600


@pytest.fixture
def hosts_asked_by(network):
    """Does something and returns the other hosts that it, or a thread it started, wanted to reach."""

    def watch(action):
        before, running = len(network.refused_hosts), set(threading.enumerate())
        action()
        for thread in set(threading.enumerate()) - running:
            thread.join(BACKGROUND_SECONDS)
        return network.refused_hosts[before:]

    return watch


@pytest.mark.parametrize("account_of", [
    lambda customer, _: connect.credentials(customer.key_file, connect.CUSTOMER_SCOPE),
    lambda customer, _: connect.self_signed_credentials(customer.key_file),
], ids=["the account as its own subject", "self-signed"])
def test_the_recommended_credentials_ask_no_other_host(
        customer, with_account, muster, hosts_asked_by, account_of):
    service = with_account(account_of(customer, muster))

    assert hosts_asked_by(lambda: names(service)) == []
    assert names(service) == [customer.name]


@pytest.mark.parametrize("account_of", [
    lambda customer, _: connect.google_credentials(customer.key_file, connect.CUSTOMER_SCOPE),
    lambda customer, muster: google.auth.jwt.Credentials.from_service_account_file(
        customer.key_file, audience=muster.base_url + "/"),
], ids=["of Google's samples", "self-signed for the server"])
def test_other_credentials_work_and_look_a_region_up_at_google(
        customer, with_account, muster, hosts_asked_by, account_of):
    service = with_account(account_of(customer, muster))

    assert set(hosts_asked_by(lambda: names(service))) == {BOUNDARY_HOST}
    assert names(service) == [customer.name]


@pytest.mark.parametrize("scopes", [None, [connect.CUSTOMER_SCOPE]], ids=["audience", "scope"])
def test_the_librarys_own_self_signed_tokens_are_accepted(customer, muster, network, scopes, discovery):
    account = service_account.Credentials.from_service_account_file(
        customer.key_file, scopes=scopes).with_always_use_jwt_access(True)
    account._create_self_signed_jwt({
        "static": "https://androiddeviceprovisioning.googleapis.com/", "served": muster.base_url + "/"}[discovery])
    account.refresh(None)

    answer = requests.get(
        muster.base_url + "/v1/customers", {"pageSize": 10},
        headers={"Authorization": f"Bearer {account.token}"}, timeout=10)

    assert answer.status_code == 200, answer.text
    assert answer.json()["customers"][0]["name"] == customer.name


def test_a_self_signed_token_for_another_service_is_refused(customer, with_account):
    service = with_account(google.auth.jwt.Credentials.from_service_account_file(
        customer.key_file, audience="https://other.example/"))

    with pytest.raises(HttpError) as refused:
        names(service)

    assert refused.value.status_code == 401


def test_a_token_of_the_resellers_scope_does_not_open_the_customer_api(customer, with_account):
    service = with_account(connect.credentials(customer.key_file, connect.RESELLER_SCOPE))

    with pytest.raises(HttpError) as refused:
        names(service)

    assert refused.value.status_code == 403


def test_a_revoked_key_stops_working_at_once(customer, muster, with_account):
    service = with_account(connect.credentials(customer.key_file, connect.CUSTOMER_SCOPE))
    assert names(service) == [customer.name]

    muster.cli("key", "revoke", customer.key_id)

    with pytest.raises(google.auth.exceptions.RefreshError, match="invalid_grant"):
        names(service)


def test_a_token_works_in_the_query_too(customer, muster):
    account = connect.credentials(customer.key_file, connect.CUSTOMER_SCOPE)
    account.refresh(google.auth.transport.requests.Request())

    for parameter in ("access_token", "oauth_token"):
        answer = requests.get(
            muster.base_url + "/v1/customers", {"pageSize": 10, parameter: account.token}, timeout=10)
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("path", [
    "/$discovery/rest?version=v1", "/discovery/v1/apis/androiddeviceprovisioning/v1/rest"])
def test_both_addresses_of_the_description_name_musters_own_root(muster, path):
    document = requests.get(muster.base_url + path, timeout=10).json()

    assert document["rootUrl"] == muster.base_url + "/"
    assert document["batchPath"] == "batch"
    assert document["name"] == "androiddeviceprovisioning"
    assert set(document["resources"]) == {"customers", "operations", "partners"}
