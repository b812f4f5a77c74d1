"""A server whose public URL has a path: the library sends back what it was given, path and all."""

import json

import pytest
from googleapiclient.errors import HttpError

from examples import connect
from muster import Muster
from test_batch import Answers

PATH = "/some/path"


@pytest.fixture(scope="module")
def below_a_path(tmp_path_factory, network):
    """A server of its own, with data of its own whatever the database of the others."""
    server = Muster(tmp_path_factory.mktemp("below_a_path"), path=PATH)
    server.database = None
    server.start()
    yield server
    assert server.stop() == 0, f"the server did not stop cleanly:\n{server.output.read_text()}"


@pytest.fixture(scope="module", params=["static", "served"])
def service(request, below_a_path):
    """The demo customer's service. The library joins addresses as browsers do: without a slash the last word would go."""
    account = connect.credentials(below_a_path.demo["keys"]["customer"], connect.CUSTOMER_SCOPE)
    if request.param == "static":
        return connect.service_from_static_discovery(below_a_path.base_url + "/", account)
    return connect.service_from_served_discovery(below_a_path.base_url, account)


def test_the_key_file_names_the_path(below_a_path):
    assert below_a_path.base_url.endswith(PATH)
    with open(below_a_path.demo["keys"]["customer"]) as file:
        assert json.load(file)["token_uri"] == below_a_path.base_url + "/token"


def test_calls_are_answered_and_refused_as_ever(service):
    customer = service.customers().list(pageSize=1).execute()["customers"][0]
    assert service.customers().dpcs().list(parent=customer["name"]).execute()["dpcs"]
    with pytest.raises(HttpError) as refused:
        service.customers().devices().get(name=customer["name"] + "/devices/1").execute()
    assert refused.value.status_code == 404


def test_a_batch_sends_the_path_in_its_request_lines_and_every_call_is_made(service, below_a_path):
    customer = service.customers().list(pageSize=1).execute()["customers"][0]["name"]
    answers = Answers()
    batch = connect.new_batch(below_a_path.base_url, answers)
    for number in ["1", "2"]:
        batch.add(service.customers().dpcs().list(parent=customer), request_id=number)
    batch.execute()
    assert answers.errors == {}
    assert all(answers.responses[number]["dpcs"] for number in ["1", "2"])
