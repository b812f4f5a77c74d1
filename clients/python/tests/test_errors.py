"""What a refused call tells a Python program, and that nobody reads another tenant's data."""

import pytest
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from examples import connect


def test_the_reason_is_the_servers_message_and_names_the_field(customer):
    with pytest.raises(HttpError) as refused:
        customer.service.customers().list(pageSize=101).execute()

    assert refused.value.status_code == 400
    assert "pageSize" in refused.value.reason
    assert "100" in refused.value.reason
    assert isinstance(refused.value.error_details, list)


@pytest.mark.parametrize("call", [
    lambda service, name: service.customers().devices().list(parent=name),
    lambda service, name: service.customers().configurations().list(parent=name),
    lambda service, name: service.customers().dpcs().list(parent=name),
    lambda service, name: service.customers().devices().get(name=f"{name}/devices/1"),
    lambda service, name: service.customers().devices().unclaim(parent=name, body={"device": {"deviceId": "1"}}),
], ids=["devices.list", "configurations.list", "dpcs.list", "devices.get", "devices.unclaim"])
def test_another_tenants_customer_looks_like_one_that_does_not_exist(customer, new_customer, call):
    other = new_customer()

    refusals = []
    for name in (other.name, "customers/999999999999"):
        with pytest.raises(HttpError) as refused:
            call(customer.service, name).execute()
        refusals.append(refused.value)

    assert refusals[0].status_code == refusals[1].status_code
    assert refusals[0].status_code in (403, 404)


def test_another_partners_number_is_refused(reseller_service, muster, tmp_path, connect_with):
    outsider = muster.cli("reseller", "create", "--name", "Outsider")["id"]
    key_file = tmp_path / "outsider.json"
    muster.cli("key", "create", "--for", f"reseller:{outsider}", "--out", str(key_file))
    service = connect_with(key_file, connect.RESELLER_SCOPE)

    with pytest.raises(HttpError) as refused:
        service.partners().customers().list(partnerId=muster.demo["partnerId"]).execute()

    assert refused.value.status_code in (403, 404)
    assert service.partners().customers().list(partnerId=outsider).execute() == {}


def test_a_call_without_credentials_is_unauthenticated(muster, customer):
    anonymous = build("androiddeviceprovisioning", "v1", client_options={"api_endpoint": muster.base_url})

    with pytest.raises(HttpError) as refused:
        anonymous.customers().devices().list(parent=customer.name).execute()

    assert refused.value.status_code == 401


@pytest.mark.parametrize("body, words", [
    ({"configuration": 7, "device": {"deviceId": "1"}}, "configuration"),
    ({"configuration": "x", "device": {"deviceId": "1"}, "speed": 1}, "speed"),
    ({"configuration": "x", "device": "y"}, "device"),
    ([], "object"),
], ids=["wrong type", "unknown field", "text for an object", "a list"])
def test_a_body_of_the_wrong_shape_is_refused_with_its_path(customer, body, words):
    with pytest.raises(HttpError) as refused:
        customer.service.customers().devices().applyConfiguration(parent=customer.name, body=body).execute()

    assert refused.value.status_code == 400
    assert words in refused.value.reason
