"""Query parameters that every method understands."""

import pytest
from googleapiclient.errors import HttpError
from googleapiclient.http import MAX_URI_LENGTH

from examples import configurations


def raw(request):
    """Executes a request and returns the response's text instead of the parsed object."""
    request.postproc = lambda _response, content: content.decode()
    return request.execute()


def test_fields_selects_what_is_returned(customer, dpc):
    configurations.create_configuration(customer.service, customer.name, dpc)

    answer = customer.service.customers().configurations().list(
        parent=customer.name, fields="configurations(configurationName,dpcResourcePath)").execute()

    assert answer == {"configurations": [{"configurationName": "Sales team", "dpcResourcePath": dpc["name"]}]}


def test_an_unknown_field_selection_is_refused(customer):
    with pytest.raises(HttpError) as refused:
        customer.service.customers().configurations().list(parent=customer.name, fields="nonsense").execute()

    assert refused.value.status_code == 400
    assert "nonsense" in refused.value.reason


def test_pretty_print_may_be_switched_off(customer):
    resource = customer.service.customers()

    pretty = raw(resource.list(pageSize=1))
    compact = raw(resource.list(pageSize=1, prettyPrint=False))

    assert "\n" in pretty.strip()
    assert "\n" not in compact.strip()


def test_quota_user_and_error_format_are_accepted(customer):
    resource = customer.service.customers()

    for options in ({"quotaUser": "q" * 40}, {"x__xgafv": "1"}, {"x__xgafv": "2"}, {"alt": "json"}):
        assert resource.list(pageSize=1, **options).execute()["customers"][0]["name"] == customer.name


def test_a_quota_user_above_forty_characters_is_refused(customer):
    with pytest.raises(HttpError) as refused:
        customer.service.customers().list(pageSize=1, quotaUser="q" * 41).execute()

    assert refused.value.status_code == 400
    assert "quotaUser" in refused.value.reason


def test_a_very_long_get_arrives_as_an_overridden_post(customer, dpc):
    configurations.create_configuration(customer.service, customer.name, dpc)
    fields = ",".join(["configurations/configurationName"] * (MAX_URI_LENGTH // 30))

    answer = customer.service.customers().configurations().list(parent=customer.name, fields=fields).execute()

    assert answer == {"configurations": [{"configurationName": "Sales team"}]}
