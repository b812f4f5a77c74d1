"""The reseller's side: customers, vendors, claims, searches, metadata."""

import pytest
from googleapiclient.errors import HttpError

from examples import errors, reseller
from identifiers import new_imei, new_serial

ZERO_TOUCH = "SECTION_TYPE_ZERO_TOUCH"


@pytest.fixture
def partner_devices(reseller_service):
    """The reseller's device resource, short for the calls below."""
    return reseller_service.partners().devices()


def test_a_created_customer_is_listed_with_the_total(reseller_service, customer, partner_id, muster):
    assert customer.company["name"] == f"{muster.demo['partner']}/customers/{customer.id}"

    answer = reseller_service.partners().customers().list(partnerId=partner_id).execute()

    assert customer.id in {company["companyId"] for company in answer["customers"]}
    assert answer["totalSize"] == len(answer["customers"])
    assert "nextPageToken" not in answer


def test_the_partners_customers_are_read_page_by_page(reseller_service, new_customer, partner_id):
    made = {new_customer().id for _ in range(3)}
    resource = reseller_service.partners().customers()

    read, request = [], resource.list(partnerId=partner_id, pageSize=2)
    while request is not None:
        page = request.execute()
        assert len(page["customers"]) <= 2
        read += [company["companyId"] for company in page["customers"]]
        request = resource.list_next(request, page)

    assert len(read) == len(set(read))
    assert made <= set(read)


def test_vendors_and_their_customers_are_listed(reseller_service, muster):
    vendors = reseller_service.partners().vendors().list(parent=muster.demo["partner"], pageSize=100).execute()

    assert muster.demo["vendor"] in {vendor["name"] for vendor in vendors["vendors"]}
    assert vendors["totalSize"] == len(vendors["vendors"])
    customers = reseller_service.partners().vendors().customers().list(parent=muster.demo["vendor"]).execute()
    assert customers.get("totalSize", 0) == len(customers.get("customers", []))


def test_a_claimed_phone_is_found_and_shows_its_claim_but_no_configuration(
        partner_devices, reseller_service, customer, partner_id, muster):
    imei = new_imei()

    claimed = reseller.claim(reseller_service, partner_id, customer.id, imei, "Google")

    assert claimed["deviceName"] == f"{muster.demo['partner']}/devices/{claimed['deviceId']}"
    device = partner_devices.get(name=claimed["deviceName"]).execute()
    assert device["deviceIdentifier"]["imei"] == imei
    assert device["deviceMetadata"]["entries"] == {"ordernumber": "GOOG#123456"}
    assert [claim["sectionType"] for claim in device["claims"]] == [ZERO_TOUCH]
    assert device["claims"][0]["ownerCompanyId"] == customer.id
    assert "configuration" not in device


def test_claiming_again_for_the_same_customer_keeps_the_device(reseller_service, customer, partner_id):
    imei = new_imei()
    first = reseller.claim(reseller_service, partner_id, customer.id, imei, "Google")

    again = reseller.claim(reseller_service, partner_id, customer.id, imei, "Google")

    assert again["deviceId"] == first["deviceId"]


def test_a_phone_of_another_customer_cannot_be_claimed(
        reseller_service, customer, new_customer, partner_id):
    imei = new_imei()
    reseller.claim(reseller_service, partner_id, customer.id, imei, "Google")

    with pytest.raises(HttpError) as refused:
        reseller.claim(reseller_service, partner_id, new_customer().id, imei, "Google")

    assert refused.value.status_code == 409
    assert errors.custom_error_code(refused.value) == "DEVICE_ALREADY_EXISTS"


def test_metadata_merges_by_key_and_an_empty_value_deletes(
        partner_devices, reseller_service, customer, partner_id):
    claimed = reseller.claim(reseller_service, partner_id, customer.id, new_imei(), "Google")

    def write(entries):
        return partner_devices.metadata(
            metadataOwnerId=partner_id, deviceId=claimed["deviceId"],
            body={"deviceMetadata": {"entries": entries}}).execute()

    both = {"ordernumber": "GOOG#123456", "phonenumber": "+44 20 7946 0000"}
    assert write({"phonenumber": both["phonenumber"]})["entries"] == both
    assert write({"ordernumber": ""})["entries"] == {"phonenumber": both["phonenumber"]}


