"""How a program uses the Play EMM API of Muster with Google's Python client. Shown in docs/clients/python.md."""

from googleapiclient.discovery import build
from googleapiclient.http import BatchHttpRequest

# [docs: play-emm-scope]
ENTERPRISE_SCOPE = "https://www.googleapis.com/auth/androidenterprise"
# [docs: end]


# [docs: play-emm-static]
def enterprise_from_static_discovery(base_url, account):
    """Uses the description of the API that ships inside the library; only the address changes."""
    return build("androidenterprise", "v1", credentials=account, client_options={"api_endpoint": base_url})
# [docs: end]


# [docs: play-emm-served]
def enterprise_from_served_discovery(base_url, account):
    """Reads the description from Muster. Several APIs are at home there, so the address names the one that is meant."""
    return build(
        "androidenterprise", "v1",
        discoveryServiceUrl=base_url + "/$discovery/rest?api={api}&version={apiVersion}",
        credentials=account,
        cache_discovery=False)
# [docs: end]


# [docs: permissions]
def describe(service, permission, language=None):
    """What a permission is, as an approval page would show it."""
    shown = service.permissions().get(permissionId=permission, language=language).execute()
    return f"{shown['name']}: {shown['description']}"
# [docs: end]


# [docs: play-emm-batch]
def describe_all(service, base_url, permissions, path="/batch"):
    """Asks for many permissions in one HTTP request; returns their names by id. Older clients use the other path,
    /batch/androidenterprise/v1."""
    names, errors = {}, []

    def remember(permission, shown, error):
        if error is None:
            names[permission] = shown["name"]
        else:
            errors.append(error)

    batch = BatchHttpRequest(callback=remember, batch_uri=base_url + path)
    for permission in permissions:
        batch.add(service.permissions().get(permissionId=permission), request_id=permission)
    batch.execute()
    if errors:
        raise errors[0]
    return names
# [docs: end]
