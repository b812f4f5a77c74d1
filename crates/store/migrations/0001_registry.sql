-- Organisations, people and devices. {INT}, {TEXT} and {BYTES} become each engine's types; {ROWS} and {CLUSTERED} end a
-- table (docs/sql.md). Times are milliseconds since 1970-01-01 UTC. There are no foreign keys: the rules check
-- references in the same transaction, and PostgreSQL's row locks for them would make concurrent claims conflict.

CREATE TABLE setting (
    name {TEXT} PRIMARY KEY,
    value {TEXT} NOT NULL
) {CLUSTERED};

CREATE TABLE company (
    id {INT} PRIMARY KEY,
    kind {TEXT} NOT NULL,
    name {TEXT} NOT NULL,
    language_code {TEXT},
    workspace_customer_id {TEXT},
    reseller_id {INT},
    setup_secret_hash {BYTES},
    created_at {INT} NOT NULL
) {ROWS};
CREATE INDEX company_by_kind ON company (kind, id);
CREATE INDEX company_by_reseller ON company (reseller_id, id);
CREATE UNIQUE INDEX company_by_workspace ON company (workspace_customer_id) WHERE workspace_customer_id IS NOT NULL;

CREATE TABLE company_user (
    company_id {INT} NOT NULL,
    email {TEXT} NOT NULL,
    role {TEXT} NOT NULL,
    terms {TEXT} NOT NULL,
    PRIMARY KEY (company_id, email)
) {CLUSTERED};

-- Which reseller (through which vendor, 0: none) serves which customer.
CREATE TABLE partnership (
    reseller_id {INT} NOT NULL,
    customer_id {INT} NOT NULL,
    vendor_id {INT} NOT NULL,
    PRIMARY KEY (reseller_id, customer_id)
) {CLUSTERED};
CREATE INDEX partnership_by_vendor ON partnership (vendor_id, customer_id);

-- Pre-provisioning tokens a Google Workspace account was claimed with.
CREATE TABLE workspace_token (
    workspace_customer_id {TEXT} NOT NULL,
    token {TEXT} NOT NULL,
    PRIMARY KEY (workspace_customer_id, token)
) {CLUSTERED};

CREATE TABLE service_account (
    id {INT} PRIMARY KEY,
    email {TEXT} NOT NULL UNIQUE,
    created_at {INT} NOT NULL
) {ROWS};

CREATE TABLE service_account_company (
    account_id {INT} NOT NULL,
    company_id {INT} NOT NULL,
    PRIMARY KEY (account_id, company_id)
) {CLUSTERED};

-- Only the public half of a key is kept.
CREATE TABLE service_account_key (
    key_id {TEXT} PRIMARY KEY,
    account_id {INT} NOT NULL,
    public_key {BYTES} NOT NULL,
    public_url {TEXT} NOT NULL,
    created_at {INT} NOT NULL,
    revoked_at {INT}
) {ROWS};
CREATE INDEX service_account_key_by_account ON service_account_key (account_id);

-- Bearer tokens, by the SHA-256 of their text.
CREATE TABLE access_token (
    token_hash {BYTES} PRIMARY KEY,
    key_id {TEXT} NOT NULL,
    account_id {INT} NOT NULL,
    scope {TEXT} NOT NULL,
    expires_at {INT} NOT NULL
) {CLUSTERED};
CREATE INDEX access_token_by_expiry ON access_token (expires_at);

CREATE TABLE dpc (
    id {INT} PRIMARY KEY,
    package_name {TEXT} NOT NULL UNIQUE,
    dpc_name {TEXT} NOT NULL,
    created_at {INT} NOT NULL
) {ROWS};

CREATE TABLE configuration (
    customer_id {INT} NOT NULL,
    id {INT} NOT NULL,
    configuration_name {TEXT} NOT NULL,
    company_name {TEXT} NOT NULL,
    contact_email {TEXT} NOT NULL,
    contact_phone {TEXT} NOT NULL,
    custom_message {TEXT},
    dpc_id {INT} NOT NULL,
    dpc_extras {TEXT},
    is_default {INT} NOT NULL,
    forced_reset_seconds {INT},
    created_at {INT} NOT NULL,
    PRIMARY KEY (customer_id, id)
) {CLUSTERED};
CREATE UNIQUE INDEX configuration_default ON configuration (customer_id) WHERE is_default = 1;
CREATE INDEX configuration_by_dpc ON configuration (dpc_id);

