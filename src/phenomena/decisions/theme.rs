//! The themes of the national comparison.

coded!(
    /// What a phenomenon is about, in the vocabulary that counties share; `data/reference/themes.json` names them.
    Theme {
        /// Housing.
        Housing = "asuminen",
        /// Livelihood.
        Livelihood = "toimeentulo",
        /// Substance use and addiction.
        Substances = "paihteet",
        /// Mental health.
        MentalHealth = "mielenterveys",
        /// Employment and studies.
        WorkAndStudies = "tyollisyys_opinnot",
        /// Social relations.
        Relations = "sosiaaliset_suhteet",
        /// Violence and safety.
        Safety = "vakivalta_turvallisuus",
        /// Whether services can be had.
        Availability = "palvelujen_saatavuus",
        /// How services work together, and digital services.
        ServiceSystem = "palvelujarjestelma_digi",
        /// Children and families.
        Families = "lapset_perheet",
        /// Growing old.
        OldAge = "ikaantyneet",
        /// Disability.
        Disability = "vammaisuus",
        /// Immigration.
        Immigration = "maahanmuutto",
        /// Equality.
        Equality = "yhdenvertaisuus",
        /// The living environment.
        Environment = "elinymparisto",
        /// Anything else.
        Other = "muu",
    }
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Reference;

    #[test]
    fn the_themes_are_those_of_the_reference_list() {
        let listed: Vec<&str> = Reference::embedded().themes().iter().map(|theme| theme.id.as_str()).collect();
        let known: Vec<&str> = Theme::ALL.iter().map(|theme| theme.code()).collect();
        assert_eq!(known, listed);
    }
}
