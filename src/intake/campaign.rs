//! A campaign: the open form at an address of its own, with a question of its own, from one day to another.

use jiff::Timestamp;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::{Reference, ServiceLine};
use crate::ids::{CampaignId, UserId};
use crate::text::normalise;

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;

/// The longest question, in characters.
pub const LONGEST_QUESTION: usize = 1_000;

/// How long an address may be, in characters.
const ADDRESS_LENGTH: std::ops::RangeInclusive<usize> = 3..=60;

/// A text in Finnish, in Swedish, or in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// In Finnish.
    pub fi: Option<String>,
    /// In Swedish.
    pub sv: Option<String>,
}

impl Bilingual {
    /// Returns the text in a language, else in the other, with the code of the language that it is in.
    pub fn in_language(&self, code: &str) -> Option<(&str, &'static str)> {
        let (fi, sv) = (self.fi.as_deref().zip(Some("fi")), self.sv.as_deref().zip(Some("sv")));
        if code == "sv" { sv.or(fi) } else { fi.or(sv) }
    }
}

/// A campaign as people describe it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCampaign {
    /// The last part of its address: small letters, digits and hyphens.
    pub address: String,
    /// What it is called; in one language at least.
    pub title: Bilingual,
    /// What is asked.
    pub question: Bilingual,
    /// The first day on which it is open.
    pub first_day: Date,
    /// The last one.
    pub last_day: Date,
    /// The county whose form it is, by id.
    pub county: Option<String>,
    /// The municipality that is filled in, by code.
    pub municipality: Option<String>,
    /// The service line that is filled in.
    pub service_line: Option<ServiceLine>,
}

/// A campaign as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// What it is.
    pub is: NewCampaign,
    /// When somebody closed it before its last day.
    pub ended_at: Option<Timestamp>,
    /// Who made it; `None` for an account that is gone.
    pub by: Option<UserId>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Whether a campaign takes observations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CampaignState {
    /// Not yet.
    Coming,
    /// It does.
    Open,
    /// No longer.
    Closed,
}

impl Campaign {
    /// Tells whether it takes observations on a day.
    pub fn state(&self, today: Date) -> CampaignState {
        match () {
            () if self.ended_at.is_some() || today > self.is.last_day => CampaignState::Closed,
            () if today < self.is.first_day => CampaignState::Coming,
            () => CampaignState::Open,
        }
    }
}

/// A campaign as a form sends it.
#[derive(Clone, Debug, Default)]
pub struct RawCampaign {
    /// The last part of its address; empty to make it of the title.
    pub address: String,
    /// The title in Finnish and in Swedish.
    pub title: [String; 2],
    /// The question in Finnish and in Swedish.
    pub question: [String; 2],
    /// The first day, as in `2026-10-01`.
    pub first_day: String,
    /// The last day.
    pub last_day: String,
    /// The county's id; empty for none.
    pub county: String,
    /// The municipality's name; empty for none.
    pub municipality: String,
    /// The service line's code; empty for none.
    pub service_line: String,
}

/// What is wrong with a campaign that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CampaignFault {
    /// It has no title in either language.
    NoTitle,
    /// A title is longer than [`LONGEST_TITLE`].
    LongTitle,
    /// A question is longer than [`LONGEST_QUESTION`].
    LongQuestion,
    /// The address holds something else than small letters, digits and hyphens, or is too short or too long.
    Address,
    /// Another campaign has the address.
    AddressTaken,
    /// The first day is no date.
    FirstDay,
    /// The last day is no date, or before the first.
    LastDay,
    /// No municipality is called so.
    Municipality,
    /// The county or service line is none that the form offers.
    Choice,
}

