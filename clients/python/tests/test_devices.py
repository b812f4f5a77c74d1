"""Devices from the customer's side: apply, remove, unclaim, and reading them page by page."""

import pytest
from googleapiclient.errors import HttpError

from examples import configurations, devices, reseller
from identifiers import new_imei


def test_a_configuration_is_applied_to_a_collection_of_devices(customer, dpc, claim, capsys):
    configuration = configurations.create_configuration(customer.service, customer.name, dpc)
    phones = claim(customer, 3)

    devices.apply_configuration(customer.service, customer.name, configuration, phones)

    assert capsys.readouterr().out.split() == [phone["deviceIdentifier"]["imei"] for phone in phones]
    for phone in phones:
        device = customer.service.customers().devices().get(name=phone["name"]).execute()
        assert device["configuration"] == configuration["name"]
        assert device["deviceIdentifier"]["imei"] == phone["deviceIdentifier"]["imei"]


def test_a_removed_configuration_leaves_the_device_claimed_without_one(customer, dpc, claim):
    configuration = configurations.create_configuration(customer.service, customer.name, dpc)
    phone = claim(customer)[0]
    devices.apply_configuration(customer.service, customer.name, configuration, [phone])

    devices.remove_configuration(customer.service, customer.name, phone)

    device = customer.service.customers().devices().get(name=phone["name"]).execute()
    assert "configuration" not in device
    assert device["claims"][0]["ownerCompanyId"] == customer.id


def test_a_device_is_unclaimed_by_imei_and_manufacturer(customer, reseller_service, partner_id):
    imei = new_imei()
    claimed = reseller.claim(reseller_service, partner_id, customer.id, imei, "Google")

    devices.unclaim(customer.service, customer.name, imei, "Google")

    with pytest.raises(HttpError) as refused:
        customer.service.customers().devices().get(
            name=f"{customer.name}/devices/{claimed['deviceId']}").execute()
    assert refused.value.status_code == 404


def test_every_device_is_printed_once_fifty_to_a_page(customer, claim, capsys):
    phones = claim(customer, 120)

    devices.print_devices(customer.service, customer.name)

    printed = capsys.readouterr().out
    pages = [page.splitlines() for page in printed.split("---\n")]
    assert [len(page) for page in pages] == [50, 50, 20, 0]
    names = [line.removeprefix("Device: ") for page in pages for line in page]
    assert sorted(names) == sorted(phone["name"] for phone in phones)


def test_list_next_reads_the_same_devices(customer, claim):
    phones = claim(customer, 25)

    read = devices.all_devices(customer.service, customer.name, page_size=10)

    assert sorted(device["name"] for device in read) == sorted(phone["name"] for phone in phones)


def test_the_last_page_has_no_token_even_when_it_is_full(customer, claim):
    claim(customer, 4)

    page = customer.service.customers().devices().list(parent=customer.name, pageSize=4).execute()

    assert len(page["devices"]) == 4
    assert "nextPageToken" not in page


def test_a_customer_without_devices_gets_an_empty_answer(customer):
    assert customer.service.customers().devices().list(parent=customer.name).execute() == {}


def test_a_page_token_of_another_customer_is_refused(customer, new_customer, claim):
    claim(customer, 2)
    token = customer.service.customers().devices().list(
        parent=customer.name, pageSize=1).execute()["nextPageToken"]
    other = new_customer()

    with pytest.raises(HttpError) as refused:
        other.service.customers().devices().list(parent=other.name, pageSize=1, pageToken=token).execute()

    assert refused.value.status_code == 400
    assert "pageToken" in refused.value.reason


def test_the_customers_own_accounts_are_listed(customer):
    accounts = customer.service.customers().list(pageSize=100).execute()["customers"]

    assert [account["name"] for account in accounts] == [customer.name]
    assert accounts[0]["companyName"] == customer.company["companyName"]


def test_the_catalogue_names_packages_by_the_customers_own_resource_names(customer):
    catalogue = customer.service.customers().dpcs().list(parent=customer.name).execute()["dpcs"]

    assert catalogue
    for dpc in catalogue:
        assert dpc["name"].startswith(f"{customer.name}/dpcs/")
        assert dpc["packageName"] and dpc["dpcName"]
