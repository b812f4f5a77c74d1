//! The pages themselves: whom they tell what, and what keeps other sites out.

use muster_core::organisation::Terms;

use super::browser::{Page, location, open, parameter, send, sign_in};
use super::{EMAIL, PASSWORD, person, program};
use crate::support::on_every_engine;

#[test]
fn given_a_page_when_it_is_sent_then_it_runs_nothing_is_framed_by_nobody_and_is_kept_by_nobody() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Stale);
        let path = program(scene).asks(&[("login_hint", "it@acme.example\"><script>")]);
        let (first, second) = (open(scene, &path), sign_in(scene, &path, EMAIL));
        for page in [&first, &second] {
            let header = |name| page.answer.header(name).unwrap_or_default();
            let policy = header("content-security-policy");
            assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
            assert!(policy.contains("frame-ancestors 'none'; base-uri 'none'"), "{policy}");
            assert_eq!(header("content-type"), "text/html; charset=utf-8");
            assert_eq!((header("cache-control"), header("x-content-type-options")), ("no-store", "nosniff"));
            assert_eq!((header("x-frame-options"), header("referrer-policy")), ("DENY", "same-origin"));
            let cookie = header("set-cookie");
            assert!(cookie.starts_with("muster_sign_in=") && cookie.contains("HttpOnly; SameSite=Strict"), "{cookie}");
            let html = page.answer.text();
            assert!(!html.contains("<script"), "a page runs nothing, whatever it is told: {html}");
            assert!(html.contains("Fleet &#60;tool&#62;"), "a client's name is no HTML: {html}");
        }
        assert!(first.answer.header("content-security-policy").unwrap().contains("form-action 'self';"));
        let policy = second.answer.header("content-security-policy").unwrap().to_owned();
        // Browsers hold whatever the program redirects to against the policy, too.
        assert!(!policy.contains("form-action"), "{policy}");
        let html = second.answer.text();
        for shown in
            ["it@acme.example", "Acme (customer; you are admin)", "androiddeviceprovisioning", "localhost:4711"]
        {
            assert!(html.contains(shown), "{shown}: {html}");
        }
    });
}

#[test]
fn given_a_form_that_another_site_sends_then_nothing_comes_of_it() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let path = program(scene).asks(&[]);
        let (theirs, own) = (open(scene, &path), sign_in(scene, &path, EMAIL));
        let agree = [("step", "consent"), ("decision", "allow")];
        let (own_token, their_token) = (own.form_token.as_str(), theirs.form_token.as_str());
        let with_own = [("form_token", own_token), agree[0], agree[1]].to_vec();
        let with_theirs = [("form_token", their_token), agree[0], agree[1]].to_vec();
        for (headers, fields) in [
            // No cookie, as SameSite=Strict has it; the token of another browser; none; and a browser that tells on the site.
            (vec![], with_own.clone()),
            (vec![("Cookie", own.cookie.as_str())], with_theirs.clone()),
            (vec![("Cookie", own.cookie.as_str())], agree.to_vec()),
            (vec![("Cookie", own.cookie.as_str()), ("Sec-Fetch-Site", "cross-site")], with_own.clone()),
            (vec![("Cookie", theirs.cookie.as_str())], with_theirs.clone()),
        ] {
            let answer = send(scene, &path, &headers, &fields);
            assert_eq!((answer.status, answer.header("location")), (400, None), "{headers:?}");
        }
        let mine = vec![("Cookie", own.cookie.as_str()), ("Sec-Fetch-Site", "same-origin")];
        let sent_to = location(&send(scene, &path, &mine, &with_own));
        assert!(parameter(&sent_to, "code").is_some());
        let again = send(scene, &path, &mine, &with_own);
        assert_eq!(again.status, 400, "a sign-in is good for one consent");
    });
}

#[test]
fn given_a_consent_that_was_read_for_one_request_when_it_is_given_to_another_then_nothing_comes_of_it() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let (read, other) = (program(scene), program(scene));
        let path = read.asks(&[("scope", "openid")]);
        let page = sign_in(scene, &path, EMAIL);
        let agree = [("step", "consent"), ("decision", "allow")];
        for changed in [read.asks(&[]), other.asks(&[("scope", "openid")])] {
            let answer = page.submit(scene, &changed, &agree);
            assert_eq!((answer.status, answer.header("location")), (400, None), "{changed}");
        }
        assert!(parameter(&location(&page.submit(scene, &path, &agree)), "code").is_some());
    });
}

#[test]
fn given_ten_minutes_between_password_and_consent_then_it_took_too_long() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let path = program(scene).asks(&[]);
        let page = sign_in(scene, &path, EMAIL);
        scene.clock.advance_seconds(600);
        let answer = page.submit(scene, &path, &[("step", "consent"), ("decision", "allow")]);
        assert_eq!((answer.status, answer.header("location")), (400, None));
        assert!(answer.text().contains("took too long"), "{}", answer.text());
    });
}

