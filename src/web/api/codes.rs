//! The codes of enumerations, as the OpenAPI document lists them; a field with such a schema takes
//! its description from here.

use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};

use crate::alerts::{AlertKind, AlertState, CalibrationSource, Side, Test};
use crate::intake::{ReporterGroup, ServiceLine, Source};
use crate::phenomena::decisions::DecisionKind;
use crate::phenomena::watch::{Verdict, WatchState};
use crate::search::{FoundBy, TypedField};
use crate::store::{NamedBy, PhenomenonState};

fn one_of<'c>(description: &str, codes: impl IntoIterator<Item = &'c str>) -> Object {
    ObjectBuilder::new()
        .schema_type(SchemaType::Type(Type::String))
        .description(Some(description))
        .enum_values(Some(codes))
        .build()
}

/// Like [`one_of`], or null.
fn one_of_or_null<'c>(description: &str, codes: impl IntoIterator<Item = &'c str>) -> Object {
    let codes = codes.into_iter().map(|code| serde_json::json!(code)).chain([serde_json::Value::Null]);
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .description(Some(description))
        .enum_values(Some(codes))
        .build()
}

pub fn service_line() -> Object {
    one_of_or_null("The service line.", ServiceLine::ALL.iter().map(|line| line.code()))
}

pub fn reporter() -> Object {
    one_of_or_null("The group that its sender belongs to.", ReporterGroup::ALL.iter().map(|group| group.code()))
}

pub fn source() -> Object {
    one_of("The way by which it came in.", Source::ALL.iter().map(|source| source.code()))
}

pub fn language() -> Object {
    one_of("The language of the text.", ["fi", "sv", "other"])
}

pub fn phenomenon_state() -> Object {
    one_of(
        "Where it stands: shown, part of another, without observations, or dismissed by a person.",
        PhenomenonState::ALL.iter().map(|state| state.code()),
    )
}

pub fn named_by() -> Object {
    one_of(
        "Who called it so: the machine proposes, a person decides.",
        NamedBy::ALL.iter().map(|named_by| named_by.code()),
    )
}

pub fn decision_kind() -> Object {
    one_of("What was decided.", DecisionKind::ALL.iter().map(|kind| kind.code()))
}

pub fn suggestion_kind() -> Object {
    let kinds = [DecisionKind::Merge, DecisionKind::Split, DecisionKind::Move];
    one_of("What is proposed.", kinds.map(DecisionKind::code))
}

pub fn alert_kind() -> Object {
    one_of("Why it was raised.", AlertKind::ALL.iter().map(|kind| kind.code()))
}

pub fn alert_test() -> Object {
    one_of("What tells that more has come in than before.", Test::ALL.iter().map(|test| test.code()))
}

pub fn calibration_source() -> Object {
    one_of("What a threshold comes from.", CalibrationSource::ALL.iter().map(|source| source.code()))
}

pub fn alert_side() -> Object {
    one_of("What reports are told apart by.", Side::ALL.iter().map(|side| side.code()))
}

pub fn alert_state() -> Object {
    one_of("Where it stands, or is to stand.", AlertState::ALL.iter().map(|state| state.code()))
}

pub fn watch_state() -> Object {
    one_of(
        "Where it stands: followed, closed, or become a phenomenon.",
        WatchState::ALL.iter().map(|state| state.code()),
    )
}

pub fn watch_verdict() -> Object {
    one_of("Whether it fits.", Verdict::ALL.iter().map(|verdict| verdict.code()))
}

pub fn found_by() -> Object {
    one_of(
        "What it was found by: by synonyms when only words occur that say the same, by meaning when none does.",
        FoundBy::ALL.iter().map(|found_by| found_by.code()),
    )
}

pub fn typed_field() -> Object {
    one_of("What the value is about.", TypedField::ALL.iter().map(|field| field.code()))
}
