"""Asynchronous operations: polled to done, one result for each item, in the order of the request."""

import pytest
from googleapiclient.errors import HttpError

from examples import reseller
from identifiers import new_imei

TYPES = "type.googleapis.com/google.android.device.provisioning.v1."
SUCCESS = "SINGLE_DEVICE_STATUS_SUCCESS"


@pytest.fixture
def finish(reseller_service):
    """Waits for an operation and returns it."""
    return lambda operation: reseller.wait_for(reseller_service, operation)


@pytest.fixture
def partner_devices(reseller_service):
    """The reseller's device resource, short for the calls below."""
    return reseller_service.partners().devices()


def statuses(operation):
    """The status of each item of a finished operation."""
    return [entry["result"]["status"] for entry in operation["response"]["perDeviceStatus"]]


def test_a_mixed_claim_reports_each_item_in_request_order(
        partner_devices, finish, customer, new_customer, claim, partner_id):
    taken = claim(new_customer())[0]["deviceIdentifier"]["imei"]
    good, bad = new_imei(), "123456789012345"
    claims = [
        {"customerId": customer.id, "deviceIdentifier": {"imei": imei}, "sectionType": "SECTION_TYPE_ZERO_TOUCH"}
        for imei in (good, bad, taken)
    ]

    started = partner_devices.claimAsync(partnerId=partner_id, body={"claims": claims}).execute()
    done = finish(started)

    assert started["name"].startswith("operations/apibatchoperation/")
    assert done["metadata"]["@type"] == TYPES + "DevicesLongRunningOperationMetadata"
    assert done["metadata"]["devicesCount"] == 3
    assert done["metadata"]["processingStatus"] == "BATCH_PROCESS_PROCESSED"
    assert done["metadata"]["progress"] == 100
    assert done["response"]["@type"] == TYPES + "DevicesLongRunningOperationResponse"
    assert done["response"]["successCount"] == 1
    assert "error" not in done
    assert statuses(done) == [
        SUCCESS, "SINGLE_DEVICE_STATUS_INVALID_DEVICE_IDENTIFIER", "SINGLE_DEVICE_STATUS_SECTION_NOT_YOURS"]
    results = done["response"]["perDeviceStatus"]
    assert [entry["claim"]["deviceIdentifier"]["imei"] for entry in results] == [good, bad, taken]
    assert results[0]["result"]["deviceId"]
    assert results[1]["result"]["errorIdentifier"] == "INVALID_IMEI"
    assert results[1]["result"]["errorMessage"]


def test_two_thousand_claims_are_done_in_order(reseller_service, customer, partner_id):
    imeis = [new_imei() for _ in range(2000)]

    results = reseller.claim_many(reseller_service, partner_id, customer.id, imeis)

    assert [entry["claim"]["deviceIdentifier"]["imei"] for entry in results] == imeis
    assert {entry["result"]["status"] for entry in results} == {SUCCESS}
    page = customer.service.customers().devices().list(parent=customer.name).execute()
    assert len(page["devices"]) == 2000


def test_metadata_is_updated_asynchronously(partner_devices, finish, customer, claim, partner_id):
    phone = claim(customer)[0]
    update = {"deviceId": phone["deviceId"], "deviceMetadata": {"entries": {"ordernumber": "A-1"}}}

    done = finish(partner_devices.updateMetadataAsync(
        partnerId=partner_id, body={"updates": [update]}).execute())

    assert statuses(done) == [SUCCESS]
    assert done["response"]["perDeviceStatus"][0]["updateMetadata"]["deviceId"] == phone["deviceId"]
    device = customer.service.customers().devices().get(name=phone["name"]).execute()
    assert device["deviceMetadata"]["entries"] == {"ordernumber": "A-1", "phonenumber": "+1 (800) 555-0112"}


def test_devices_are_unclaimed_asynchronously(partner_devices, finish, customer, claim, partner_id):
    phones = claim(customer, 3)
    unclaims = [
        {"deviceId": phone["deviceId"], "sectionType": "SECTION_TYPE_ZERO_TOUCH"} for phone in phones[:2]
    ] + [{"deviceIdentifier": phones[2]["deviceIdentifier"], "sectionType": "SECTION_TYPE_ZERO_TOUCH"}]

    done = finish(partner_devices.unclaimAsync(partnerId=partner_id, body={"unclaims": unclaims}).execute())

    assert statuses(done) == [SUCCESS] * 3
    assert done["response"]["perDeviceStatus"][2]["unclaim"]["deviceIdentifier"] == phones[2]["deviceIdentifier"]
    assert customer.service.customers().devices().list(parent=customer.name).execute() == {}


def test_an_unknown_operation_is_not_found(reseller_service):
    with pytest.raises(HttpError) as refused:
        reseller_service.operations().get(name="operations/apibatchoperation/1").execute()

    assert refused.value.status_code == 404
