//! A number for a row that has none, made from what it says.

use sha2::{Digest, Sha256};

use crate::intake::RawObservation;

/// Returns an external id that is the same whenever the same row comes again.
///
/// It is the beginning of the SHA-256 of every field with its name. Two rows that agree in every field, the date
/// included, are taken for one.
pub(super) fn fingerprint(raw: &RawObservation) -> String {
    let mut hash = Sha256::new();
    for field in RawObservation::FIELDS {
        if let Some(value) = raw.get(field) {
            hash.update(field.name());
            hash.update((value.len() as u64).to_le_bytes());
            hash.update(value);
        }
    }
    let digits: String = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("row-{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_differ_in_any_field_have_different_numbers() {
        let raw = RawObservation { text: Some("a".to_owned()), ..RawObservation::default() };
        let other = RawObservation { proposal: Some("a".to_owned()), ..RawObservation::default() };
        assert_eq!(fingerprint(&raw), fingerprint(&raw.clone()));
        assert_ne!(fingerprint(&raw), fingerprint(&other));
        assert_eq!(fingerprint(&raw).len(), "row-".len() + 32);
    }
}
