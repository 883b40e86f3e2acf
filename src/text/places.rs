//! Takes place and organisation names out of a text, so that grouping does not see them: a
//! municipality is not a phenomenon.
