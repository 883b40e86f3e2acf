# Suggestions: what Ilmiötutka would group otherwise than people decided.
suggestions-title = Suggestions
suggestions-lead = What Ilmiötutka would group otherwise than has been decided. Nothing changes before a suggestion is accepted.
suggestions-none = There are no suggestions
suggestions-none-text = Ilmiötutka makes suggestions in the nightly grouping, if the observations tell something else than has been decided.
suggestions-open = { $count ->
    [one] { $count } suggestion awaits an answer
   *[other] { $count } suggestions await an answer
}
suggestion-merge = Merge the phenomena?
suggestion-split = { $reports ->
    [one] Split { $reports } observation off as a phenomenon of its own?
   *[other] Split { $reports } observations off as a phenomenon of their own?
}
suggestion-move = { $reports ->
    [one] Move { $reports } observation to this phenomenon?
   *[other] Move { $reports } observations to this phenomenon?
}
suggestion-merge-similarity = Similarity of the observations of both
suggestion-split-similarity = Similarity among those split off
suggestion-split-similarity-now = Similarity to those that stay
suggestion-move-similarity = Similarity to the observations of this phenomenon
suggestion-move-similarity-now = Similarity to the observations of the present phenomenon
suggestion-words = Shared words
suggestion-reports = Observations that the suggestion is about
suggestion-more = { $count } more
suggestion-accept = Accept
suggestion-refuse = Refuse
suggestion-of = { $what } { $question } { $about }
suggestion-refused = The suggestion was refused. The same is not suggested again before something changes.
