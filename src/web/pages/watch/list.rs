//! The list of watch topics.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::ids::WatchTopicId;
use crate::phenomena::watch::{self, Verdict, WatchState, WatchTopic};
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

/// A topic of the list.
struct Row {
    id: WatchTopicId,
    description: String,
    /// The language of the description.
    lang: &'static str,
    opened: String,
    /// How many observations fit, people's own choices included.
    fitting: usize,
    /// How many of them nobody has looked at.
    unseen: usize,
}

#[derive(Template)]
#[template(path = "watch-topics.html")]
struct WatchTopicsPage {
    page: Page,
    open: Vec<Row>,
    ended: Vec<Row>,
}

/// Shows the topics, open ones first.
pub async fn show(State(app): State<App>, page: Page, _user: SignedIn) -> Result<Response, WebError> {
    let (mut open, mut ended) = (Vec::new(), Vec::new());
    for topic in app.store.watch_topics().await? {
        let row = row(&app, &page, &topic).await?;
        if topic.state == WatchState::Open { open.push(row) } else { ended.push(row) }
    }
    render(&WatchTopicsPage { open, ended, page })
}

async fn row(app: &App, page: &Page, topic: &WatchTopic) -> Result<Row, WebError> {
    let hits = app.store.watch_hits(topic.id).await?;
    let threshold = watch::threshold(&hits);
    let accepted = hits.iter().filter(|hit| hit.verdict == Verdict::Accepted).count();
    let unseen = hits.iter().filter(|hit| hit.verdict == Verdict::Proposed && hit.fit >= threshold).count();
    Ok(Row {
        id: topic.id,
        description: topic.description.text().to_owned(),
        lang: topic.description.language().code(),
        opened: page.date(topic.created_at),
        fitting: accepted + unseen,
        unseen,
    })
}
