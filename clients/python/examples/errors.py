"""What a refused call tells. Shown in docs/clients/python.md."""

from googleapiclient.errors import HttpError

# [docs: tos-error]
TOS_ERROR = "type.googleapis.com/google.android.device.provisioning.v1.TosError"
# [docs: end]


# [docs: terms]
def list_customers(service):
    """The caller's customer accounts, or None when nobody has accepted the current terms of service."""
    request = service.customers().list(pageSize=100)
    request.headers["X-GOOG-API-FORMAT-VERSION"] = "2"
    try:
        return request.execute().get("customers", [])
    except HttpError as error:
        if error.status_code == 403 and error.error_details[0]["@type"] == TOS_ERROR:
            return None
        raise
# [docs: end]


# [docs: error-code]
def custom_error_code(error):
    """The zero-touch API's own code of an HttpError, such as `INVALID_IMEI`, or None."""
    for detail in error.error_details:
        if "code" in detail:
            return detail["code"]
    return None
# [docs: end]
