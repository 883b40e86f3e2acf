//! What an account may do and see, as the form says it.

use crate::access::{Role, Scope};
use crate::intake::{Reference, ServiceLine};
use crate::web::field::{Choice, Field};
use crate::web::fields::Fields;
use crate::web::{Page, choices, views};

/// The message about a municipality that no list knows.
const UNKNOWN_PLACE: &str = "accounts-fault-municipality";

/// The message about anything else that the form does not offer.
const UNKNOWN_CODE: &str = "accounts-fault-choice";

/// A role and limits, or the message about what is wrong with them. What is not known is never left out: it could leave
/// an account without the limits it was to have.
///
/// # Errors
///
/// When a municipality, or anything that the form offers by a code, is unknown.
pub fn read(fields: &Fields) -> Result<(Role, Scope), &'static str> {
    let role = Role::from_code(fields.one("role")).ok_or(UNKNOWN_CODE)?;
    let reference = Reference::embedded();
    let mut scope = Scope::ALL;
    let county = |id: &&str| reference.county(id).map(|county| county.id.clone()).ok_or(UNKNOWN_CODE);
    let counties: Vec<String> = fields.all("county").iter().map(county).collect::<Result<_, _>>()?;
    if !counties.is_empty() {
        scope = scope.within_counties(counties);
    }
    let line = |code: &&str| ServiceLine::from_code(code).ok_or(UNKNOWN_CODE);
    let lines: Vec<ServiceLine> = fields.all("line").iter().map(line).collect::<Result<_, _>>()?;
    if !lines.is_empty() {
        scope = scope.within_service_lines(lines);
    }
    let mut municipalities = Vec::new();
    for name in fields.one("municipalities").split(',').map(str::trim).filter(|name| !name.is_empty()) {
        municipalities.push(reference.municipality(name).ok_or(UNKNOWN_PLACE)?.code.clone());
    }
    if !municipalities.is_empty() {
        scope = scope.within_municipalities(municipalities);
    }
    Ok((role, scope))
}

/// What a form that was refused says of role and limits, as far as it can be read, to show it again.
pub struct Typed {
    /// What the owner was to do.
    pub role: Role,
    /// The limits but for municipalities.
    pub scope: Scope,
    /// The municipalities as they were typed.
    pub municipalities: String,
}

impl Default for Typed {
    fn default() -> Self {
        Self { role: Role::Member, scope: Scope::ALL, municipalities: String::new() }
    }
}

impl Typed {
    /// Reads what can be read.
    pub fn of(fields: &Fields) -> Self {
        let counties = fields.all("county").into_iter().filter_map(|id| Reference::embedded().county(id));
        let lines = fields.all("line").into_iter().filter_map(ServiceLine::from_code);
        Self {
            role: Role::from_code(fields.one("role")).unwrap_or(Role::Member),
            scope: Scope::ALL.within_counties(counties.map(|county| county.id.clone())).within_service_lines(lines),
            municipalities: fields.one("municipalities").to_owned(),
        }
    }
}

/// A box to tick: what it sends, what it says, whether it is ticked.
pub type Tick = (String, String, bool);

/// The fields of role and limits.
pub struct RightsFields {
    /// What the owner does here.
    pub role: Field,
    /// The counties, by name.
    pub counties: Vec<Tick>,
    /// The service lines.
    pub lines: Vec<Tick>,
    /// The municipalities, parted by commas.
    pub municipalities: Field,
}

impl RightsFields {
    /// Makes the fields; `id` tells those of one account from those of another on the same page.
    pub fn new(page: &Page, id: &str, role: Role, scope: &Scope) -> Self {
        let (locale, reference) = (page.locale(), Reference::embedded());
        let roles = Role::ALL
            .iter()
            .map(|role| Choice { value: role.code().to_owned(), label: page.text(role_key(*role)).into_owned() });
        let mut counties: Vec<Tick> = reference
            .counties()
            .iter()
            .map(|county| {
                let is_in = scope.counties().is_some_and(|ids| ids.contains(&county.id));
                (county.id.clone(), views::county(locale, reference, &county.id), is_in)
            })
            .collect();
        choices::sort_by_name(locale, &mut counties, |(_, name, _)| name.clone());
        let line = |line: &ServiceLine| {
            let is_in = scope.service_lines().is_some_and(|lines| lines.contains(line));
            (line.code().to_owned(), views::service_line(locale, reference, *line), is_in)
        };
        let names =
            scope.municipalities().into_iter().flatten().map(|code| views::municipality(locale, reference, code));
        let municipalities = names.collect::<Vec<_>>().join(", ");
        let mut role_field = Field::required(locale, "role", "accounts-role", role.code()).choices(roles);
        let mut places = Field::optional(locale, "municipalities", "accounts-municipalities", &municipalities)
            .hint(locale, "accounts-municipalities-hint");
        for field in [&mut role_field, &mut places] {
            field.id = format!("{}-{id}", field.id);
        }
        Self { role: role_field, counties, lines: ServiceLine::ALL.iter().map(line).collect(), municipalities: places }
    }

    /// Shows these municipalities, as they were typed.
    pub fn with_municipalities(mut self, typed: String) -> Self {
        self.municipalities.value = typed;
        self
    }
}

/// Returns the key of a role's name.
pub const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Member => "role-member",
        Role::Coordinator => "role-coordinator",
        Role::ServiceLineTeam => "role-service-line-team",
        Role::Leadership => "role-leadership",
        Role::CentreOfExcellence => "role-centre-of-excellence",
        Role::Administrator => "role-administrator",
    }
}

/// Says what an account is limited to; empty for nothing.
pub fn limits(page: &Page, scope: &Scope) -> String {
    let (locale, reference) = (page.locale(), Reference::embedded());
    let counties = scope.counties().into_iter().flatten().map(|id| views::county(locale, reference, id));
    let lines = scope.service_lines().into_iter().flatten().map(|line| views::service_line(locale, reference, *line));
    let places = scope.municipalities().into_iter().flatten().map(|code| views::municipality(locale, reference, code));
    counties.chain(lines).chain(places).collect::<Vec<_>>().join(", ")
}
