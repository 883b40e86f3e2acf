//! The page that shows the API, made of its OpenAPI document.

use std::sync::LazyLock;

use askama::Template;
use axum::response::Response;
use serde_json::Value;

use super::openapi;
use crate::web::{Page, WebError, render};

/// The document's methods, in the order in which the page shows them.
const METHODS: [&str; 2] = ["get", "post"];

static CONTENT: LazyLock<Content> = LazyLock::new(|| Content::of(&serde_json::json!(openapi::document())));

#[derive(Template)]
#[template(path = "api.html")]
struct ReferencePage {
    page: Page,
    content: &'static Content,
}

/// What the page shows.
struct Content {
    description: String,
    groups: Vec<Group>,
    schemas: Vec<Schema>,
}

/// The operations about one subject.
struct Group {
    name: String,
    description: String,
    operations: Vec<Operation>,
}

struct Operation {
    id: String,
    method: String,
    path: String,
    summary: String,
    description: String,
    parameters: Vec<Member>,
    /// The schema of the body.
    body: Option<Kind>,
    answers: Vec<Answer>,
}

struct Answer {
    status: String,
    description: String,
    body: Option<Kind>,
}

struct Schema {
    name: String,
    description: String,
    fields: Vec<Member>,
}

/// A parameter of an operation or a field of a schema.
struct Member {
    name: String,
    kind: Kind,
    is_required: bool,
    description: String,
}

/// What a value is: words, and the schema that they lead to.
#[derive(Debug, PartialEq, Eq)]
struct Kind {
    words: String,
    schema: Option<String>,
}

/// Shows the API.
pub async fn show(page: Page) -> Result<Response, WebError> {
    render(&ReferencePage { page, content: &CONTENT })
}

impl Content {
    fn of(document: &Value) -> Self {
        let operations: Vec<(String, Operation)> = entries(&document["paths"])
            .flat_map(|(path, methods)| METHODS.map(|method| (path, method, &methods[method])))
            .filter(|(_, _, operation)| operation.is_object())
            .map(|(path, method, operation)| (text(&operation["tags"][0]), Operation::of(method, path, operation)))
            .collect();
        let mut groups: Vec<Group> = items(&document["tags"])
            .map(|tag| Group { name: text(&tag["name"]), description: text(&tag["description"]), operations: vec![] })
            .collect();
        for (tag, operation) in operations {
            if let Some(group) = groups.iter_mut().find(|group| group.name == tag) {
                group.operations.push(operation);
            }
        }
        let schemas = &document["components"]["schemas"];
        Self {
            description: text(&document["info"]["description"]),
            groups,
            schemas: entries(schemas).map(|(name, schema)| Schema::of(name, schema, schemas)).collect(),
        }
    }
}

impl Operation {
    fn of(method: &str, path: &str, operation: &Value) -> Self {
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        Self {
            id: text(&operation["operationId"]),
            method: method.to_uppercase(),
            path: format!("/api/v1{path}"),
            summary: text(&operation["summary"]),
            description: text(&operation["description"]),
            parameters: items(&operation["parameters"])
                .map(|parameter| Member {
                    name: text(&parameter["name"]),
                    kind: Kind::of(&parameter["schema"]),
                    is_required: parameter["required"] == true,
                    description: text(&parameter["description"]),
                })
                .collect(),
            body: body.is_object().then(|| Kind::of(body)),
            answers: entries(&operation["responses"])
                .map(|(status, answer)| Answer {
                    status: status.to_owned(),
                    description: text(&answer["description"]),
                    body: entries(&answer["content"]).next().map(|(_, content)| Kind::of(&content["schema"])),
                })
                .collect(),
        }
    }
}

impl Schema {
    fn of(name: &str, schema: &Value, schemas: &Value) -> Self {
        Self { name: name.to_owned(), description: text(&schema["description"]), fields: fields(schema, schemas) }
    }
}

/// Returns the fields of a schema, with those of the schemas that it is put together from; of a choice, what may be chosen.
fn fields(schema: &Value, schemas: &Value) -> Vec<Member> {
    let parts = items(&schema["allOf"]).flat_map(|part| {
        let part = reference(part).map_or(part, |name| &schemas[name]);
        fields(part, schemas)
    });
    let choices = items(&schema["oneOf"]).map(|choice| {
        let kind = Kind::of(choice);
        let told = reference(choice).map_or(choice, |name| &schemas[name]);
        Member { name: kind.words.clone(), kind, is_required: false, description: text(&told["description"]) }
    });
    let own = entries(&schema["properties"]).map(|(name, field)| Member {
        name: name.to_owned(),
        kind: Kind::of(field),
        is_required: items(&schema["required"]).any(|required| required == name),
        description: description(field),
    });
    parts.chain(choices).chain(own).collect()
}

impl Kind {
    fn of(schema: &Value) -> Self {
        if let Some(name) = reference(schema) {
            return Self { words: name.to_owned(), schema: Some(name.to_owned()) };
        }
        if schema["type"] == "array" {
            let item = Self::of(&schema["items"]);
            return Self { words: format!("list of {}", item.words), schema: item.schema };
        }
        if schema["oneOf"].is_array() {
            let kinds: Vec<Self> = items(&schema["oneOf"]).map(Self::of).collect();
            let words: Vec<&str> = kinds.iter().map(|kind| kind.words.as_str()).collect();
            return Self { words: words.join(" or "), schema: kinds.iter().find_map(|kind| kind.schema.clone()) };
        }
        if schema["enum"].is_array() {
            let values: Vec<String> =
                items(&schema["enum"]).map(|value| value.as_str().unwrap_or("null").to_owned()).collect();
            return Self { words: values.join(" | "), schema: None };
        }
        let types: Vec<String> = match &schema["type"] {
            Value::Array(types) => types.iter().map(text).collect(),
            one => vec![text(one)],
        };
        let words = types.join(" or ");
        let format = text(&schema["format"]);
        let words = if format.is_empty() { words } else { format!("{words} ({format})") };
        Self { words, schema: None }
    }
}

/// Returns what is told of a field, by itself or, where it may be absent, by what it may be.
fn description(field: &Value) -> String {
    let mut told = std::iter::once(field).chain(items(&field["oneOf"])).map(|part| text(&part["description"]));
    told.find(|told| !told.is_empty()).unwrap_or_default()
}

/// Returns the name of the schema that a reference leads to.
fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_and_field_of_the_document_is_told_in_words() {
        assert!(CONTENT.groups.iter().all(|group| !group.operations.is_empty()));
        for operation in CONTENT.groups.iter().flat_map(|group| &group.operations) {
            assert!(!operation.summary.is_empty(), "{}", operation.path);
            for parameter in &operation.parameters {
                assert!(!parameter.description.is_empty(), "{} {}", operation.path, parameter.name);
            }
        }
        for schema in &CONTENT.schemas {
            assert!(!schema.description.is_empty() && !schema.fields.is_empty(), "{}", schema.name);
            for field in &schema.fields {
                let is_told = !field.description.is_empty() && !field.kind.words.is_empty();
                assert!(is_told, "{}.{}: {:?}", schema.name, field.name, field.kind);
            }
        }
    }
}
