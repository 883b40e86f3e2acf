# Alerts.
alerts-title = Alerts
alerts-lead = An alert says that enough observations of one phenomenon have accumulated to consider a social report. The work group decides.
alerts-states = State of alerts
alerts-new = New
alerts-acknowledged = Taken up
alerts-dismissed = Dismissed
alerts-none = There are no alerts in this state
alerts-none-text = A new alert is raised when enough observations of the same phenomenon have accumulated.
alerts-none-link = See the phenomena
alerts-decided = Alert “{ $name }”: { $state }.
alert-new = New
alert-acknowledged = Taken up
alert-dismissed = Dismissed
alert-sentence = { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observations
} in { $days } days from { $voices ->
    [one] { $voices } source
   *[other] { $voices } different sources
}; next alert at { $next } observations.
alert-counted = Observations
alert-voices = Different sources
alert-of-needed = { $count } ({ $needed } needed)
alert-period = Time
alert-left-out = Left out as near-identical, or from the same source on the same day
alert-observations = Figures and observations behind the alert
alert-observation = Observation { $number }
alert-acknowledge = Take up
alert-dismiss-open = Dismiss the alert
alert-dismiss = Dismiss
alert-note = Reason
alert-take-back = Make new again
alert-done-taken-back = { $who } made the alert new again
alert-done-acknowledged = { $who } took the alert up
alert-done-dismissed = { $who } dismissed the alert
surge-sentence = { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observations
} in { $days } days, where { $expected } were to be expected. By chance this happens { $rarity }.
surge-years = about once in { $years } years
surge-months = about once { $months ->
    [one] a month
   *[other] in { $months } months
}
surge-rarer = less often than once in { $years } years
surge-expected = Expected
surge-onset = Observations began to come closer together
surge-rarity = By chance
surge-threshold = Threshold
surge-own-history = from the county's own history, for about { $budget } false alerts a year at most
surge-simulation = computed, until there is enough history; for about { $budget } false alerts a year at most
surge-test = { $reports } observations in { $days } days, { $expected } expected; probability of chance { $probability }
surge-test-share = Share of all observations
surge-test-load = Number of observations
surge-test-gaps = Time between observations
surge-test-drift = Slow rise over the year
alert-reporter-groups = Reporter groups
alert-more-than-elsewhere = More often than elsewhere
alert-concentration = { $name }: { $observed } observations, { $expected } expected
progress-reports = { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observations
} in { $days } days. { $more ->
    [one] One more observation raises the next alert.
   *[other] { $more } more observations raise the next alert.
}
progress-voices = There are enough observations ({ $reports }), but { $missing ->
    [one] one more source is lacking
   *[other] { $missing } more sources are lacking
}.
progress-both = { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observations
} in { $days } days. An alert still takes { $more ->
    [one] one more observation
   *[other] { $more } more observations
} and { $missing ->
    [one] one more source
   *[other] { $missing } more sources
}.
