//! How much each token counts in a similarity vector.

use super::background::Background;

/// One weight a token of the vocabulary.
#[derive(Clone, Debug)]
pub(super) struct TokenWeights {
    weights: Vec<f32>,
    unseen: f32,
}

impl TokenWeights {
    /// Names the recipe; part of the encoder's name, to be changed with it.
    pub(super) const VERSION: &str = "idf2-1";

    /// Returns ln((n + 1) / (d + 1))² for a token in d of the background's n texts: rare tokens tell what a text is
    /// about, frequent ones how and in which language it is written.
    pub(super) fn inverse_frequency_squared(background: &Background) -> Self {
        let texts = background.texts() as f32 + 1.0;
        let weight = |texts_with_token: u32| (texts / (texts_with_token as f32 + 1.0)).ln().powi(2);
        let highest = background.document_frequencies().map(|(token, _)| token).max().unwrap_or(0);
        let mut weights = vec![weight(0); highest as usize + 1];
        for (token, texts_with_token) in background.document_frequencies() {
            weights[token as usize] = weight(texts_with_token);
        }
        Self { weights, unseen: weight(0) }
    }

    /// Lets all tokens count alike, for vocabularies that the background knows nothing of.
    pub(super) fn equal() -> Self {
        Self { weights: Vec::new(), unseen: 1.0 }
    }

    /// Returns the weight of a token, at least 0.
    pub(super) fn weight(&self, token: u32) -> f32 {
        self.weights.get(token as usize).copied().unwrap_or(self.unseen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_tokens_weigh_little() {
        let background = Background::new(99, [(5, 99), (6, 9)].into());
        let weights = TokenWeights::inverse_frequency_squared(&background);
        assert_eq!(weights.weight(5), 0.0);
        assert!((weights.weight(6) - 10.0_f32.ln().powi(2)).abs() < 1e-5);
        assert!((weights.weight(7_000) - 100.0_f32.ln().powi(2)).abs() < 1e-5);
    }

    #[test]
    fn without_a_background_all_weigh_alike() {
        assert_eq!(TokenWeights::equal().weight(3), TokenWeights::equal().weight(250_000));
    }
}
