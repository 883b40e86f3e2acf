//! The OpenAPI document, made of the handlers and their structs.

use std::sync::LazyLock;

use axum::Json;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Content, OpenApi as Document, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{Modify, OpenApi};

use super::{alerts, decisions, observations, phenomena, search, suggestions, watch_topics};
use crate::web::problem::Problem;

/// The name of the way in which callers are known.
const TOKEN: &str = "token";

static DOCUMENT: LazyLock<Document> = LazyLock::new(Api::openapi);

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ilmiötutka API",
        version = "1",
        description = "Observations of structural social work, the phenomena that they report, and the alerts that \
            enough of them raise. Times are RFC 3339 in UTC. What went wrong is told as problem details (RFC 9457) \
            in the language of `Accept-Language`: fi, sv or en. New fields may be added to answers at any time; \
            fields are only removed under another address.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
    ),
    servers((url = "/api/v1", description = "This service.")),
    paths(
        observations::create::create,
        observations::list::list,
        observations::show::show,
        search::search,
        phenomena::list::list,
        phenomena::show::show,
        decisions::list::list,
        decisions::create::create,
        decisions::undo::create,
        suggestions::list::list,
        suggestions::answer::create,
        alerts::list::list,
        alerts::show::show,
        alerts::decide::decide,
        watch_topics::list::list,
        watch_topics::show::show,
        watch_topics::create::create,
        watch_topics::change::change,
        watch_topics::verdict::create,
        watch_topics::grow::create,
    ),
    components(schemas(Problem)),
    tags(
        (name = "Observations", description = "What people have noticed, in their own words."),
        (name = "Phenomena", description = "What several observations report."),
        (name = "Decisions", description = "What people decided about phenomena, and what the grouping suggests."),
        (name = "Alerts", description = "Proposals to look at a phenomenon because enough has come in."),
        (name = "Watch topics", description = "What the work group follows in a sentence of its own."),
    ),
    modifiers(&SharedByAll),
    security(("token" = [])),
)]
struct Api;

/// What holds for every operation: a token is needed, and anything may fail.
struct SharedByAll;

impl Modify for SharedByAll {
    fn modify(&self, document: &mut Document) {
        let mut scheme = Http::new(HttpAuthScheme::Bearer);
        scheme.description = Some("A token of an account, made with `ilmiotutka token create`.".to_owned());
        if let Some(components) = &mut document.components {
            components.add_security_scheme(TOKEN, SecurityScheme::Http(scheme));
        }
        let paths = document.paths.paths.values_mut();
        let operations =
            paths.flat_map(|path| [&mut path.get, &mut path.post, &mut path.put, &mut path.patch, &mut path.delete]);
        for operation in operations.flatten() {
            let responses = &mut operation.responses.responses;
            responses.insert("401".to_owned(), problem("The token is missing or not valid."));
            responses.insert("default".to_owned(), problem("Anything else that went wrong."));
        }
    }
}

fn problem(description: &str) -> RefOr<Response> {
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    ResponseBuilder::new().description(description).content(Problem::MEDIA_TYPE, content).build().into()
}

/// Returns the document.
pub fn document() -> &'static Document {
    &DOCUMENT
}

/// Gives the document to whoever asks: it tells nothing about anybody.
pub async fn show() -> Json<&'static Document> {
    Json(document())
}
