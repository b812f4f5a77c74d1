"""Terms of service: every call of the customer API may be refused with a typed detail."""

import pytest
from googleapiclient.errors import HttpError

from conftest import accept_terms
from examples import errors


@pytest.fixture
def terms(muster):
    """Says what the only user of a customer did with the terms of service."""
    return lambda customer, state: accept_terms(muster, customer.id, customer.owner, state)


@pytest.mark.parametrize("state", ["not-accepted", "stale"])
def test_a_caller_without_the_current_terms_is_refused_with_a_typed_detail(customer, terms, state):
    terms(customer, state)

    with pytest.raises(HttpError) as refused:
        customer.service.customers().configurations().list(parent=customer.name).execute()

    assert refused.value.status_code == 403
    assert refused.value.error_details == [{"@type": errors.TOS_ERROR, "latestTosAccepted": False}]


def test_googles_sample_of_the_format_header_reads_the_same_detail(customer, terms):
    terms(customer, "not-accepted")

    assert errors.list_customers(customer.service) is None


def test_accepting_the_terms_opens_the_api_again(customer, terms):
    terms(customer, "not-accepted")
    assert errors.list_customers(customer.service) is None

    terms(customer, "accepted")

    assert [account["name"] for account in errors.list_customers(customer.service)] == [customer.name]
