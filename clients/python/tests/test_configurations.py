"""Configurations: create, read, default, delete. The calls are those of Google's customer guide."""

import json

import pytest
from googleapiclient.errors import HttpError

from examples import configurations, devices, reseller
from identifiers import new_imei


def configurations_of(customer):
    """The customer's configuration resource, short for the calls below."""
    return customer.service.customers().configurations()


def test_a_created_configuration_is_returned_and_read_back_whole(customer, dpc):
    created = configurations.create_configuration(customer.service, customer.name, dpc)

    assert created["name"] == f"{customer.name}/configurations/{created['configurationId']}"
    assert created["configurationName"] == "Sales team"
    assert created["contactPhone"] == "+1 (800) 555-0112"
    assert created["dpcResourcePath"] == dpc["name"]
    extras = json.loads(created["dpcExtras"])
    bundle = extras["android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE"]
    assert bundle["allowed_user_domains"] == '["example.com", "example.org"]'
    assert configurations_of(customer).get(name=created["name"]).execute() == created


def test_the_list_has_every_configuration_and_no_paging(customer, dpc):
    names = {configurations.create_configuration(customer.service, customer.name, dpc)["name"] for _ in range(3)}

    answer = configurations_of(customer).list(parent=customer.name).execute()

    assert {configuration["name"] for configuration in answer["configurations"]} == names
    assert "nextPageToken" not in answer


def test_a_new_default_changes_only_that_field_and_clears_the_previous_default(customer, dpc):
    first = configurations.create_configuration(customer.service, customer.name, dpc)
    second = configurations.create_configuration(customer.service, customer.name, dpc)

    assert configurations.make_default(customer.service, first) == {**first, "isDefault": True}
    assert configurations.make_default(customer.service, second) == {**second, "isDefault": True}

    assert not configurations_of(customer).get(name=first["name"]).execute().get("isDefault", False)


@pytest.mark.parametrize("mask", ["isDefault", "IsDefault", "is_default"])
def test_an_update_mask_is_understood_in_every_spelling_the_guides_use(customer, dpc, mask):
    created = configurations.create_configuration(customer.service, customer.name, dpc)

    patched = configurations_of(customer).patch(
        name=created["name"], body={"isDefault": True}, updateMask=mask).execute()

    assert patched == {**created, "isDefault": True}


def test_the_default_reaches_devices_claimed_afterwards_only(
        customer, dpc, claim, reseller_service, partner_id):
    earlier = claim(customer)[0]
    default = configurations.make_default(
        customer.service, configurations.create_configuration(customer.service, customer.name, dpc))

    later = reseller.claim(reseller_service, partner_id, customer.id, new_imei(), "Google")

    device = customer.service.customers().devices()
    assert "configuration" not in device.get(name=earlier["name"]).execute()
    later_name = f"{customer.name}/devices/{later['deviceId']}"
    assert device.get(name=later_name).execute()["configuration"] == default["name"]


def test_the_forced_reset_time_is_kept_as_a_duration(customer, dpc):
    created = configurations.create_configuration(customer.service, customer.name, dpc)

    patched = configurations_of(customer).patch(
        name=created["name"], body={"forcedResetTime": "3600s"}, updateMask="forcedResetTime").execute()

    assert patched["forcedResetTime"] == "3600s"


def test_a_deleted_configuration_is_gone(customer, dpc):
    created = configurations.create_configuration(customer.service, customer.name, dpc)

    assert configurations_of(customer).delete(name=created["name"]).execute() == {}

    with pytest.raises(HttpError) as refused:
        configurations_of(customer).get(name=created["name"]).execute()
    assert refused.value.status_code == 404


def test_a_configuration_in_use_cannot_be_deleted_and_the_message_counts_its_devices(customer, dpc, claim):
    created = configurations.create_configuration(customer.service, customer.name, dpc)
    phones = claim(customer, 3)
    devices.apply_configuration(customer.service, customer.name, created, phones)

    with pytest.raises(HttpError) as refused:
        configurations_of(customer).delete(name=created["name"]).execute()

    assert refused.value.status_code == 400
    assert "3" in refused.value.reason
    for phone in phones:
        devices.remove_configuration(customer.service, customer.name, phone)
    assert configurations_of(customer).delete(name=created["name"]).execute() == {}


@pytest.mark.parametrize("change, field", [
    ({"dpcExtras": "not JSON"}, "dpcExtras"),
    ({"dpcExtras": "[1]"}, "dpcExtras"),
    ({"contactEmail": "nobody"}, "contactEmail"),
    ({"contactPhone": "call us"}, "contactPhone"),
    ({"forcedResetTime": "21601s"}, "forcedResetTime"),
    ({"companyName": ""}, "companyName"),
])
def test_a_bad_field_is_refused_by_name_and_nothing_changes(customer, dpc, change, field):
    created = configurations.create_configuration(customer.service, customer.name, dpc)

    with pytest.raises(HttpError) as refused:
        configurations_of(customer).patch(name=created["name"], body=change, updateMask=field).execute()

    assert refused.value.status_code == 400
    assert field in refused.value.reason
    assert configurations_of(customer).get(name=created["name"]).execute() == created
