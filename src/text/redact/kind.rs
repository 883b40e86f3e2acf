//! The kinds of personal data, with their codes and tags.

use serde::{Deserialize, Serialize};

use crate::text::Language;

/// A kind of personal data. Where two kinds claim the same stretch, the one that stands first here
/// is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PersonalKind {
    /// A personal identity code (henkilötunnus, personbeteckning).
    #[serde(rename = "hetu")]
    IdentityCode,
    /// An e-mail address.
    #[serde(rename = "email")]
    Email,
    /// A bank account number.
    #[serde(rename = "iban")]
    Iban,
    /// A telephone number.
    #[serde(rename = "phone")]
    Phone,
    /// A street address.
    #[serde(rename = "address")]
    Address,
    /// A vehicle's registration number.
    #[serde(rename = "plate")]
    Plate,
    /// The number of a client or of a person's case.
    #[serde(rename = "case")]
    CaseNumber,
    /// A person's name.
    #[serde(rename = "name")]
    Name,
}

impl PersonalKind {
    /// Every kind, in the order in which they are believed.
    pub const ALL: [Self; 8] = [
        Self::IdentityCode,
        Self::Email,
        Self::Iban,
        Self::Phone,
        Self::Address,
        Self::Plate,
        Self::CaseNumber,
        Self::Name,
    ];

    /// Returns the code used in files and in the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::IdentityCode => "hetu",
            Self::Email => "email",
            Self::Iban => "iban",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Plate => "plate",
            Self::CaseNumber => "case",
            Self::Name => "name",
        }
    }

    /// Returns what stands in the text instead, in the text's language (English for other
    /// languages).
    pub const fn tag(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::IdentityCode, Language::Fi) => "[henkilötunnus]",
            (Self::IdentityCode, Language::Sv) => "[personbeteckning]",
            (Self::IdentityCode, Language::Other) => "[identity code]",
            (Self::Email, Language::Fi) => "[sähköposti]",
            (Self::Email, Language::Sv) => "[e-post]",
            (Self::Email, Language::Other) => "[e-mail]",
            (Self::Iban, Language::Fi) => "[tilinumero]",
            (Self::Iban, Language::Sv) => "[kontonummer]",
            (Self::Iban, Language::Other) => "[account number]",
            (Self::Phone, Language::Fi) => "[puhelinnumero]",
            (Self::Phone, Language::Sv) => "[telefonnummer]",
            (Self::Phone, Language::Other) => "[phone number]",
            (Self::Address, Language::Fi) => "[osoite]",
            (Self::Address, Language::Sv) => "[adress]",
            (Self::Address, Language::Other) => "[address]",
            (Self::Plate, Language::Fi) => "[rekisterinumero]",
            (Self::Plate, Language::Sv) => "[registernummer]",
            (Self::Plate, Language::Other) => "[registration number]",
            (Self::CaseNumber, Language::Fi) => "[asianumero]",
            (Self::CaseNumber, Language::Sv) => "[ärendenummer]",
            (Self::CaseNumber, Language::Other) => "[case number]",
            (Self::Name, Language::Fi) => "[nimi]",
            (Self::Name, Language::Sv) => "[namn]",
            (Self::Name, Language::Other) => "[name]",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_files() {
        for kind in PersonalKind::ALL {
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.code()));
        }
    }
}
