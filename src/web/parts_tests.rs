//! The parts in `templates/parts/` as pages use them.

use askama::Template;
use jiff::Timestamp;

use super::field::{Choice, Field};
use super::{Chart, Locale, Page, Pagination};
use crate::access::{Email, Role, Scope, User};
use crate::ids::UserId;
use crate::intake::{self, Fault};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout.html" %}
{% import "parts/chart.html" as charts %}
{% import "parts/form.html" as form %}
{% import "parts/pages.html" as pages %}
{% import "parts/ui.html" as ui %}
{% block title %}Parts{% endblock %}
{% block content %}
{{ ui::heading("Parts", "All of them") }}
{{ ui::tag("New", "ember") }}
{{ ui::figure(page.number(1234), "reports") }}
{{ ui::message("success", "Done") }}
{{ ui::empty("Nothing yet", "It will come.", "/", "Make one") }}
{% call ui::card("Card") %}<p>Inside the card</p>{% endcall %}
{% call ui::table("Rows") %}<tbody><tr><td>Inside the table</td></tr></tbody>{% endcall %}
{{ charts::chart(chart, page) }}
{{ charts::small_chart(chart) }}
{{ pages::links(pagination, page) }}
{{ form::error_summary("Mend these", self.fields()) }}
{{ form::text(field, "text") }}
{{ form::text_area(field, 8) }}
{{ form::choice(field, "Choose") }}
{{ form::radios(field) }}
{% endblock %}
{% block scripts %}{{ charts::script(page) }}{% endblock %}"#
)]
struct PartsPage {
    page: Page,
    chart: Chart,
    pagination: Pagination,
    field: Field,
}

impl PartsPage {
    fn fields(&self) -> Vec<&Field> {
        vec![&self.field]
    }
}

/// Returns the account of a member of the work group.
fn member(name: &str) -> User {
    User {
        id: UserId::new(),
        email: Email::parse("aino@example.fi").unwrap(),
        name: name.to_owned(),
        role: Role::Member,
        scope: Scope::ALL,
        created_at: Timestamp::UNIX_EPOCH,
        disabled_at: None,
        signed_in_at: None,
    }
}

fn parts(locale: Locale, signed_in_as: Option<&str>) -> String {
    let fault = Fault::new(intake::Field::Municipality, "field-optional");
    let mut page = Page::for_tests(locale);
    page.signed_in_as = signed_in_as.map(str::to_owned);
    page.reader = signed_in_as.map(member);
    PartsPage {
        page,
        chart: Chart::counts("Course".into(), "Month".into(), "Reports".into(), vec![("1/2026".into(), 1234)]),
        pagination: Pagination::new(2, 60, 20, "/app/search?q=<b>"),
        field: Field::required(locale, "municipality", "languages", "\"Pori\" & <b>")
            .choices([Choice { value: "609".into(), label: "Pori".into() }])
            .faults(locale, &[fault]),
    }
    .render()
    .unwrap()
}

#[test]
fn every_part_can_be_used_from_a_page() {
    for locale in Locale::ALL {
        let html = parts(locale, None);
        for piece in
            ["Inside the card", "Inside the table", "ds-error-summary", "data-chart", "rel=\"prev\"", "<datalist"]
        {
            assert!(html.contains(piece), "{piece} is missing in {}", locale.code());
        }
    }
}

#[test]
fn what_was_typed_is_escaped() {
    let html = parts(Locale::Fi, None);
    assert!(html.contains("&#34;Pori&#34; &#38; &#60;b&#62;"));
    assert!(!html.contains("<b>"));
}

#[test]
fn a_fault_is_tied_to_its_field_and_led_to_from_the_summary() {
    let html = parts(Locale::Sv, None);
    assert!(html.contains(r##"href="#field-municipality""##));
    assert!(html.contains(r#"aria-invalid="true" aria-describedby="field-municipality-fault""#));
}

#[test]
fn a_page_has_its_language_a_skip_link_and_no_inline_script_or_style() {
    let html = parts(Locale::Sv, Some("Aino"));
    assert!(html.contains(r#"<html lang="sv""#));
    assert!(html.contains(r##"href="#content""##) && html.contains(r#"id="content""#));
    assert!(!html.contains(" style=") && !html.contains("<style") && !html.contains("<script>"));
}

#[test]
fn the_menu_is_for_those_signed_in() {
    assert!(!parts(Locale::Fi, None).contains("/app/phenomena"));
    let html = parts(Locale::Fi, Some("Aino"));
    assert!(html.contains("/app/phenomena") && html.contains("Aino"));
}
