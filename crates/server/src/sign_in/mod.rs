//! The pages on which people sign in, allow programs to act for them, and set their password. They are plain HTML without
//! scripts. Everything that was asked for stands in the address, and is checked again at each step.

mod attempts;
mod authorization;
mod browser;
mod consent;
mod invitation;
mod page;
mod password;
mod tries;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::app::App;

pub(crate) use attempts::Attempts;

/// Where an invitation leads.
pub(crate) const INVITATION_PATH: &str = "/invitation";

/// Where programs send people: Muster's own address, which key files name, and those that Google's libraries have built in.
const AUTHORIZATION_PATHS: [&str; 3] = ["/auth", "/o/oauth2/auth", "/o/oauth2/v2/auth"];

/// The paths of the pages.
pub(crate) fn routes() -> Router<Arc<App>> {
    let mut router = Router::new().route(INVITATION_PATH, get(invitation::show).post(invitation::accept));
    for path in AUTHORIZATION_PATHS {
        router = router.route(path, get(authorization::show).post(authorization::step));
    }
    router
}

/// The paths of [`routes`], for whoever must know them without asking one.
pub(crate) fn paths() -> impl Iterator<Item = &'static str> {
    [INVITATION_PATH].into_iter().chain(AUTHORIZATION_PATHS)
}
