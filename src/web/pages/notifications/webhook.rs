//! Where alerts are posted to.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::show::{Once, build};
use super::{super::sign_out::Nothing, ADDRESS};
use crate::access::Secret;
use crate::app::App;
use crate::ids::WebhookId;
use crate::notify::{AddressFault, Webhook, WebhookAddress, WebhookKind};
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

/// Adds a webhook and shows its secret, this once.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let kinds = fields.read_with("kind", "fault-parameter-webhook-kind", WebhookKind::from_code)?;
    let kind = kinds.first().copied().unwrap_or(WebhookKind::Generic);
    let address = match WebhookAddress::parse(fields.one("address")) {
        Ok(address) => address,
        Err(fault) => {
            let fault = match fault {
                AddressFault::NoAddress => "webhook-fault-address",
                AddressFault::Open => "webhook-fault-open",
            };
            let once = Once { fault, typed: fields.one("address").to_owned(), ..Once::default() };
            let shown = render(&build(&app, page, &user, once).await?)?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
        }
    };
    let secret = Secret::random().reveal().to_owned();
    let webhook = Webhook { id: WebhookId::new(), kind, address, secret: secret.clone(), locale: page.locale() };
    app.store.add_webhook(&webhook, user.user.id, Timestamp::now()).await?;
    render(&build(&app, page, &user, Once { secret, ..Once::default() }).await?)
}

/// Ends a webhook.
pub async fn remove(
    State(app): State<App>,
    _user: SignedIn,
    Path(id): Path<String>,
    _form: OwnForm<Nothing>,
) -> Result<Response, WebError> {
    let id: WebhookId = id.parse().map_err(|_| WebError::NotFound)?;
    if !app.store.remove_webhook(id, Timestamp::now()).await? {
        return Err(WebError::NotFound);
    }
    Ok(Redirect::to(&format!("{ADDRESS}?done=webhook-off")).into_response())
}
