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
alert-near-identical = Near-identical texts left out
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