def test_a_wifi_device_is_found_by_serial_without_regard_to_case(partner_devices, customer, partner_id):
    serial = new_serial()
    identifier = {"serialNumber": serial, "manufacturer": "Google", "model": "Pixel Tablet"}
    claimed = partner_devices.claim(partnerId=partner_id, body={
        "customerId": customer.id, "deviceIdentifier": identifier, "sectionType": ZERO_TOUCH}).execute()

    found = partner_devices.findByIdentifier(partnerId=partner_id, body={
        "deviceIdentifier": {**identifier, "serialNumber": serial.lower()}, "limit": "10"}).execute()

    assert [device["deviceId"] for device in found["devices"]] == [claimed["deviceId"]]
    assert found["totalSize"] == 1


def test_a_phone_is_found_by_imei_and_the_limit_may_be_a_number(
        partner_devices, reseller_service, customer, partner_id):
    imei = new_imei()
    claimed = reseller.claim(reseller_service, partner_id, customer.id, imei, "Google")

    found = partner_devices.findByIdentifier(
        partnerId=partner_id, body={"deviceIdentifier": {"imei": imei}, "limit": 1}).execute()

    assert [device["deviceId"] for device in found["devices"]] == [claimed["deviceId"]]


def test_an_owners_devices_are_read_page_by_page(partner_devices, customer, claim, partner_id):
    phones = claim(customer, 7)

    read, request = [], partner_devices.findByOwner(partnerId=partner_id, body={
        "customerId": [customer.id], "sectionType": ZERO_TOUCH, "limit": "3"})
    while request is not None:
        page = request.execute()
        assert page["totalSize"] == 7
        read += [device["deviceId"] for device in page["devices"]]
        request = partner_devices.findByOwner_next(request, page)

    assert sorted(read) == sorted(phone["deviceId"] for phone in phones)


def test_an_unlocked_phone_says_so(partner_devices, reseller_service, customer, partner_id):
    imei = new_imei()
    reseller.claim(reseller_service, partner_id, customer.id, imei, "Google")

    answer = partner_devices.getSimLockState(
        partnerId=partner_id, body={"deviceIdentifier": {"imei": imei}}).execute()

    assert answer == {"simLockState": "UNLOCKED"}


def test_a_sim_locked_phone_is_locked_to_the_partner(partner_devices, customer, partner_id):
    imei = new_imei()
    partner_devices.claim(partnerId=partner_id, body={
        "customerId": customer.id, "deviceIdentifier": {"imei": imei},
        "sectionType": "SECTION_TYPE_SIM_LOCK", "simlockProfileId": "1"}).execute()

    answer = partner_devices.getSimLockState(
        partnerId=partner_id, body={"deviceIdentifier": {"imei": imei}}).execute()

    assert answer == {"simLockState": "LOCKED_TO_PARTNER"}


def test_the_reseller_unclaims_by_device_id(partner_devices, reseller_service, customer, partner_id):
    claimed = reseller.claim(reseller_service, partner_id, customer.id, new_imei(), "Google")

    answer = partner_devices.unclaim(
        partnerId=partner_id, body={"deviceId": claimed["deviceId"], "sectionType": ZERO_TOUCH}).execute()

    assert answer == {}
    assert customer.service.customers().devices().list(parent=customer.name).execute() == {}


@pytest.mark.parametrize("identifier, code", [
    ({"imei": "123456789012345"}, "INVALID_IMEI"),
    ({"meid": "not hex"}, "INVALID_MEID"),
    ({"serialNumber": "SN1", "manufacturer": "Google"}, "INVALID_IDENTIFIER_SET"),
])
def test_a_bad_identifier_is_refused_with_the_apis_own_code(
        partner_devices, customer, partner_id, identifier, code):
    with pytest.raises(HttpError) as refused:
        partner_devices.claim(partnerId=partner_id, body={
            "customerId": customer.id, "deviceIdentifier": identifier, "sectionType": ZERO_TOUCH}).execute()

    assert refused.value.status_code == 400
    assert errors.custom_error_code(refused.value) == code
