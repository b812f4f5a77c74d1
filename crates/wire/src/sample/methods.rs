// generated from crates/wire/src/sample/description.json; do not edit

use crate::method::{Capture, HttpMethod, Kind, Location, Method, Parameter, Segment};

/// The methods of sample v1, sorted by id.
pub static METHODS: &[Method] = &[
    Method {
        id: "sample.tokens.create",
        http: HttpMethod::Post,
        path: &[
            Segment::Literal("v1"),
            Segment::Literal("samples"),
            Segment::Wildcard,
            Segment::Literal("tokens"),
        ],
        verb: None,
        template: "v1/samples/{organizationId}/tokens",
        flat_path: "v1/samples/{organizationId}/tokens",
        parameters: &[
            Parameter { name: "organizationId", location: Location::Path, kind: Kind::String, required: true, repeated: false, rule: Some(crate::rule::Rule { format: Some(crate::rule::Format::ObjectIdOrSlug), ..crate::rule::Rule::NONE }) },
        ],
        captures: &[
            Capture { name: "organizationId", first: 2, last: 2 },
        ],
        request: Some("Token"),
        response: Some("Token"),
        scopes: &[],
        legacy: false,
    },
    Method {
        id: "sample.tokens.delete",
        http: HttpMethod::Delete,
        path: &[
            Segment::Literal("v1"),
            Segment::Literal("samples"),
            Segment::Wildcard,
            Segment::Literal("tokens"),
            Segment::Wildcard,
        ],
        verb: None,
        template: "v1/samples/{organizationId}/tokens/{tokenId}",
        flat_path: "v1/samples/{organizationId}/tokens/{tokenId}",
        parameters: &[
            Parameter { name: "organizationId", location: Location::Path, kind: Kind::String, required: true, repeated: false, rule: Some(crate::rule::Rule { format: Some(crate::rule::Format::ObjectIdOrSlug), ..crate::rule::Rule::NONE }) },
            Parameter { name: "tokenId", location: Location::Path, kind: Kind::String, required: true, repeated: false, rule: Some(crate::rule::Rule { format: Some(crate::rule::Format::ObjectId), ..crate::rule::Rule::NONE }) },
        ],
        captures: &[
            Capture { name: "organizationId", first: 2, last: 2 },
            Capture { name: "tokenId", first: 4, last: 4 },
        ],
        request: None,
        response: None,
        scopes: &[],
        legacy: false,
    },
    Method {
        id: "sample.tokens.list",
        http: HttpMethod::Get,
        path: &[
            Segment::Literal("v1"),
            Segment::Literal("samples"),
            Segment::Wildcard,
            Segment::Literal("tokens"),
        ],
        verb: None,
        template: "v1/samples/{organizationId}/tokens",
        flat_path: "v1/samples/{organizationId}/tokens",
        parameters: &[
            Parameter { name: "limit", location: Location::Query, kind: Kind::Int32, required: false, repeated: false, rule: Some(crate::rule::Rule { minimum: Some(1), maximum: Some(100), ..crate::rule::Rule::NONE }) },
            Parameter { name: "mode", location: Location::Query, kind: Kind::Enum(&["managedDevice", "managedProfile"]), required: false, repeated: true, rule: None },
            Parameter { name: "offset", location: Location::Query, kind: Kind::Uint32, required: false, repeated: false, rule: None },
            Parameter { name: "organizationId", location: Location::Path, kind: Kind::String, required: true, repeated: false, rule: Some(crate::rule::Rule { format: Some(crate::rule::Format::ObjectIdOrSlug), ..crate::rule::Rule::NONE }) },
            Parameter { name: "silent", location: Location::Query, kind: Kind::Boolean, required: false, repeated: false, rule: None },
            Parameter { name: "sort", location: Location::Query, kind: Kind::String, required: false, repeated: false, rule: Some(crate::rule::Rule { format: Some(crate::rule::Format::SortOrder), ..crate::rule::Rule::NONE }) },
            Parameter { name: "tag", location: Location::Query, kind: Kind::String, required: false, repeated: true, rule: Some(crate::rule::Rule { max_chars: Some(10), ..crate::rule::Rule::NONE }) },
        ],
        captures: &[
            Capture { name: "organizationId", first: 2, last: 2 },
        ],
        request: None,
        response: Some("Token"),
        scopes: &[],
        legacy: false,
    },
];
