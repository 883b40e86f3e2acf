//! The list of watch topics.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::ids::WatchTopicId;
use crate::phenomena::watch::{self, WatchState, WatchTopic};
use crate::web::session::SignedIn;
use crate::web::views;
use crate::web::{Page, WebError, render};

/// An open topic of the list.
struct Row {
    id: WatchTopicId,
    description: String,
    /// The language of the description; empty where it is not known.
    lang: &'static str,
    opened: String,
    /// How many observations fit, people's own choices included.
    fitting: u64,
    /// How many of them nobody has looked at.
    unseen: u64,
}

/// A topic of the list that is followed no more.
struct Ended {
    id: WatchTopicId,
    description: String,
    /// The language of the description; empty where it is not known.
    lang: &'static str,
}

impl Ended {
    fn of(topic: &WatchTopic) -> Self {
        Self {
            id: topic.id,
            description: topic.description.text().to_owned(),
            lang: views::lang(topic.description.language()),
        }
    }
}

#[derive(Template)]
#[template(path = "watch-topics.html")]
struct WatchTopicsPage {
    page: Page,
    open: Vec<Row>,
    ended: Vec<Ended>,
}

/// Shows the topics, open ones first.
pub async fn show(State(app): State<App>, page: Page, _user: SignedIn) -> Result<Response, WebError> {
    let (mut open, mut ended) = (Vec::new(), Vec::new());
    for topic in app.store.watch_topics().await? {
        match topic.state {
            WatchState::Open => open.push(row(&app, &page, &topic).await?),
            WatchState::Closed | WatchState::Grown => ended.push(Ended::of(&topic)),
        }
    }
    render(&WatchTopicsPage { open, ended, page })
}

async fn row(app: &App, page: &Page, topic: &WatchTopic) -> Result<Row, WebError> {
    let threshold = watch::threshold(&app.store.judged_watch_hits(topic.id).await?);
    let (accepted, unseen) = app.store.watch_hit_counts(topic.id, threshold).await?;
    Ok(Row {
        id: topic.id,
        description: topic.description.text().to_owned(),
        lang: views::lang(topic.description.language()),
        opened: page.date(topic.created_at),
        fitting: accepted + unseen,
        unseen,
    })
}
