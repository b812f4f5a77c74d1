-- People who sign in, the OAuth clients they let act for them, and what comes of it. Secrets are kept as SHA-256, passwords
-- as argon2id in PHC form.

CREATE INDEX organisation_user_by_email ON organisation_user (email, organisation_id);

-- Somebody who was invited: by e-mail address, whatever organisations have a user of that address.
CREATE TABLE person (
    id {INT} PRIMARY KEY,
    email {TEXT} NOT NULL UNIQUE,
    password_hash {TEXT},
    created_at {INT} NOT NULL
) {ROWS};

-- The link that lets a person set a password: one at a time.
CREATE TABLE invitation (
    person_id {INT} PRIMARY KEY,
    token_hash {BYTES} NOT NULL UNIQUE,
    expires_at {INT} NOT NULL
) {ROWS};

-- A browser between the right password and the consent: minutes.
CREATE TABLE sign_in (
    token_hash {BYTES} PRIMARY KEY,
    person_id {INT} NOT NULL,
    expires_at {INT} NOT NULL
) {CLUSTERED};
CREATE INDEX sign_in_by_expiry ON sign_in (expires_at);

-- Programs that people sign in with.
CREATE TABLE oauth_client (
    client_id {TEXT} PRIMARY KEY,
    kind {TEXT} NOT NULL,
    name {TEXT} NOT NULL,
    secret_hash {BYTES} NOT NULL,
    redirect_uris {TEXT} NOT NULL,
    public_url {TEXT} NOT NULL,
    created_at {INT} NOT NULL,
    revoked_at {INT}
) {ROWS};

-- What a person lets a client do; with a refresh token unless the client asked for access while the person is there.
CREATE TABLE consent (
    id {INT} PRIMARY KEY,
    person_id {INT} NOT NULL,
    client_id {TEXT} NOT NULL,
    scope {TEXT} NOT NULL,
    refresh_hash {BYTES},
    created_at {INT} NOT NULL
) {ROWS};
CREATE INDEX consent_by_person ON consent (person_id, client_id, id);
CREATE INDEX consent_by_client ON consent (client_id, id);
CREATE UNIQUE INDEX consent_by_refresh ON consent (refresh_hash) WHERE refresh_hash IS NOT NULL;

-- Authorization codes. A used one stays until it expires, with the consent it became, so that a second use is noticed.
CREATE TABLE authorization_code (
    code_hash {BYTES} PRIMARY KEY,
    person_id {INT} NOT NULL,
    client_id {TEXT} NOT NULL,
    redirect_uri {TEXT} NOT NULL,
    scope {TEXT} NOT NULL,
    challenge {TEXT},
    challenge_method {TEXT},
    nonce {TEXT},
    offline {INT} NOT NULL,
    expires_at {INT} NOT NULL,
    consent_id {INT}
) {ROWS};
CREATE INDEX authorization_code_by_expiry ON authorization_code (expires_at);

-- Bearer tokens of a consent.
CREATE TABLE consent_token (
    token_hash {BYTES} PRIMARY KEY,
    consent_id {INT} NOT NULL,
    scope {TEXT} NOT NULL,
    expires_at {INT} NOT NULL
) {CLUSTERED};
CREATE INDEX consent_token_by_consent ON consent_token (consent_id);
CREATE INDEX consent_token_by_expiry ON consent_token (expires_at);

-- The key ID tokens are signed with, the same on every node. They say who signed in and open nothing here.
CREATE TABLE signing_key (
    key_id {TEXT} PRIMARY KEY,
    private_key {BYTES} NOT NULL,
    public_key {BYTES} NOT NULL,
    created_at {INT} NOT NULL
) {ROWS};
