"""HTTP batches: where they go, what comes back, and how large they may be."""

import google.auth.exceptions
import httplib2
import pytest
from googleapiclient.errors import BatchError, HttpError
from googleapiclient.http import MAX_BATCH_LIMIT

from conftest import SERVICES
from examples import configurations, connect, devices

GOOGLES_HOST = "androiddeviceprovisioning.googleapis.com"


class Answers:
    """Collects what a batch hands to its callback."""

    def __init__(self):
        self.responses, self.errors, self.order = {}, {}, []

    def __call__(self, request_id, response, error):
        self.order.append(request_id)
        if error is None:
            self.responses[request_id] = response
        else:
            self.errors[request_id] = error


def test_a_batch_with_an_address_works_both_ways(customer, dpc, claim, muster):
    configuration = configurations.create_configuration(customer.service, customer.name, dpc)
    phones = claim(customer, 5)

    failed = devices.apply_in_one_request(
        customer.service, connect.new_batch(muster.base_url, None), customer.name, configuration, phones)

    assert failed == {}
    read = devices.all_devices(customer.service, customer.name)
    assert {device["configuration"] for device in read} == {configuration["name"]}


def test_the_librarys_own_batch_reaches_muster_only_with_the_served_description(
        customer, claim, discovery, network):
    phones = claim(customer, 3)
    answers = Answers()
    batch = customer.service.new_batch_http_request(callback=answers)
    for phone in phones:
        batch.add(customer.service.customers().devices().get(name=phone["name"]))

    if discovery == "static":
        with pytest.raises(httplib2.ServerNotFoundError):
            batch.execute()
        assert network.refused_hosts[-1] == GOOGLES_HOST
    else:
        batch.execute()
        assert [answers.responses[number]["name"] for number in answers.order] == [phone["name"] for phone in phones]


def test_a_refused_call_fails_alone(customer, dpc, muster):
    answers = Answers()
    batch = connect.new_batch(muster.base_url, answers)
    resource = customer.service.customers()
    batch.add(resource.configurations().list(parent=customer.name), request_id="list")
    batch.add(resource.devices().get(name=f"{customer.name}/devices/1"), request_id="missing device")
    batch.add(resource.configurations().create(parent=customer.name, body={}), request_id="é/+ id")

    batch.execute()

    assert answers.order == ["list", "missing device", "é/+ id"]
    assert answers.responses == {"list": {}}
    assert isinstance(answers.errors["missing device"], HttpError)
    assert answers.errors["missing device"].status_code == 404
    assert answers.errors["é/+ id"].status_code == 400


def test_a_batch_may_have_a_thousand_calls_and_no_more(customer, claim, muster):
    phone = claim(customer)[0]
    answers = Answers()
    batch = connect.new_batch(muster.base_url, answers)
    for _ in range(MAX_BATCH_LIMIT):
        batch.add(customer.service.customers().devices().get(name=phone["name"]))
    with pytest.raises(BatchError):
        batch.add(customer.service.customers().devices().get(name=phone["name"]))

    batch.execute()

    assert MAX_BATCH_LIMIT == 1000
    assert not answers.errors
    assert [response["name"] for response in answers.responses.values()] == [phone["name"]] * MAX_BATCH_LIMIT


def test_every_call_of_a_batch_has_its_own_caller(customer, new_customer, muster):
    other = new_customer()
    answers = Answers()
    batch = connect.new_batch(muster.base_url, answers)
    batch.add(customer.service.customers().list(pageSize=10), request_id="mine")
    batch.add(other.service.customers().list(pageSize=10), request_id="other")

    batch.execute()

    assert answers.responses["mine"]["customers"][0]["name"] == customer.name
    assert answers.responses["other"]["customers"][0]["name"] == other.name


def test_credentials_without_a_token_of_their_own_cannot_batch(customer, muster, discovery):
    service = SERVICES[discovery](muster.base_url, connect.self_signed_credentials(customer.key_file))
    batch = connect.new_batch(muster.base_url, Answers())
    batch.add(service.customers().list(pageSize=10))

    with pytest.raises(google.auth.exceptions.GoogleAuthError):
        batch.execute()
