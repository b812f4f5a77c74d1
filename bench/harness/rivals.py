"""Stand-ins people use today in place of the real API, answering one fixed device: WireMock and Prism."""

import json
import pathlib
import shutil
import time

from .api import Api
from .processes import Child, Children, Failed, free_port, run

PACKAGES = {"wiremock": "3.13.2", "@stoplight/prism-cli": "5.14.2"}
NPM_SECONDS = 600
START_SECONDS = 60
PATH = "/v1/customers/100/devices/123456789"


def install(cache: pathlib.Path) -> pathlib.Path:
    """Installs the npm packages into the cache directory; what is there already stays."""
    home = cache / "rivals"
    home.mkdir(parents=True, exist_ok=True)
    for tool in ("npm", "node", "java"):
        if not shutil.which(tool):
            raise Failed(f"{tool} is not installed")
    wanted = {name: version for name, version in PACKAGES.items() if _installed(home, name) is None}
    if wanted:
        run(["npm", "install", "--no-audit", "--no-fund", "--prefix", home,
             *(f"{name}@{version}" for name, version in wanted.items())], seconds=NPM_SECONDS)
    return home


def _installed(home: pathlib.Path, name: str) -> str | None:
    manifest = home / "node_modules" / name / "package.json"
    return json.loads(manifest.read_text())["version"] if manifest.exists() else None


def versions(home: pathlib.Path) -> str:
    return ", ".join(f"{name} {_installed(home, name)}" for name in PACKAGES)


def _wait(child: Child, base: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            Api(base).raw("GET", PATH)
            return
        except Failed:
            if child.process.poll() is not None:
                break
            time.sleep(0.1)
    raise Failed(f"{child.name} did not answer:\n{child.tail()}")


def start_wiremock(children: Children, home: pathlib.Path, work: pathlib.Path, body: bytes) -> str:
    """WireMock in its fastest setting (no request journal, no request log) with `body` as its stored answer."""
    jars = sorted((home / "node_modules" / "wiremock").rglob("*.jar"))
    if not jars:
        raise Failed("the npm package wiremock holds no jar")
    root = work / "wiremock"
    (root / "mappings").mkdir(parents=True)
    (root / "mappings" / "device.json").write_text(json.dumps({
        "request": {"method": "GET", "urlPath": PATH},
        "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": body.decode()}}))
    port = free_port()
    child = children.start(
        ["java", "-jar", jars[0], "--port", port, "--bind-address", "127.0.0.1", "--root-dir", root,
         "--no-request-journal", "--disable-request-logging", "--disable-banner"], "wiremock")
    base = f"http://127.0.0.1:{port}"
    _wait(child, base)
    return base


def start_prism(children: Children, home: pathlib.Path, work: pathlib.Path, body: bytes) -> str:
    """Prism with its log off, on an OpenAPI description of the one method with one example."""
    parameter = {"in": "path", "required": True, "schema": {"type": "string"}}
    description = work / "prism.json"
    description.write_text(json.dumps({
        "openapi": "3.0.3", "info": {"title": "devices", "version": "1"}, "paths": {
            "/v1/customers/{customer}/devices/{device}": {"get": {
                "parameters": [{"name": "customer", **parameter}, {"name": "device", **parameter}],
                "responses": {"200": {"description": "a device", "content": {"application/json": {
                    "schema": {"type": "object"}, "example": json.loads(body)}}}}}}}}))
    command = home / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
    port = free_port()
    child = children.start(["node", command, "mock", "-h", "127.0.0.1", "-p", port, "-v", "silent", description], "prism")
    base = f"http://127.0.0.1:{port}"
    _wait(child, base)
    return base
