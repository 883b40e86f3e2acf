//! The campaigns, and a form for another.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::App;
use crate::intake::{Campaign, CampaignFault, CampaignState, LONGEST_QUESTION, LONGEST_TITLE, ServiceLine};
use crate::web::field::{Choice, Field};
use crate::web::fields::Fields;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, choices, picture_code, render, views};

/// A campaign of the list.
struct Row {
    id: String,
    title: (String, &'static str),
    address: String,
    days: String,
    state: String,
    color: &'static str,
    /// What the button does: `closed` or `open`; none once the last day is past.
    next: Option<&'static str>,
    /// What is filled in.
    presets: String,
    sent: u64,
    /// The address as a picture that a telephone reads.
    code: String,
}

#[derive(Template)]
#[template(path = "campaigns.html")]
struct CampaignsPage {
    page: Page,
    rows: Vec<Row>,
    /// Title, question in either language, days, address.
    texts: Vec<Field>,
    questions: Vec<Field>,
    days: Vec<Field>,
    address: Field,
    county: Option<Field>,
    municipality: Field,
    service_line: Field,
    is_event: bool,
    /// Whether the reader makes and closes them.
    may_change: bool,
}

impl CampaignsPage {
    /// Returns the fields in the order of the form.
    fn fields(&self) -> Vec<&Field> {
        let first = self.texts.iter().chain(&self.questions).chain(&self.days);
        first.chain([&self.address]).chain(&self.county).chain([&self.municipality, &self.service_line]).collect()
    }
}

/// Shows them.
pub async fn show(State(app): State<App>, page: Page, _user: SignedIn) -> Result<Response, WebError> {
    render_page(&app, page, None).await
}

/// Shows them with what was typed and what is wrong with it.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn render_page(
    app: &App,
    page: Page,
    typed: Option<(&Fields, &[CampaignFault])>,
) -> Result<Response, WebError> {
    let today = app.config.interface.day_of(Timestamp::now());
    let campaigns = app.store.campaigns().await?;
    let rows = campaigns.iter().map(|(campaign, sent)| row(app, &page, campaign, *sent, today));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    let locale = page.locale();
    let value = |name: &str| typed.map(|(fields, _)| fields.one(name).to_owned()).unwrap_or_default();
    let faulty = |mut field: Field, own: &[CampaignFault]| {
        let found = typed.map(|(_, faults)| faults).unwrap_or_default().iter().filter(|fault| own.contains(fault));
        field.faults.extend(found.map(|fault| told(&page, *fault)));
        field
    };
    let optional = |name: &str, key: &str| Field::optional(locale, name, key, &value(name));
    let required = |name: &str, key: &str| Field::required(locale, name, key, &value(name));
    use CampaignFault as Fault;
    let texts = vec![
        faulty(
            optional("title_fi", "campaign-title-fi").hint(locale, "campaign-title-hint"),
            &[Fault::NoTitle, Fault::LongTitle],
        ),
        optional("title_sv", "campaign-title-sv"),
    ];
    let questions = vec![
        faulty(
            optional("question_fi", "campaign-question-fi").hint(locale, "campaign-question-hint"),
            &[Fault::LongQuestion],
        ),
        optional("question_sv", "campaign-question-sv"),
    ];
    let days = vec![
        faulty(required("first_day", "campaign-first"), &[Fault::FirstDay]),
        faulty(required("last_day", "campaign-last"), &[Fault::LastDay]),
    ];
    let county =
        app.config.interface.county.is_none().then(|| county(app, optional("county", "campaign-county"), &page));
    let places = app.reference.municipalities().iter().map(|place| place.names.in_language(locale.code()).to_owned());
    let lines = ServiceLine::ALL.iter().map(|line| Choice {
        value: line.code().to_owned(),
        label: app.reference.service_line_names(*line).in_language(locale.code()).to_owned(),
    });
    render(&CampaignsPage {
        rows,
        texts,
        questions,
        days,
        address: faulty(
            optional("address", "campaign-address").hint(locale, "campaign-address-hint"),
            &[Fault::Address, Fault::AddressTaken],
        ),
        county,
        municipality: faulty(
            optional("municipality", "phenomenon-municipality").choices(choices::in_order(locale, places)),
            &[Fault::Municipality],
        ),
        service_line: faulty(optional("service_line", "phenomenon-service-line").choices(lines), &[Fault::Choice]),
        is_event: typed.is_none_or(|(fields, _)| !fields.one("event").is_empty()),
        may_change: page.may_send("/app/campaigns"),
        page,
    })
}

fn county(app: &App, field: Field, page: &Page) -> Field {
    let code = page.locale().code();
    let mut counties: Vec<Choice> = app
        .reference
        .counties()
        .iter()
        .map(|county| Choice { value: county.id.clone(), label: county.names.in_language(code).to_owned() })
        .collect();
    choices::sort_by_name(page.locale(), &mut counties, |county| county.label.clone());
    field.choices(counties)
}

fn row(app: &App, page: &Page, campaign: &Campaign, sent: u64, today: Date) -> Result<Row, WebError> {
    let (locale, is) = (page.locale(), &campaign.is);
    let state = campaign.state(today);
    let (state_key, color) = match state {
        CampaignState::Coming => ("campaign-state-coming", "info"),
        CampaignState::Open => ("campaign-state-open", "success"),
        CampaignState::Closed => ("campaign-state-closed", "neutral"),
    };
    let is_past = today > is.last_day;
    let county = is.county.as_deref().map(|id| views::county(locale, app.reference, id));
    let place = is.municipality.as_deref().map(|code| views::municipality(locale, app.reference, code));
    let line = is.service_line.map(|line| views::service_line(locale, app.reference, line));
    let presets: Vec<String> = [county, place, line].into_iter().flatten().collect();
    let address = format!("{}/campaigns/{}", app.config.server.public_url, is.address);
    let days = [("first", locale.date(is.first_day).into()), ("last", locale.date(is.last_day).into())];
    let title = is.title.in_language(locale.code()).map(|(title, lang)| (title.to_owned(), lang));
    Ok(Row {
        id: campaign.id.to_string(),
        title: title.unwrap_or_default(),
        code: picture_code::svg(&address)?,
        address,
        days: page.text_with("event-days", &days).into_owned(),
        state: page.text(state_key).into_owned(),
        color,
        next: (!is_past).then_some(if campaign.ended_at.is_some() { "open" } else { "closed" }),
        presets: presets.join(" · "),
        sent,
    })
}

fn told(page: &Page, fault: CampaignFault) -> std::borrow::Cow<'static, str> {
    match fault {
        CampaignFault::NoTitle => page.text("campaign-fault-title"),
        CampaignFault::LongTitle => page.text_with("campaign-fault-title-long", &[("limit", LONGEST_TITLE.into())]),
        CampaignFault::LongQuestion => {
            page.text_with("campaign-fault-question-long", &[("limit", LONGEST_QUESTION.into())])
        }
        CampaignFault::Address => page.text("campaign-fault-address"),
        CampaignFault::AddressTaken => page.text("campaign-fault-address-taken"),
        CampaignFault::FirstDay => page.text("event-fault-first"),
        CampaignFault::LastDay => page.text("event-fault-last"),
        CampaignFault::Municipality => page.text("accounts-fault-municipality"),
        CampaignFault::Choice => page.text("accounts-fault-choice"),
    }
}
