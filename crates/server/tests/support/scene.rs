//! Two resellers with their customers, a server, and clients that call it.

use std::sync::Arc;
use std::time::Duration;

use muster_core::organisation::{self, NewOrganisation, Role, Terms};
use muster_core::{
    Call, Caller, Context, CustomerId, Error, Grant, OrganisationId, ResellerId, VendorId, dpc, service_account,
};
use muster_server::Settings;
use muster_store::{Store, params};
use muster_wire::Method;
use serde_json::{Value, json};

use super::credentials::{key_pair, remember_private_key};
use super::{
    Account, Answer, CUSTOMER_SCOPE, Connection, Database, ENTERPRISE_SCOPE, RESELLER_SCOPE, Running, TestChance,
    TestClock, databases, imei_identifier,
};

/// How long an answer may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often an operation is asked for before a test gives up, and how long in between.
const POLLS: usize = 6000;
const POLL_PAUSE: Duration = Duration::from_millis(10);

/// Tables whose rows a refused call must leave alone. Every change writes an event, so its table comes first.
const TABLES: &[&str] = &[
    "event",
    "organisation",
    "organisation_user",
    "partnership",
    "workspace_token",
    "dpc",
    "configuration",
    "device",
    "device_key",
    "device_configuration",
    "operation",
];

/// A running server with this cast:
///
/// * reseller `partner` with vendor `vendor`; it serves `customer` (through the vendor) and `second_customer`;
/// * reseller `other_partner` with vendor `other_vendor`; it serves `other_customer`;
/// * the DPCs `dpc` (Android Device Policy) and `second_dpc`.
pub struct Scene {
    pub clock: TestClock,
    pub chance: TestChance,
    pub context: Context,
    pub partner: i64,
    pub vendor: i64,
    pub customer: i64,
    pub second_customer: i64,
    pub other_partner: i64,
    pub other_vendor: i64,
    pub other_customer: i64,
    pub dpc: i64,
    pub second_dpc: i64,
    pub reseller_account: Account,
    pub admin_account: Account,
    pub emm_account: Account,
    pub other_reseller_account: Account,
    pub other_admin_account: Account,
    settings: Settings,
    agent: ureq::Agent,
    server: Option<Running>,
    store: Option<Arc<Store>>,
    database: Database,
}

/// Who a client is, and how it shows that.
#[derive(Clone)]
pub struct Client {
    agent: ureq::Agent,
    base_url: String,
    authorization: Option<String>,
    headers: Vec<(String, String)>,
}

/// Settings of most tests: any free port, no limits.
pub fn settings() -> Settings {
    Settings { listen: ([127, 0, 0, 1], 0).into(), setup_rate: None, ..Settings::default() }
}

/// Runs a test once per engine, each time in a fresh scene. The engine is printed, so that a failure shows which it was.
pub fn on_every_engine(test: impl Fn(&Scene)) {
    on_every_engine_with(&settings(), |scene| test(scene));
}

/// As [`on_every_engine`], for a test that stops servers or needs other settings.
pub fn on_every_engine_with(settings: &Settings, test: impl Fn(&mut Scene)) {
    for database in databases::every_engine() {
        println!("engine: {}", database.engine);
        test(&mut Scene::on(database, settings.clone()));
    }
}

/// What [`cast`] made.
struct Cast {
    partner: i64,
    vendor: i64,
    customer: i64,
    second_customer: i64,
    other_partner: i64,
    other_vendor: i64,
    other_customer: i64,
    dpc: i64,
    second_dpc: i64,
}

fn cast(call: &mut Call<'_, '_>) -> Result<Cast, Error> {
    let partner = organisation::create_reseller(call, "Phones & More")?;
    let vendor = organisation::create_vendor(call, partner, "Phones & More North")?;
    let other_partner = organisation::create_reseller(call, "Other Phones")?;
    let other_vendor = organisation::create_vendor(call, other_partner, "Other Phones South")?;
    let mut new_customer = |name: &str, reseller: ResellerId, vendor_id: Option<VendorId>, workspace: Option<&str>| {
        organisation::create_customer(
            call,
            &NewOrganisation {
                name: name.to_owned(),
                reseller_ids: vec![reseller],
                vendor_id,
                workspace_customer_id: workspace.map(str::to_owned),
                owner_emails: vec!["owner@example.com".to_owned()],
                terms: Some(Terms::Accepted),
                ..NewOrganisation::default()
            },
        )
    };
    let customer = new_customer("Acme", partner, Some(vendor), Some("C0acme123"))?;
    let second_customer = new_customer("Bolt", partner, None, None)?;
    let other_customer = new_customer("Crane", other_partner, Some(other_vendor), None)?;
    let dpc = dpc::add(call, "com.google.android.apps.work.clouddpc", "Android Device Policy")?.id;
    let second_dpc = dpc::add(call, "com.example.dpc", "Example Device Policy")?.id;
    Ok(Cast {
        partner: partner.get(),
        vendor: vendor.get(),
        customer: customer.get(),
        second_customer: second_customer.get(),
        other_partner: other_partner.get(),
        other_vendor: other_vendor.get(),
        other_customer: other_customer.get(),
        dpc: dpc.get(),
        second_dpc: second_dpc.get(),
    })
}

