//! The codes of enumerations, as the OpenAPI document lists them.

use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};

use crate::alerts::{AlertKind, AlertState};
use crate::intake::{ReporterGroup, ServiceLine, Source};
use crate::store::{NamedBy, PhenomenonState};

fn one_of<'c>(codes: impl IntoIterator<Item = &'c str>) -> Object {
    ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).enum_values(Some(codes)).build()
}

/// Like [`one_of`], or null.
fn one_of_or_null<'c>(codes: impl IntoIterator<Item = &'c str>) -> Object {
    let codes = codes.into_iter().map(|code| serde_json::json!(code)).chain([serde_json::Value::Null]);
    ObjectBuilder::new().schema_type(SchemaType::from_iter([Type::String, Type::Null])).enum_values(Some(codes)).build()
}

pub fn service_line() -> Object {
    one_of_or_null(ServiceLine::ALL.iter().map(|line| line.code()))
}

pub fn reporter() -> Object {
    one_of_or_null(ReporterGroup::ALL.iter().map(|group| group.code()))
}

pub fn source() -> Object {
    one_of(Source::ALL.iter().map(|source| source.code()))
}

pub fn language() -> Object {
    one_of(["fi", "sv", "other"])
}

pub fn phenomenon_state() -> Object {
    one_of(PhenomenonState::ALL.iter().map(|state| state.code()))
}

pub fn named_by() -> Object {
    one_of(NamedBy::ALL.iter().map(|named_by| named_by.code()))
}

pub fn alert_kind() -> Object {
    one_of(AlertKind::ALL.iter().map(|kind| kind.code()))
}

pub fn alert_state() -> Object {
    one_of(AlertState::ALL.iter().map(|state| state.code()))
}

pub fn found_by() -> Object {
    one_of(["words", "meaning", "filters"])
}

pub fn typed_field() -> Object {
    one_of(["municipality", "county", "service_line", "reporter", "language"])
}
