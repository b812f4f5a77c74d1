"""The Play EMM API: the first method that is served, in every way a client may call it."""

import pytest
from googleapiclient.errors import HttpError

from examples import connect, play_emm

CAMERA = "android.permission.CAMERA"
BATCH_PATHS = ["/batch", "/batch/androidenterprise/v1"]

SERVICES = {
    "static": play_emm.enterprise_from_static_discovery,
    "served": play_emm.enterprise_from_served_discovery,
}


@pytest.fixture(scope="module", params=sorted(SERVICES))
def service(request, muster):
    """The service object, built from the library's description and from the one Muster serves."""
    account = connect.credentials(muster.demo["keys"]["customer"], play_emm.ENTERPRISE_SCOPE)
    return SERVICES[request.param](muster.base_url, account)


def test_a_permission_has_a_name_and_a_description_for_people(service):
    shown = service.permissions().get(permissionId=CAMERA).execute()

    assert shown["permissionId"] == CAMERA
    assert shown["name"] and shown["description"].endswith(".")
    assert play_emm.describe(service, CAMERA) == f"{shown['name']}: {shown['description']}"


def test_a_permission_is_told_in_the_callers_language(service):
    english = play_emm.describe(service, CAMERA)

    assert play_emm.describe(service, CAMERA, language="de") != english
    assert play_emm.describe(service, CAMERA, language="en-GB") == english
    assert play_emm.describe(service, CAMERA, language="tlh") == english, "an unknown language is answered in English"


@pytest.mark.parametrize("path", BATCH_PATHS)
def test_both_batch_addresses_answer(service, muster, path):
    permissions = [CAMERA, "android.permission.READ_CONTACTS", "android.permission.INTERNET"]

    names = play_emm.describe_all(service, muster.base_url, permissions, path)

    assert sorted(names) == sorted(permissions)
    assert len(set(names.values())) == 3


def test_an_unknown_permission_is_not_found(service):
    with pytest.raises(HttpError) as refused:
        service.permissions().get(permissionId="com.example.permission.NONE").execute()

    assert refused.value.status_code == 404


def test_a_method_that_is_not_served_yet_says_so(service):
    with pytest.raises(HttpError) as refused:
        service.enterprises().list(domain="example.com").execute()

    assert refused.value.status_code == 501
    assert "androidenterprise.enterprises.list" in refused.value.reason


def test_a_token_for_another_api_is_refused(muster):
    account = connect.credentials(muster.demo["keys"]["customer"], connect.CUSTOMER_SCOPE)
    other = play_emm.enterprise_from_static_discovery(muster.base_url, account)

    with pytest.raises(HttpError) as refused:
        other.permissions().get(permissionId=CAMERA).execute()

    assert refused.value.status_code == 403
    assert play_emm.ENTERPRISE_SCOPE in refused.value.reason
