//! What a browser does with the pages: it keeps the cookie, fills the forms in and follows.

use crate::support::{Answer, Scene};

use super::{PASSWORD, encoded};

/// A page with its form.
pub struct Page {
    pub answer: Answer,
    pub cookie: String,
    pub form_token: String,
}

impl Page {
    #[track_caller]
    pub fn of(answer: Answer) -> Self {
        let cookie = answer.header("set-cookie").unwrap_or_default();
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let html = answer.text();
        let form_token = html
            .split_once("name=\"form_token\" value=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(token, _)| token.to_owned())
            .unwrap_or_else(|| panic!("{}: no form: {html}", answer.asked));
        Self { answer, cookie, form_token }
    }

    /// Sends the page's form to where it came from.
    pub fn submit(&self, scene: &Scene, path: &str, fields: &[(&str, &str)]) -> Answer {
        let own = [("form_token", self.form_token.as_str())];
        send(scene, path, &[("Cookie", &self.cookie)], &[&own, fields].concat())
    }
}

pub fn send(scene: &Scene, path: &str, headers: &[(&str, &str)], fields: &[(&str, &str)]) -> Answer {
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    scene.anonymous().send("POST", path, &[&form, headers].concat(), encoded(fields).into_bytes())
}

/// Opens the page for address and password.
#[track_caller]
pub fn open(scene: &Scene, path: &str) -> Page {
    let answer = scene.anonymous().get(path);
    assert_eq!(answer.status, 200, "{}", answer.text());
    Page::of(answer)
}

/// Signs in, up to the page that asks for consent.
#[track_caller]
pub fn sign_in(scene: &Scene, path: &str, email: &str) -> Page {
    let fields = [("step", "sign-in"), ("email", email), ("password", PASSWORD)];
    let answer = open(scene, path).submit(scene, path, &fields);
    assert_eq!(answer.status, 200, "{}", answer.text());
    Page::of(answer)
}

/// Signs in and agrees, without accepting terms. Returns where the browser is sent.
#[track_caller]
pub fn agree(scene: &Scene, path: &str, email: &str) -> String {
    agree_with(scene, path, email, &[])
}

#[track_caller]
pub fn agree_with(scene: &Scene, path: &str, email: &str, more: &[(&str, &str)]) -> String {
    let fields = [&[("step", "consent"), ("decision", "allow")], more].concat();
    location(&sign_in(scene, path, email).submit(scene, path, &fields))
}

/// Where a browser is sent.
#[track_caller]
pub fn location(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").expect("an address").to_owned()
}

/// A parameter of an address.
pub fn parameter(address: &str, name: &str) -> Option<String> {
    let (_, query) = address.split_once('?')?;
    form_urlencoded::parse(query.as_bytes()).find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
}

#[track_caller]
pub fn code(address: &str) -> String {
    parameter(address, "code").unwrap_or_else(|| panic!("no code: {address}"))
}