impl Scene {
    /// On SQLite alone, for tests about something every engine has in common.
    pub fn on_sqlite() -> Self {
        Self::on(Database::sqlite(), settings())
    }

    pub fn on(database: Database, settings: Settings) -> Self {
        let clock = TestClock::new();
        let chance = TestChance::default();
        let context = Context::new(Arc::new(clock.clone()), Arc::new(chance.clone()));
        let store = Arc::new(database.open());
        let made = operate_on(&store, &context, cast);
        let server = Running::start(Arc::clone(&store), context.clone(), settings.clone());
        let url = server.public_url.clone();
        let (partner, customer) = (made.partner, made.customer);
        let (other_partner, other_customer) = (made.other_partner, made.other_customer);
        let [reseller, admin, other_reseller, other_admin] = operate_on(&store, &context, move |call| {
            let mut key = |grant| service_account::create_key(call, key_pair(), &[grant], &url);
            Ok([
                key(Grant::reseller(ResellerId::new(partner)))?,
                key(Grant::customer(CustomerId::new(customer)))?,
                key(Grant::reseller(ResellerId::new(other_partner)))?,
                key(Grant::customer(CustomerId::new(other_customer)))?,
            ])
        })
        .map(|file| serde_json::to_value(file).unwrap());
        remember_private_key(&reseller);
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(PATIENCE))
            .build()
            .new_agent();
        Self {
            clock,
            chance,
            context,
            partner,
            vendor: made.vendor,
            customer,
            second_customer: made.second_customer,
            other_partner,
            other_vendor: made.other_vendor,
            other_customer,
            dpc: made.dpc,
            second_dpc: made.second_dpc,
            reseller_account: Account::new(reseller, RESELLER_SCOPE),
            emm_account: Account::new(admin.clone(), ENTERPRISE_SCOPE),
            admin_account: Account::new(admin, CUSTOMER_SCOPE),
            other_reseller_account: Account::new(other_reseller, RESELLER_SCOPE),
            other_admin_account: Account::new(other_admin, CUSTOMER_SCOPE),
            settings,
            agent,
            server: Some(server),
            store: Some(store),
            database,
        }
    }

    pub fn server(&self) -> &Running {
        self.server.as_ref().expect("the server runs")
    }

    pub fn server_mut(&mut self) -> &mut Running {
        self.server.as_mut().expect("the server runs")
    }

    pub fn store(&self) -> &Arc<Store> {
        self.store.as_ref().expect("the store is open")
    }

    /// Stops the server politely and closes the store, as the program does when it ends.
    pub fn stop(&mut self) {
        self.server.take().expect("the server runs").stop();
        self.store = None;
    }

    /// Drops the server in the middle of whatever it does, and closes the store.
    pub fn kill(&mut self) {
        self.server = None;
        self.store = None;
    }

    /// Starts a server on the same data, as a new process would: with ids and a store of its own.
    pub fn start(&mut self) {
        assert!(self.server.is_none(), "the server should be stopped first");
        self.context = Context::new(Arc::new(self.clock.clone()), Arc::new(self.chance.clone()));
        let store = Arc::new(self.database.open());
        self.server = Some(Running::start(Arc::clone(&store), self.context.clone(), self.settings.clone()));
        self.store = Some(store);
    }

    /// Looks at what a stopped or killed server left behind.
    pub fn left_behind<T>(&self, look: impl FnOnce(&Store) -> T) -> T {
        assert!(self.server.is_none(), "the server should be stopped first");
        look(&self.database.open())
    }

    /// Another server on the same data, as a second node: with ids of its own.
    pub fn another_server(&self) -> Running {
        let context = Context::new(Arc::new(self.clock.clone()), Arc::new(self.chance.clone()));
        Running::start(Arc::clone(self.store()), context, self.settings.clone())
    }

    /// As [`Scene::another_server`], with a store of its own, as on another machine; `None` where the engine allows only one.
    pub fn another_node(&self) -> Option<Running> {
        let context = Context::new(Arc::new(self.clock.clone()), Arc::new(TestChance::default()));
        let store = || Arc::new(self.database.open());
        (!self.database.is_sqlite()).then(|| Running::start(store(), context, self.settings.clone()))
    }

    /// Does what an operator does at the command line.
    pub fn operate<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Call<'_, '_>) -> Result<T, Error> + Send + 'static,
    ) -> T {
        operate_on(self.store(), &self.context, work)
    }

    /// A new service account with these grants.
    pub fn new_account(&self, grants: &[Grant], scope: &'static str) -> Account {
        let (grants, url) = (grants.to_vec(), self.server().public_url.clone());
        let file = self.operate(move |call| service_account::create_key(call, key_pair(), &grants, &url));
        Account::new(serde_json::to_value(file).unwrap(), scope)
    }

    /// Replaces what the customer's only user did with the terms of service.
    pub fn set_terms(&self, customer: i64, terms: Terms) {
        self.operate(move |call| {
            organisation::add_user(call, OrganisationId::new(customer), "owner@example.com", Role::Owner, terms)
        });
    }

    /// Rows of each table, events first: what must not change when a call is refused.
    pub fn footprint(&self) -> Vec<(&'static str, i64)> {
        self.store()
            .read("footprint", |tx| {
                TABLES
                    .iter()
                    .map(|table| Ok((*table, tx.number(&format!("SELECT COUNT(*) FROM {table}"), params![])?)))
                    .collect::<Result<Vec<_>, Error>>()
            })
            .wait()
            .unwrap()
    }

    /// Kinds of the events about a subject, oldest first.
    pub fn events_about(&self, subject: &str) -> Vec<String> {
        let subject = subject.to_owned();
        self.store()
            .read("events", move |tx| {
                let sql = "SELECT kind FROM event WHERE subject = ?1 ORDER BY id";
                tx.all(sql, params![&subject], |row| Ok::<_, Error>(row.string(0)?))
            })
            .wait()
            .unwrap()
    }

    /// A figure of `/metrics`, by its name and labels as they stand there; 0 when it is not there yet.
    pub fn metric(&self, name: &str) -> u64 {
        let text = self.anonymous().get("/metrics").text();
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.map_or(0, |value| value.parse().unwrap())
    }

    /// A client without credentials.
    pub fn anonymous(&self) -> Client {
        let base_url = format!("http://127.0.0.1:{}", self.server().port);
        Client { agent: self.agent.clone(), base_url, authorization: None, headers: Vec::new() }
    }

    /// A client with an access token of this account, asked for the first time it is needed.
    pub fn client(&self, account: &Account) -> Client {
        let token = account.token.get_or_init(|| {
            let answer = self.ask_for_token(&account.assertion(&account.claims(self.clock.seconds())));
            let granted = answer.json();
            granted["access_token"].as_str().unwrap_or_else(|| panic!("no token: {}", answer.text())).to_owned()
        });
        self.anonymous().with_token(token)
    }

    /// `POST /token` with an assertion, as Google's libraries send it.
    pub fn ask_for_token(&self, assertion: &str) -> Answer {
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")
            .append_pair("assertion", assertion)
            .finish();
        let kind = ("Content-Type", "application/x-www-form-urlencoded");
        self.anonymous().send("POST", "/token", &[kind], form.into_bytes())
    }

    /// The reseller `partner`.
    pub fn reseller(&self) -> Client {
        self.client(&self.reseller_account)
    }

    /// The administrator of `customer`.
    pub fn admin(&self) -> Client {
        self.client(&self.admin_account)
    }

    /// Who may call the method: the account whose tokens have one of its scopes, or nobody in particular.
    pub fn caller_of(&self, method: &Method) -> Client {
        match method.scopes {
            [] => self.anonymous(),
            [CUSTOMER_SCOPE, ..] => self.admin(),
            [RESELLER_SCOPE, ..] => self.reseller(),
            [ENTERPRISE_SCOPE, ..] => self.emm(),
            [other, ..] => panic!("{}: no account of the scene has the scope {other}", method.id),
        }
    }

    /// The EMM that manages `customer` through Play EMM.
    pub fn emm(&self) -> Client {
        self.client(&self.emm_account)
    }

    pub fn other_reseller(&self) -> Client {
        self.client(&self.other_reseller_account)
    }

    pub fn other_admin(&self) -> Client {
        self.client(&self.other_admin_account)
    }

    /// A connection for requests written by hand.
    pub fn connect(&self) -> Connection {
        Connection::open(self.server().port)
    }

    /// A configuration with every required field.
    pub fn configuration_body(&self, name: &str) -> Value {
        json!({
            "configurationName": name,
            "companyName": "Acme",
            "contactEmail": "it@example.com",
            "contactPhone": "+49 (30) 123-456",
            "dpcResourcePath": format!("customers/{}/dpcs/{}", self.customer, self.dpc),
        })
    }

    /// Makes a configuration of `customer` and returns its id.
    pub fn configuration(&self, name: &str, is_default: bool) -> i64 {
        let mut body = self.configuration_body(name);
        body["isDefault"] = json!(is_default);
        let made = self.admin().post(&format!("/v1/customers/{}/configurations", self.customer), &body).ok();
        id(&made["configurationId"])
    }

    /// Claims the phone with the `number`-th IMEI for `customer` and returns the device's id.
    pub fn claim(&self, number: u32) -> i64 {
        self.claim_for(self.customer, imei_identifier(number))
    }

    pub fn claim_for(&self, customer: i64, identifier: Value) -> i64 {
        let body = json!({
            "customerId": customer.to_string(),
            "deviceIdentifier": identifier,
            "sectionType": "SECTION_TYPE_ZERO_TOUCH",
        });
        let claimed = self.reseller().post(&format!("/v1/partners/{}/devices:claim", self.partner), &body).ok();
        id(&claimed["deviceId"])
    }

    /// Asks for an operation until it is done.
    pub fn finished(&self, client: &Client, operation: &Value) -> Value {
        let name = operation["name"].as_str().unwrap_or_else(|| panic!("no operation: {operation}"));
        for _ in 0..POLLS {
            let now = client.get(&format!("/v1/{name}")).ok();
            if now["done"] == true {
                return now;
            }
            std::thread::sleep(POLL_PAUSE);
        }
        panic!("{name} is not done after {POLLS} polls");
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        // In this order: the store can be closed when no server uses it, the database removed when no store does.
        self.server = None;
        self.store = None;
    }
}

