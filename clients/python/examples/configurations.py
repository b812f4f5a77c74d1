"""Configurations of a customer, as an EMM console handles them. Shown in docs/clients/python.md."""

import json


# [docs: create-configuration]
def create_configuration(service, customer, dpc):
    """Makes a configuration for the sales team's phones and returns it as the server stored it."""
    extras = {
        "android.app.extra.PROVISIONING_LEAVE_ALL_SYSTEM_APPS_ENABLED": True,
        "android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE": {
            "default_min_password_length": 6,
            "company_name": "XYZ Corp",
            "management_server": "emm.example.com",
            "terms_url": "https://www.example.com/policies/terms/",
            "allowed_user_domains": '["example.com", "example.org"]',
        },
    }
    configuration = {
        "configurationName": "Sales team",
        "companyName": "XYZ Corp.",
        "contactEmail": "it-support@example.com",
        "contactPhone": "+1 (800) 555-0112",
        "customMessage": "We're setting up your phone. Call or email for help.",
        "dpcResourcePath": dpc["name"],
        "dpcExtras": json.dumps(extras),
    }
    return service.customers().configurations().create(parent=customer, body=configuration).execute()
# [docs: end]


# [docs: make-default]
def make_default(service, configuration):
    """Applies the configuration to every device that is claimed from now on. The mask protects the other fields."""
    change = {"isDefault": True, "configurationId": configuration["configurationId"]}
    return service.customers().configurations().patch(
        name=configuration["name"], body=change, updateMask="isDefault").execute()
# [docs: end]
