"""Devices of a customer, as an IT department's script handles them. Shown in docs/clients/python.md."""


# [docs: apply]
def apply_configuration(service, customer, configuration, devices):
    """Applies the configuration to a collection of devices, one call each."""
    for device in devices:
        print(device["deviceIdentifier"]["imei"])
        body = {"configuration": configuration["name"], "device": {"deviceId": device["deviceId"]}}
        service.customers().devices().applyConfiguration(parent=customer, body=body).execute()
# [docs: end]


# [docs: remove]
def remove_configuration(service, customer, device):
    """Takes the configuration away again; the phone notices at its next factory reset."""
    body = {"device": {"deviceId": device["deviceId"]}}
    service.customers().devices().removeConfiguration(parent=customer, body=body).execute()
# [docs: end]


# [docs: unclaim]
def unclaim(service, customer, imei, manufacturer):
    """Takes the device with this IMEI out of zero-touch enrolment. Only a reseller can bring it back."""
    identifier = {"imei": imei, "manufacturer": manufacturer}
    body = {"device": {"deviceIdentifier": identifier}}
    service.customers().devices().unclaim(parent=customer, body=body).execute()
# [docs: end]


# [docs: print-devices]
def print_devices(service, customer, page_token=None):
    """Prints every device of the customer, fifty to a page."""
    page = service.customers().devices().list(parent=customer, pageSize=50, pageToken=page_token).execute()
    for device in page["devices"]:
        print("Device: {0}".format(device["name"]))
    print("---")
    if "nextPageToken" in page:
        print_devices(service, customer, page["nextPageToken"])
# [docs: end]


# [docs: list-next]
def all_devices(service, customer, page_size=50):
    """The same with the library's own paging."""
    devices = []
    request = service.customers().devices().list(parent=customer, pageSize=page_size)
    while request is not None:
        page = request.execute()
        devices += page.get("devices", [])
        request = service.customers().devices().list_next(request, page)
    return devices
# [docs: end]


# [docs: batch-apply]
def apply_in_one_request(service, batch, customer, configuration, devices):
    """Applies the configuration to up to 1,000 devices in one HTTP request; returns the errors by device id."""
    errors = {}

    def remember_error(device_id, _response, error):
        if error is not None:
            errors[device_id] = error

    for device in devices:
        body = {"configuration": configuration["name"], "device": {"deviceId": device["deviceId"]}}
        call = service.customers().devices().applyConfiguration(parent=customer, body=body)
        batch.add(call, callback=remember_error, request_id=device["deviceId"])
    batch.execute()
    return errors
# [docs: end]