#[test]
fn given_a_request_whose_sender_is_not_known_then_the_person_is_told_and_sent_nowhere() {
    on_every_engine(|scene| {
        let program = program(scene);
        for (more, says) in [
            (&[("client_id", "nosuch")][..], "invalid_client"),
            (&[("client_id", "a\0b")], "invalid_client"),
            (&[("client_id", "")], "client_id"),
            (&[("redirect_uri", "")], "redirect_uri"),
            (&[("redirect_uri", "https://evil.example/")], "redirect_uri_mismatch"),
            (&[("redirect_uri", "javascript:alert(1)")], "redirect_uri_mismatch"),
            (&[("redirect_uri", "urn:ietf:wg:oauth:2.0:oob")], "redirect_uri_mismatch"),
        ] {
            let page = scene.anonymous().get(&program.asks(more));
            assert_eq!((page.status, page.header("location")), (400, None), "{more:?}");
            assert!(page.text().contains(says), "{more:?}: {}", page.text());
        }
        let page = scene.anonymous().get(&program.asks(&[("redirect_uri", "https://evil.example/<b>")])).text();
        assert!(page.contains("https://evil.example/&#60;b&#62;") && page.contains("localhost"), "{page}");
        let twice = scene.anonymous().get(&format!("{}&client_id=x", program.asks(&[])));
        assert_eq!((twice.status, twice.header("location")), (400, None));
    });
}

#[test]
fn given_a_request_that_is_wrong_then_the_program_is_told_with_its_state() {
    on_every_engine(|scene| {
        let program = program(scene);
        for (more, error) in [
            (&[("response_type", "token")][..], "unsupported_response_type"),
            (&[("response_type", "")], "invalid_request"),
            (&[("response_mode", "fragment")], "invalid_request"),
            (&[("request", "x")], "request_not_supported"),
            (&[("scope", "")], "invalid_scope"),
            (&[("scope", "https://www.googleapis.com/auth/drive")], "invalid_scope"),
            (&[("prompt", "none")], "interaction_required"),
            (&[("prompt", "please")], "invalid_request"),
            (&[("access_type", "sometimes")], "invalid_request"),
            (&[("code_challenge_method", "S512")], "invalid_request"),
            (&[("code_challenge", "short")], "invalid_request"),
            (&[("code_challenge", "")], "invalid_request"),
            (&[("include_granted_scopes", "maybe")], "invalid_request"),
        ] {
            let sent_to = location(&scene.anonymous().get(&program.asks(more)));
            assert!(sent_to.starts_with("http://localhost:4711/callback?"), "{sent_to}");
            assert_eq!(parameter(&sent_to, "error").as_deref(), Some(error), "{more:?}: {sent_to}");
            assert_eq!(parameter(&sent_to, "state").as_deref(), Some("a state & more"));
        }
        let twice = format!("{}&scope=openid", program.asks(&[]));
        assert_eq!(parameter(&location(&scene.anonymous().get(&twice)), "error").as_deref(), Some("invalid_request"));
        for path in ["/auth", "/o/oauth2/auth"] {
            let asked = program.asks(&[("prompt", "consent select_account")]).replace("/o/oauth2/v2/auth", path);
            assert_eq!(scene.anonymous().get(&asked).status, 200, "{path} is where key files and older libraries lead");
        }
    });
}

#[test]
fn given_a_wrong_password_or_an_address_nobody_has_then_both_are_told_the_same_and_the_eleventh_is_told_to_wait() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let path = program(scene).asks(&[]);
        let page = open(scene, &path);
        let give = |email: &str, password: &str| {
            page.submit(scene, &path, &[("step", "sign-in"), ("email", email), ("password", password)])
        };
        for (email, password) in [(EMAIL, "wrong"), ("nobody@acme.example", PASSWORD), ("", ""), ("a\0b", PASSWORD)] {
            let answer = give(email, password);
            assert_eq!(answer.status, 400, "{email:?}");
            assert!(answer.text().contains("The address or the password is wrong."), "{}", answer.text());
        }
        for _ in 0..9 {
            assert_eq!(give(EMAIL, "wrong").status, 400);
        }
        let answer = give(EMAIL, PASSWORD);
        assert_eq!(answer.status, 429, "{}", answer.text());
        assert!(answer.header("retry-after").is_some_and(|seconds| seconds.parse::<u64>().unwrap() <= 61));
        assert!(answer.text().contains("try again in"), "the page says when: {}", answer.text());
    });
}

#[test]
fn given_the_right_password_however_often_then_nobody_is_told_to_wait() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let path = program(scene).asks(&[]);
        for _ in 0..12 {
            sign_in(scene, &path, EMAIL);
        }
    });
}

#[test]
fn given_an_address_without_tries_when_it_is_tried_then_its_network_keeps_its_own() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let path = program(scene).asks(&[]);
        let page = open(scene, &path);
        let give = |email: &str| page.submit(scene, &path, &[("step", "sign-in"), ("email", email), ("password", "x")]);
        for _ in 0..10 {
            assert_eq!(give("nobody@acme.example").status, 400);
        }
        for _ in 0..40 {
            assert_eq!(give("nobody@acme.example").status, 429, "the address has none left");
        }
        assert_eq!(sign_in(scene, &path, EMAIL).answer.status, 200, "the network has twenty left");
    });
}

#[test]
fn given_two_tabs_of_one_browser_when_the_first_is_gone_on_with_then_it_still_fits() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let path = program(scene).asks(&[]);
        let first = open(scene, &path);
        let second = Page::of(scene.anonymous().send("GET", &path, &[("Cookie", &first.cookie)], Vec::new()));
        assert_eq!(second.cookie, first.cookie);
        let wrong = second.submit(scene, &path, &[("step", "sign-in"), ("email", EMAIL), ("password", "wrong")]);
        assert_eq!(Page::of(wrong).form_token, first.form_token, "a mistake in one tab is none of the other's");
        for tab in [first, second] {
            let fields = [("step", "sign-in"), ("email", EMAIL), ("password", PASSWORD)];
            assert_eq!(tab.submit(scene, &path, &fields).status, 200);
        }
    });
}
