//! What an account may do and see, as the form says it.

use crate::access::{Grant, Role, Scope};
use crate::intake::{County, Reference, ServiceLine};
use crate::web::field::{Choice, Field};
use crate::web::fields::Fields;
use crate::web::{Page, choices, views};

/// The message about a municipality that no list knows.
const UNKNOWN_PLACE: &str = "accounts-fault-municipality";

/// The message about anything else that the form does not offer.
const UNKNOWN_CODE: &str = "accounts-fault-choice";

/// What a form says of role and limits, as it was typed; nobody, unless filled.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The code of what the owner does.
    role: String,
    /// The ids of counties.
    counties: Vec<String>,
    /// The codes of service lines.
    lines: Vec<String>,
    /// The names of municipalities, parted by commas.
    municipalities: String,
}

impl Default for Typed {
    fn default() -> Self {
        let (counties, lines, municipalities) = (Vec::new(), Vec::new(), String::new());
        Self { role: Role::Member.code().to_owned(), counties, lines, municipalities }
    }
}

impl Typed {
    /// Takes what a form sent.
    pub fn of(fields: &Fields) -> Self {
        let all = |name| fields.all(name).into_iter().map(str::to_owned).collect();
        Self {
            role: fields.one("role").to_owned(),
            counties: all("county"),
            lines: all("line"),
            municipalities: fields.one("municipalities").to_owned(),
        }
    }

    /// Writes what an account may do and see as its form shows it.
    pub fn from_rights(page: &Page, role: Role, scope: &Scope) -> Self {
        let name = |code: &String| views::municipality(page.locale(), Reference::embedded(), code);
        Self {
            role: role.code().to_owned(),
            counties: scope.counties().into_iter().flatten().cloned().collect(),
            lines: scope.service_lines().into_iter().flatten().map(|line| line.code().to_owned()).collect(),
            municipalities: scope.municipalities().into_iter().flatten().map(name).collect::<Vec<_>>().join(", "),
        }
    }

    /// Reads role and limits. What is not known is never left out: it could leave an account without the limits it was to
    /// have.
    ///
    /// # Errors
    ///
    /// The message about a municipality, or anything that the form offers by a code, that is unknown.
    pub fn read(&self) -> Result<Grant, &'static str> {
        let role = Role::from_code(&self.role).ok_or(UNKNOWN_CODE)?;
        let reference = Reference::embedded();
        let mut scope = Scope::ALL;
        let county = |id: &String| reference.county(id).map(|county| county.id.clone()).ok_or(UNKNOWN_CODE);
        let counties: Vec<String> = self.counties.iter().map(county).collect::<Result<_, _>>()?;
        if !counties.is_empty() {
            scope = scope.within_counties(counties);
        }
        let line = |code: &String| ServiceLine::from_code(code).ok_or(UNKNOWN_CODE);
        let lines: Vec<ServiceLine> = self.lines.iter().map(line).collect::<Result<_, _>>()?;
        if !lines.is_empty() {
            scope = scope.within_service_lines(lines);
        }
        let names = self.municipalities.split(',').map(str::trim).filter(|name| !name.is_empty());
        let place = |name| reference.municipality(name).map(|place| place.code.clone()).ok_or(UNKNOWN_PLACE);
        let municipalities: Vec<String> = names.map(place).collect::<Result<_, _>>()?;
        if !municipalities.is_empty() {
            scope = scope.within_municipalities(municipalities);
        }
        Ok(Grant { role, scope })
    }

    fn is_limited(&self) -> bool {
        !(self.counties.is_empty() && self.lines.is_empty() && self.municipalities.is_empty())
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
    /// Whether there are limits to be seen at once.
    pub is_limited: bool,
}

impl RightsFields {
    /// Makes the fields; `id` tells those of one account from those of another on the same page, `fault` is the message
    /// about what was typed.
    pub fn new(page: &Page, id: &str, typed: &Typed, fault: &'static str) -> Self {
        let (locale, reference) = (page.locale(), Reference::embedded());
        let roles = Role::ALL
            .iter()
            .map(|role| Choice { value: role.code().to_owned(), label: page.text(role_key(*role)).into_owned() });
        let county = |county: &County| {
            let name = views::county(locale, reference, &county.id);
            (county.id.clone(), name, typed.counties.contains(&county.id))
        };
        let mut counties: Vec<Tick> = reference.counties().iter().map(county).collect();
        choices::sort_by_name(locale, &mut counties, |(_, name, _)| name.clone());
        let line = |line: &ServiceLine| {
            let is_in = typed.lines.iter().any(|code| code == line.code());
            (line.code().to_owned(), views::service_line(locale, reference, *line), is_in)
        };
        let mut role = Field::required(locale, "role", "accounts-role", &typed.role).choices(roles);
        let mut municipalities =
            Field::optional(locale, "municipalities", "accounts-municipalities", &typed.municipalities)
                .hint(locale, "accounts-municipalities-hint");
        if fault == UNKNOWN_PLACE {
            municipalities.faults.push(page.text(fault));
        }
        for field in [&mut role, &mut municipalities] {
            field.id = format!("{}-{id}", field.id);
        }
        let lines = ServiceLine::ALL.iter().map(line).collect();
        Self { role, counties, lines, municipalities, is_limited: typed.is_limited() }
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
