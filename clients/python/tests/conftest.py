"""The server, the two sides' services (each built in both documented ways) and a customer of its own for each test."""

import itertools
from types import SimpleNamespace

import pytest

from examples import connect, reseller
from identifiers import new_imei
from loopback import LoopbackOnly
from muster import Muster

_numbers = itertools.count(1)

SERVICES = {
    "static": connect.service_from_static_discovery,
    "served": connect.service_from_served_discovery,
}


@pytest.fixture(scope="session", autouse=True)
def network():
    """The guard that keeps the suite on this machine. At the end it knows which hosts the libraries asked for."""
    guard = LoopbackOnly()
    guard.install()
    yield guard
    guard.remove()


@pytest.fixture(scope="session")
def muster(tmp_path_factory, network):
    """The running server; stopping it must end it cleanly."""
    server = Muster(tmp_path_factory.mktemp("muster"))
    server.start()
    yield server
    assert server.stop() == 0, f"the server did not stop cleanly:\n{server.output.read_text()}"


@pytest.fixture(scope="session", params=sorted(SERVICES))
def discovery(request):
    """How the service object learns the API: the library's own description, or the one Muster serves."""
    return request.param


@pytest.fixture(scope="session")
def connect_with(muster, discovery):
    """Builds a service from a key file and a scope."""

    def build(key_file, scope):
        return SERVICES[discovery](muster.base_url, connect.credentials(key_file, scope))

    return build


@pytest.fixture(scope="session")
def partner_id(muster):
    """The demo reseller's bare number."""
    return muster.demo["partnerId"]


@pytest.fixture(scope="session")
def reseller_service(connect_with, muster):
    """The demo reseller's service."""
    return connect_with(muster.demo["keys"]["reseller"], connect.RESELLER_SCOPE)


def accept_terms(muster, company_id, owner, state="accepted"):
    """Says what the owner of a customer did with the terms of service. A new customer's owner did nothing yet."""
    muster.cli("user", "create", "--company", company_id, "--email", owner, "--role", "owner", "--tos", state)


@pytest.fixture
def new_customer(muster, reseller_service, connect_with, tmp_path):
    """Makes a customer of the demo reseller that has accepted the terms of service, with a key of its own."""

    def make():
        number = next(_numbers)
        owner = f"owner@customer{number}.example"
        company = reseller.create_customer(
            reseller_service, muster.demo["partner"], f"Customer {number}", owner)
        accept_terms(muster, company["companyId"], owner)
        key_file = tmp_path / f"customer-{company['companyId']}.json"
        key = muster.cli("key", "create", "--for", f"customer:{company['companyId']}", "--out", str(key_file))
        return SimpleNamespace(
            id=company["companyId"],
            name=f"customers/{company['companyId']}",
            company=company,
            key_id=key["id"],
            key_file=key_file,
            owner=owner,
            service=connect_with(key_file, connect.CUSTOMER_SCOPE),
        )

    return make


@pytest.fixture
def customer(new_customer):
    """A customer that no other test touches."""
    return new_customer()


@pytest.fixture
def claim(reseller_service, partner_id):
    """Claims a number of new phones for a customer and returns them as the reseller sees them, in order."""

    def make(customer, count=1):
        imeis = [new_imei() for _ in range(count)]
        results = reseller.claim_many(reseller_service, partner_id, customer.id, imeis)
        assert [entry["result"]["status"] for entry in results] == ["SINGLE_DEVICE_STATUS_SUCCESS"] * count
        return [
            {"deviceId": entry["result"]["deviceId"], "deviceIdentifier": {"imei": imei},
             "name": f"{customer.name}/devices/{entry['result']['deviceId']}"}
            for entry, imei in zip(results, imeis, strict=True)
        ]

    return make


@pytest.fixture
def dpc(customer):
    """The first device policy controller of the catalogue."""
    return customer.service.customers().dpcs().list(parent=customer.name).execute()["dpcs"][0]