fn operate_on<T: Send + 'static>(
    store: &Store,
    context: &Context,
    work: impl Fn(&mut Call<'_, '_>) -> Result<T, Error> + Send + 'static,
) -> T {
    let context = context.clone();
    store
        .write("operate", move |tx| {
            let now = context.now();
            work(&mut Call { tx, context: &context, caller: &Caller::Operator, now })
        })
        .wait()
        .unwrap_or_else(|error| panic!("the operator is refused: {error:?}"))
}

/// An int64 of an answer, which must be a string.
#[track_caller]
pub fn id(value: &Value) -> i64 {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("an int64 is a string, got {value}"))
}

impl Client {
    #[must_use]
    pub fn with_token(mut self, token: &str) -> Self {
        self.authorization = Some(format!("Bearer {token}"));
        self
    }

    /// The same client, calling another server.
    #[must_use]
    pub fn at(mut self, server: &Running) -> Self {
        self.base_url = format!("http://127.0.0.1:{}", server.port);
        self
    }

    /// The token the client sends.
    pub fn token(&self) -> &str {
        self.authorization.as_deref().and_then(|value| value.strip_prefix("Bearer ")).expect("the client has a token")
    }

    /// The same client, sending one more header with every request.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], Vec::new())
    }

    pub fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, &[], Vec::new())
    }

    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.json("POST", path, body)
    }

    pub fn patch(&self, path: &str, body: &Value) -> Answer {
        self.json("PATCH", path, body)
    }

    pub fn json(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.send(method, path, &[("Content-Type", "application/json")], body.to_string().into_bytes())
    }

    /// Sends a request; an empty body is sent with `GET` and `DELETE` as none at all.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let mut request = http::Request::builder().method(method).uri(format!("{}{path}", self.base_url));
        let own = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in headers.iter().copied().chain(own) {
            request = request.header(name, value);
        }
        if let Some(authorization) = &self.authorization {
            request = request.header("Authorization", authorization);
        }
        let asked = format!("{method} {path} {}", String::from_utf8_lossy(&body[..body.len().min(300)]));
        let answered = if body.is_empty() && matches!(method, "GET" | "DELETE") {
            self.agent.run(request.body(()).unwrap())
        } else {
            self.agent.run(request.body(body).unwrap())
        };
        let mut answered = answered.unwrap_or_else(|error| panic!("{asked}: {error}"));
        let headers = answered
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        let body = answered.body_mut().with_config().limit(u64::MAX).read_to_vec().unwrap();
        Answer { status: answered.status().as_u16(), headers, body, asked }
    }
}
