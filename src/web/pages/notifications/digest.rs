//! Somebody chooses when to be told by mail.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::ADDRESS;
use crate::access::Secret;
use crate::app::App;
use crate::notify::{DigestWish, Rhythm};
use crate::store::StoredWish;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// Keeps the wish, in the language that the page is read in, or ends the digests.
pub async fn update(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let done = |done: &str| Ok(Redirect::to(&format!("{ADDRESS}?done={done}")).into_response());
    if fields.one("rhythm").is_empty() {
        app.store.delete_digest_wish(user.user.id).await?;
        return done("digest-off");
    }
    let number = |name: &str| fields.read::<i8>(name).map(|values| values.first().copied().unwrap_or_default());
    let rhythms = fields.read_with("rhythm", "fault-parameter-rhythm", Rhythm::from_code)?;
    let (weekday, hour) = (number("weekday")?, number("hour")?);
    let wish = rhythms.first().and_then(|&rhythm| DigestWish::new(rhythm, weekday, hour));
    let wish = wish.ok_or_else(|| WebError::Parameters(Vec::new()))?;
    let now = Timestamp::now();
    let kept = StoredWish {
        user: user.user.id,
        wish,
        locale: page.locale(),
        told_until: now,
        next_at: wish.next(now, &app.config.interface.time_zone),
        unsubscribe: Secret::random().reveal().to_owned(),
    };
    app.store.save_digest_wish(&kept).await?;
    done("digest")
}
