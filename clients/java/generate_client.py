#!/usr/bin/env python3
"""Writes an API's Java client from the description of the API in api/.

The generated part of Google's Java client is not in Maven's central repository; what it builds on (google-api-client,
google-http-client, google-auth-library) is there. This program writes the generated part in Google's shape: the same
packages, class names, methods and checks, on the same base classes. The calls of Google's guides
compile against them unchanged.

Usage: generate_client.py API.json SOURCE_DIRECTORY
"""

import json
import sys
from pathlib import Path
from typing import NamedTuple


class Client(NamedTuple):
    """What Google calls the parts of an API's client."""

    package: str
    service: str

    @property
    def request(self):
        return self.service + "Request"


CLIENTS = {
    "androiddeviceprovisioning": Client(
        "com.google.api.services.androiddeviceprovisioning.v1", "AndroidProvisioningPartner"),
    "androidenterprise": Client("com.google.api.services.androidenterprise", "AndroidEnterprise"),
}

# Parameters that every method has: wire name, Java property.
COMMON_PARAMETERS = [
    ("$.xgafv", "$Xgafv"), ("access_token", "accessToken"), ("alt", "alt"), ("callback", "callback"),
    ("fields", "fields"), ("key", "key"), ("oauth_token", "oauthToken"), ("prettyPrint", "prettyPrint"),
    ("quotaUser", "quotaUser"), ("uploadType", "uploadType"), ("upload_protocol", "uploadProtocol"),
]

REQUEST_CLASS = """package {package};

/** A call of the API, with the parameters that every method has. */
public abstract class {request}<T>
    extends com.google.api.client.googleapis.services.json.AbstractGoogleJsonClientRequest<T> {{

  public {request}(
      {service} client, String method, String uriTemplate, Object content, Class<T> responseClass) {{
    super(client, method, uriTemplate, content, responseClass);
  }}
{properties}
  @Override
  public final {service} getAbstractGoogleClient() {{
    return ({service}) super.getAbstractGoogleClient();
  }}

  @Override
  public {request}<T> set(String parameterName, Object value) {{
    return ({request}<T>) super.set(parameterName, value);
  }}
}}
"""

SERVICE_CLASS = """package {package};

import {package}.model.*;

/** The API's entry point. */
public class {service} extends com.google.api.client.googleapis.services.json.AbstractGoogleJsonClient {{

  public static final String DEFAULT_ROOT_URL = "{root_url}";
  public static final String DEFAULT_SERVICE_PATH = "{service_path}";
  public static final String DEFAULT_BATCH_PATH = "{batch_path}";
  public static final String DEFAULT_BASE_URL = DEFAULT_ROOT_URL + DEFAULT_SERVICE_PATH;

  public {service}(
      com.google.api.client.http.HttpTransport transport,
      com.google.api.client.json.JsonFactory jsonFactory,
      com.google.api.client.http.HttpRequestInitializer httpRequestInitializer) {{
    this(new Builder(transport, jsonFactory, httpRequestInitializer));
  }}

  {service}(Builder builder) {{
    super(builder);
  }}

  @Override
  protected void initialize(
      com.google.api.client.googleapis.services.AbstractGoogleClientRequest<?> request) throws java.io.IOException {{
    super.initialize(request);
  }}
{resources}
  /** Builds the service object; {{@link #setRootUrl}} sends it to another server than Google's. */
  public static final class Builder
      extends com.google.api.client.googleapis.services.json.AbstractGoogleJsonClient.Builder {{

    public Builder(
        com.google.api.client.http.HttpTransport transport,
        com.google.api.client.json.JsonFactory jsonFactory,
        com.google.api.client.http.HttpRequestInitializer httpRequestInitializer) {{
      super(transport, jsonFactory, DEFAULT_ROOT_URL, DEFAULT_SERVICE_PATH, httpRequestInitializer, false);
      setBatchPath(DEFAULT_BATCH_PATH);
    }}

    @Override
    public {service} build() {{
      return new {service}(this);
    }}

    @Override
    public Builder setRootUrl(String rootUrl) {{
      return (Builder) super.setRootUrl(rootUrl);
    }}

    @Override
    public Builder setBatchPath(String batchPath) {{
      return (Builder) super.setBatchPath(batchPath);
    }}

    @Override
    public Builder setApplicationName(String applicationName) {{
      return (Builder) super.setApplicationName(applicationName);
    }}

    @Override
    public Builder setHttpRequestInitializer(
        com.google.api.client.http.HttpRequestInitializer httpRequestInitializer) {{
      return (Builder) super.setHttpRequestInitializer(httpRequestInitializer);
    }}
  }}
}}
"""

