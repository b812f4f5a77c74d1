// generated from api/device.json; do not edit

use crate::method::{HttpMethod, Method, Segment};

/// The methods of device v1, sorted by id.
pub static METHODS: &[Method] = &[
    Method {
        id: "muster.device.setup",
        http: HttpMethod::Post,
        path: &[
            Segment::Literal("device"),
            Segment::Literal("v1"),
            Segment::Literal("setup"),
        ],
        verb: None,
        template: "device/v1/setup",
        flat_path: "device/v1/setup",
        parameters: &[],
        captures: &[],
        request: Some("SetupRequest"),
        response: Some("SetupResponse"),
        scopes: &[],
        legacy: false,
    },
];
