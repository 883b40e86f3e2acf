# The list of phenomena, and what all that shows phenomena shares.
phenomena-title = Phenomena
phenomena-lead = Observations that tell of the same thing are gathered into phenomena, Finnish and Swedish ones together.
phenomena-none = There are no phenomena yet
phenomena-none-text = A phenomenon appears when at least three observations tell of the same thing.
phenomena-none-here = There are no phenomena in this state
phenomena-none-here-text = Choose another state.
phenomena-state = State
phenomena-state-active = Current
phenomena-state-faded = Faded
phenomena-state-dismissed = Dismissed
phenomena-order = Order
phenomena-order-latest = Latest observation first
phenomena-order-largest = Most observations first
phenomena-order-newest = Newest phenomenon first
phenomena-order-name = By name
phenomena-show = Show
phenomena-seen = Observed { $first } – { $last }
phenomena-count = { $count ->
    [one] { $count } observation
   *[other] { $count } observations
}
phenomena-count-unit = { $count ->
    [one] observation
   *[other] observations
}
phenomena-name = Phenomenon
phenomena-table = Observations by month as a table

phenomenon-nameless = Unnamed phenomenon
course-month = Month
course-reports = Observations
certainty-confirmed = Confirmed by a person
certainty-clear = Clearly belongs with the others
certainty-probable = Probably belongs with the others
certainty-possible = Possibly belongs with the others
by-program = Ilmiötutka
not-compared = The comparison is not available just now. Reload the page in a moment.
report-link = Observation { $date }
timeline-title = The course of phenomena
timeline-lead = When phenomena began, became one, became two, and faded.
phenomena-find = In the name or key words