-- A device is stored with its zero-touch owner (0: nobody), so that a customer's page is one range of the table.
-- Each of the two sections' claims is a group of columns: a page needs no second look-up for them.
CREATE TABLE device (
    customer_id {INT} NOT NULL,
    id {INT} NOT NULL,
    device_type {TEXT} NOT NULL,
    imei {TEXT},
    imei2 {TEXT},
    meid {TEXT},
    meid2 {TEXT},
    serial_number {TEXT},
    manufacturer {TEXT},
    model {TEXT},
    chrome_os_attested_device_id {TEXT},
    metadata {TEXT},
    registrar_id {INT} NOT NULL,
    zero_touch_reseller_id {INT},
    zero_touch_workspace_id {TEXT},
    sim_lock_owner_id {INT},
    sim_lock_reseller_id {INT},
    sim_lock_workspace_id {TEXT},
    sim_lock_profile_id {INT},
    vacation_start {INT},
    vacation_expire {INT},
    created_at {INT} NOT NULL,
    PRIMARY KEY (customer_id, id)
) {CLUSTERED};
CREATE UNIQUE INDEX device_by_id ON device (id);
CREATE INDEX device_by_zero_touch_reseller ON device (zero_touch_reseller_id, customer_id, id) WHERE zero_touch_reseller_id IS NOT NULL;
CREATE INDEX device_by_sim_lock ON device (sim_lock_reseller_id, sim_lock_owner_id, id) WHERE sim_lock_reseller_id IS NOT NULL;
CREATE INDEX device_by_workspace ON device (zero_touch_workspace_id, id) WHERE zero_touch_workspace_id IS NOT NULL;

-- Look-up keys of a device: "i:" IMEI, "m:" MEID, "s:" folded serial, "c:" ChromeOS attested id.
CREATE TABLE device_key (
    lookup {TEXT} NOT NULL,
    device_id {INT} NOT NULL,
    PRIMARY KEY (lookup, device_id)
) {CLUSTERED};

-- Narrow, because it changes often: many rows share a page, which keeps checkpoints short.
CREATE TABLE device_configuration (
    customer_id {INT} NOT NULL,
    device_id {INT} NOT NULL,
    configuration_id {INT} NOT NULL,
    PRIMARY KEY (customer_id, device_id)
) {CLUSTERED};

CREATE TABLE operation (
    id {INT} PRIMARY KEY,
    partner_id {INT} NOT NULL,
    kind {TEXT} NOT NULL,
    state {TEXT} NOT NULL,
    devices_count {INT} NOT NULL,
    processed_count {INT} NOT NULL,
    success_count {INT} NOT NULL,
    created_at {INT} NOT NULL,
    lease_until {INT} NOT NULL
) {ROWS};
CREATE INDEX operation_unfinished ON operation (id) WHERE state <> 'processed';

-- A few hundred items of an operation: one transaction's worth of work. That transaction replaces the row by its result.
CREATE TABLE operation_chunk (
    operation_id {INT} NOT NULL,
    chunk {INT} NOT NULL,
    items {TEXT} NOT NULL,
    PRIMARY KEY (operation_id, chunk)
) {CLUSTERED};
CREATE TABLE operation_result (
    operation_id {INT} NOT NULL,
    chunk {INT} NOT NULL,
    items {TEXT} NOT NULL,
    PRIMARY KEY (operation_id, chunk)
) {CLUSTERED};

-- One row for every change, in the change's own transaction.
CREATE TABLE event (
    id {INT} PRIMARY KEY,
    tenant_id {INT} NOT NULL,
    at {INT} NOT NULL,
    caller {TEXT} NOT NULL,
    kind {TEXT} NOT NULL,
    subject {TEXT} NOT NULL,
    detail {TEXT}
) {ROWS};
