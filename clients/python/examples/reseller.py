"""A reseller's side: customers, claims and long-running operations. Shown in docs/clients/python.md."""

import time


# [docs: create-customer]
def create_customer(service, partner, company_name, owner_email):
    """Registers a customer of the reseller. `partner` is the resource name, `partners/…`."""
    company = {"companyName": company_name, "ownerEmails": [owner_email]}
    return service.partners().customers().create(parent=partner, body={"customer": company}).execute()
# [docs: end]


# [docs: claim]
def claim(service, partner_id, customer_id, imei, manufacturer):
    """Claims one phone for a customer. Here the partner is named by its bare number."""
    body = {
        "customerId": customer_id,
        "deviceIdentifier": {"imei": imei, "manufacturer": manufacturer},
        "sectionType": "SECTION_TYPE_ZERO_TOUCH",
        "deviceMetadata": {"entries": {"ordernumber": "GOOG#123456"}},
    }
    return service.partners().devices().claim(partnerId=partner_id, body=body).execute()
# [docs: end]


# [docs: claim-async]
def claim_many(service, partner_id, customer_id, imeis):
    """Claims up to 100,000 phones in one call and waits for the result of each, in the order of the request."""
    claims = [
        {
            "customerId": customer_id,
            "deviceIdentifier": {"imei": imei},
            "sectionType": "SECTION_TYPE_ZERO_TOUCH",
            "deviceMetadata": {"entries": {"phonenumber": "+1 (800) 555-0112"}},
        }
        for imei in imeis
    ]
    operation = service.partners().devices().claimAsync(partnerId=partner_id, body={"claims": claims}).execute()
    return wait_for(service, operation)["response"]["perDeviceStatus"]


def wait_for(service, operation, seconds=60):
    """Polls until the operation is done. `metadata.progress` tells how far it is meanwhile."""
    deadline = time.monotonic() + seconds
    while not operation.get("done"):
        if time.monotonic() > deadline:
            raise TimeoutError("{0} still runs: {1}".format(operation["name"], operation.get("metadata")))
        time.sleep(0.1)
        operation = service.operations().get(name=operation["name"]).execute()
    return operation
# [docs: end]