METHOD_CLASS = """
public {name} {method}({signature}) throws java.io.IOException {{
  {name} result = new {name}({arguments});
  initialize(result);
  return result;
}}

public class {name} extends {request}<{response}> {{
  private static final String REST_PATH = "{path}";
{patterns}
  protected {name}({signature}) {{
    super({service}.this, "{http}", REST_PATH, {content}, {response}.class);
{checks}  }}
{properties}{overrides}
  @Override
  public {name} set(String parameterName, Object value) {{
    return ({name}) super.set(parameterName, value);
  }}
}}
"""

MODEL_CLASS = """package {package}.model;

/** {name} of the API. */
public final class {name} extends com.google.api.client.json.GenericJson {{
{properties}
  @Override
  public {name} set(String fieldName, Object value) {{
    return ({name}) super.set(fieldName, value);
  }}

  @Override
  public {name} clone() {{
    return ({name}) super.clone();
  }}
}}
"""

PROPERTY = """
@com.google.api.client.util.Key{wire}{as_string}
private {type} {field};

public {type} get{suffix}() {{
  return {field};
}}

public {owner} set{suffix}({type} {field}) {{
  this.{field} = {field};
  return this;
}}
"""


OVERRIDE = """
@Override
public {owner} set{suffix}({type} {field}) {{
  return ({owner}) super.set{suffix}({field});
}}
"""


def capital(name):
    """The name with a capital first letter, as in getters and class names."""
    return name[0].upper() + name[1:]


def indent(text, spaces):
    """The text with each of its lines moved to the right."""
    return "\n".join(" " * spaces + line if line else "" for line in text.splitlines())


def java_type(schema):
    """The Java type of a property or parameter, and whether JSON writes it as a quoted number."""
    if "$ref" in schema:
        return schema["$ref"], False
    kind, form = schema.get("type"), schema.get("format")
    if kind == "array":
        element, quoted = java_type(schema["items"])
        return f"java.util.List<{element}>", quoted
    if kind == "object":
        element = java_type(schema.get("additionalProperties", {}))[0]
        return f"java.util.Map<String, {element}>", False
    if kind == "string" and form == "int64":
        return "Long", True
    return {"string": "String", "integer": "Integer", "boolean": "Boolean"}.get(kind, "Object"), False


def java_property(owner, field, type_and_quoted, wire_name=None):
    """A field with getter and setter; in requests a quoted number is the same text as a bare one."""
    type_name, quoted = type_and_quoted
    return PROPERTY.format(
        wire=f'("{wire_name}")' if wire_name and wire_name != field else "",
        as_string=" @com.google.api.client.json.JsonString" if quoted else "",
        type=type_name, field=field, suffix=capital(field), owner=owner)


def common_type(field):
    """The type of a parameter that every method has."""
    return "Boolean" if field == "prettyPrint" else "String"


def model(client, name, schema):
    """The class of a message."""
    properties = "".join(
        java_property(name, field, java_type(described)) for field, described in schema.get("properties", {}).items())
    return MODEL_CLASS.format(package=client.package, name=name, properties=indent(properties, 2))


def pattern_check(parameter, pattern):
    """The check of a resource name that Google's client makes before it sends anything."""
    constant = parameter.upper() + "_PATTERN"
    return (
        f'  private final java.util.regex.Pattern {constant} = java.util.regex.Pattern.compile("{pattern}");\n',
        f"    if (!getSuppressPatternChecks()) {{\n"
        f"      com.google.api.client.util.Preconditions.checkArgument({constant}.matcher({parameter}).matches(),\n"
        f'          "Parameter {parameter} must conform to the pattern {pattern}");\n'
        f"    }}\n")


