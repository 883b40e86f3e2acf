//! What a vector is wanted for.

/// What a vector is wanted for; only vectors made for matching purposes may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Comparing observations with each other: a mean over the tokens that lets rare words weigh more.
    Similarity,
    /// Being found by a [`Purpose::Query`]: the model's own sentence vector.
    Passage,
    /// Finding the [`Purpose::Passage`] vectors nearest to what a person typed.
    Query,
}