impl NewCampaign {
    /// Reads a campaign as it was typed.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn parse(typed: &RawCampaign, reference: &Reference) -> Result<Self, Vec<CampaignFault>> {
        let mut faults = Vec::new();
        let title = bilingual(&typed.title);
        let question = bilingual(&typed.question);
        let longer = |text: &Bilingual, most: usize| {
            [&text.fi, &text.sv].into_iter().flatten().any(|text| text.chars().count() > most)
        };
        let named = title.in_language("fi").map(|(title, _)| title.to_owned());
        if named.is_none() {
            faults.push(CampaignFault::NoTitle);
        }
        if longer(&title, LONGEST_TITLE) {
            faults.push(CampaignFault::LongTitle);
        }
        if longer(&question, LONGEST_QUESTION) {
            faults.push(CampaignFault::LongQuestion);
        }
        let address = match typed.address.trim() {
            "" => address_of(named.as_deref().unwrap_or_default()),
            address => address.to_lowercase(),
        };
        let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        // Without a title there is nothing to make an address of; that is told once.
        if named.is_some() && !(ADDRESS_LENGTH.contains(&address.len()) && address.chars().all(is_plain)) {
            faults.push(CampaignFault::Address);
        }
        let first_day = typed.first_day.trim().parse::<Date>().map_err(|_| faults.push(CampaignFault::FirstDay));
        let last_day = typed.last_day.trim().parse::<Date>().map_err(|_| faults.push(CampaignFault::LastDay));
        if let (Ok(first_day), Ok(last_day)) = (first_day, last_day)
            && last_day < first_day
        {
            faults.push(CampaignFault::LastDay);
        }
        let municipality = match typed.municipality.trim() {
            "" => None,
            name => match reference.municipality(name) {
                Some(municipality) => Some(municipality.code.clone()),
                None => {
                    faults.push(CampaignFault::Municipality);
                    None
                }
            },
        };
        let county = reference.county(&typed.county).map(|county| county.id.clone());
        let service_line = ServiceLine::from_code(&typed.service_line);
        if (county.is_none() && !typed.county.is_empty()) || (service_line.is_none() && !typed.service_line.is_empty())
        {
            faults.push(CampaignFault::Choice);
        }
        match (first_day, last_day) {
            (Ok(first_day), Ok(last_day)) if faults.is_empty() => {
                Ok(Self { address, title, question, first_day, last_day, county, municipality, service_line })
            }
            _ => Err(faults),
        }
    }
}

fn bilingual([fi, sv]: &[String; 2]) -> Bilingual {
    let text = |typed: &str| Some(normalise(typed)).filter(|text| !text.is_empty());
    Bilingual { fi: text(fi), sv: text(sv) }
}

/// Makes an address of a title: `Syyskysely 2026: nuorten palvelut` becomes `syyskysely-2026-nuorten-palvelut`.
fn address_of(title: &str) -> String {
    let letters = title.to_lowercase();
    let letters = letters.nfd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter));
    let plain: String = letters.map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' }).collect();
    let mut address = String::new();
    for word in plain.split_whitespace() {
        if address.len() + 1 + word.len() > *ADDRESS_LENGTH.end() {
            break;
        }
        if !address.is_empty() {
            address.push('-');
        }
        address.push_str(word);
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> RawCampaign {
        RawCampaign {
            title: ["Syyskysely 2026: nuorten palvelut".to_owned(), String::new()],
            first_day: "2026-10-01".to_owned(),
            last_day: "2026-10-31".to_owned(),
            municipality: "inari".to_owned(),
            service_line: "iakkaat".to_owned(),
            ..RawCampaign::default()
        }
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_is_made_of_the_title() {
        let campaign = NewCampaign::parse(&typed(), Reference::embedded()).unwrap();
        assert_eq!(campaign.address, "syyskysely-2026-nuorten-palvelut");
        assert_eq!(campaign.municipality.as_deref(), Some("148"));
        assert_eq!(address_of("Äldreboenden på Åland & öar"), "aldreboenden-pa-aland-oar");
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let typed = RawCampaign {
            address: "syys kysely".to_owned(),
            first_day: "eilen".to_owned(),
            municipality: "Ankkalinna".to_owned(),
            county: "ei".to_owned(),
            question: ["?".repeat(LONGEST_QUESTION + 1), String::new()],
            ..typed()
        };
        use CampaignFault::{Address, Choice, FirstDay, LongQuestion, Municipality};
        let faults = NewCampaign::parse(&typed, Reference::embedded()).unwrap_err();
        assert_eq!(faults, [LongQuestion, Address, FirstDay, Municipality, Choice]);
        let backwards = RawCampaign { last_day: "2026-09-30".to_owned(), title: Default::default(), ..self::typed() };
        let faults = NewCampaign::parse(&backwards, Reference::embedded()).unwrap_err();
        assert_eq!(faults, [CampaignFault::NoTitle, CampaignFault::LastDay]);
    }

    #[test]
    fn a_campaign_is_open_from_its_first_day_to_its_last_unless_it_was_closed() {
        let is = NewCampaign::parse(&typed(), Reference::embedded()).unwrap();
        let (id, created_at) = (CampaignId::new(), Timestamp::UNIX_EPOCH);
        let mut campaign = Campaign { id, is, ended_at: None, by: None, created_at };
        let states = ["2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01"].map(|today| campaign.state(day(today)));
        use CampaignState::{Closed, Coming, Open};
        assert_eq!(states, [Coming, Open, Open, Closed]);
        campaign.ended_at = Some(created_at);
        assert_eq!(campaign.state(day("2026-10-02")), Closed);
    }
}