def method(client, described):
    """A method of a resource and the class of its calls."""
    verb = described["id"].rsplit(".", 1)[1]
    name = capital(verb)
    parameters = described.get("parameters", {})
    template = described.get("template", described["path"])
    needed = sorted(
        (parameter for parameter in parameters if parameters[parameter]["location"] == "path"),
        key=lambda parameter: template.replace("{+", "{").index("{" + parameter + "}"))
    # What a call needs is an argument of its method, be it in the query.
    needed += [name for name, shape in parameters.items() if shape["location"] != "path" and shape.get("required")]
    signature = [f"{java_type(parameters[parameter])[0]} {parameter}" for parameter in needed]
    arguments = list(needed)
    if "request" in described:
        signature.append(f"{described['request']} content")
        arguments.append("content")
    patterns, checks = "", ""
    for parameter in needed:
        checks += (f"    this.{parameter} = com.google.api.client.util.Preconditions.checkNotNull(\n"
                   f'        {parameter}, "Required parameter {parameter} must be specified.");\n')
        if java_type(parameters[parameter])[0] == "String" and "pattern" in parameters[parameter]:
            constant, check = pattern_check(parameter, parameters[parameter]["pattern"])
            patterns += constant
            checks += check
    properties = "".join(
        java_property(name, parameter, (java_type(parameters[parameter])[0], False)) for parameter in parameters)
    overrides = "".join(
        OVERRIDE.format(owner=name, suffix=capital(field), type=common_type(field), field=field)
        for _, field in COMMON_PARAMETERS)
    return METHOD_CLASS.format(
        name=name, method=verb, signature=", ".join(signature), arguments=", ".join(arguments), request=client.request,
        response=described.get("response", "Void"), path=template, service=client.service, http=described["http"],
        content="content" if "request" in described else "null",
        patterns=patterns, checks=checks, properties=indent(properties, 2),
        overrides=indent(overrides, 2))


def resource_tree(methods):
    """The methods by resource: {resource: {"methods": […], "resources": {…}}}."""
    tree = {"methods": [], "resources": {}}
    for described in methods:
        node = tree
        for resource in described["id"].split(".")[1:-1]:
            node = node["resources"].setdefault(resource, {"methods": [], "resources": {}})
        node["methods"].append(described)
    return tree


def resources(client, tree):
    """The accessors and classes of a resource's sub-resources."""
    text = ""
    for name, node in tree["resources"].items():
        body = "".join(method(client, described) for described in node["methods"]) + resources(client, node)
        text += (f"\npublic {capital(name)} {name}() {{\n  return new {capital(name)}();\n}}\n"
                 f"\npublic class {capital(name)} {{\n{indent(body, 2)}\n}}\n")
    return text


def generate(api):
    """The package, and the sources by path below its directory."""
    client = CLIENTS[api["api"]]
    common = "".join(
        java_property(f"{client.request}<T>", field, (common_type(field), False), wire)
        for wire, field in COMMON_PARAMETERS)
    sources = {
        f"{client.request}.java": REQUEST_CLASS.format(
            package=client.package, request=client.request, service=client.service, properties=indent(common, 2)),
        f"{client.service}.java": SERVICE_CLASS.format(
            package=client.package, service=client.service, root_url=api["rootUrl"], service_path=api["servicePath"],
            batch_path=api["batchPath"], resources=indent(resources(client, resource_tree(api["methods"])), 2)),
    }
    for name, schema in api["schemas"].items():
        sources[f"model/{name}.java"] = model(client, name, schema)
    return client.package, sources


def main(api_file, directory):
    """Writes the sources; a file that would not change keeps its time, so that Maven compiles nothing again."""
    package, sources = generate(json.loads(Path(api_file).read_text()))
    package_directory = Path(directory, *package.split("."))
    for name, source in sources.items():
        path = package_directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text() != source:
            path.write_text(source)


if __name__ == "__main__":
    main(*sys.argv[1:])
