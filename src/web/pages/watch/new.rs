//! A new watch topic.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::form::{self, DescriptionForm};
use crate::app::App;
use crate::phenomena::watch;
use crate::web::field::Field;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

#[derive(Template)]
#[template(path = "watch-topic-new.html")]
struct NewTopicPage {
    page: Page,
    description: Field,
}

impl NewTopicPage {
    fn fields(&self) -> Vec<&Field> {
        vec![&self.description]
    }
}

/// What the topic may begin with.
#[derive(Deserialize)]
pub struct Beginning {
    /// A description, such as the words of a search.
    #[serde(default)]
    description: String,
}

/// Shows the form.
pub async fn show(page: Page, _user: SignedIn, Query(beginning): Query<Beginning>) -> Result<Response, WebError> {
    render(&NewTopicPage { description: form::field(&page, &beginning.description, None), page })
}

/// Opens the topic and leads to what was found for it, or shows the form again.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(form): OwnForm<DescriptionForm>,
) -> Result<Response, WebError> {
    match form.read(&app, &page) {
        Ok(description) => {
            let id = watch::open(&app, description, user.user.id, Timestamp::now()).await.map_err(form::failed)?;
            Ok(Redirect::to(&format!("/app/watch-topics/{id}")).into_response())
        }
        Err(fault) => {
            let description = form::field(&page, &form.description, Some(fault));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&NewTopicPage { description, page })?).into_response())
        }
    }
}
