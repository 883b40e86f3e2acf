# Alerts.
alerts-title = Alerts
alerts-lead = An alert says that enough observations of one phenomenon have accumulated to consider a social report. The work group decides.
alerts-states = State of alerts
alerts-new = New
alerts-acknowledged = Acknowledged
alerts-dismissed = Dismissed
alerts-none = There are no alerts in this state
alerts-none-text = A new alert is raised when enough observations of the same phenomenon have accumulated.
alerts-none-link = See the phenomena
alerts-decided = Alert “{ $name }”: { $state }.
alert-new = New
alert-acknowledged = Acknowledged
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
alert-acknowledge = Acknowledge
alert-dismiss-open = Dismiss the alert
alert-dismiss = Dismiss
alert-note = Reason
alert-take-back = Make new again
alert-done-taken-back = { $who } made the alert new again
alert-done-acknowledged = { $who } acknowledged the alert
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

alerts-in-work = In work
alerts-reported = Reported
alerts-snoozed = Snoozed
alerts-superseded = Superseded
alert-in-work = In work
alert-reported = Reported
alert-snoozed = Snoozed
alert-superseded = Superseded by a later one
alerts-of-mine = Show only mine
alerts-of-all = Show everybody's alerts
alerts-bulk = Chosen alerts
alerts-bulk-lead = Choose alerts in the list and take one step about all of them. It can be undone.
alerts-changed = { $count ->
    [0] No alert was changed: they stood so already, or somebody else changed them.
    [one] One alert was changed.
   *[other] { $count } alerts were changed.
}
alerts-undo = Undo
alerts-undone = { $count ->
    [0] Nothing was undone: the alerts were changed since.
    [one] One alert stands as before.
   *[other] { $count } alerts stand as before.
}
alert-title = Alert: { $name }
alert-choose = Choose
alert-open = The alert and what is done about it: { $name }
alert-phenomenon = To the phenomenon
alert-next = What is done about the alert?
alert-take = Give it to me
alert-work = Take into work
alert-snooze = Snooze
alert-snooze-title = Put off
alert-snooze-lead = The alert becomes new again on the chosen day or when more observations have come in, whichever is first.
alert-snooze-until = Returns by
alert-snooze-more = Returns after so many new observations
alert-sleeps-day = Returns on { $day }
alert-sleeps-reports = Returns at { $reports } observations
alert-sleeps-both = Returns on { $day } or at { $reports } observations
alert-owner = Owner
alert-owner-who = Who looks after the alert?
alert-owner-nobody = Nobody
alert-owner-save = Save the owner
alert-owned-by = Owner: { $owner }
alert-report-title = A report came of the alert
alert-report = The report's name or date
alert-report-save = Mark as reported
alert-history = What was done
alert-others = Other alerts of the phenomenon
alert-done-in-work = { $who } took the alert into work
alert-done-reported = { $who } marked the alert as reported
alert-done-snoozed = { $who } snoozed the alert
alert-done-owned = { $who } made { $owner } the owner
alert-done-disowned = { $who } took the owner away
alert-done-day = The alert became new again as the chosen day came
alert-done-reports = The alert became new again as more observations came in
alert-done-superseded = A later alert of the phenomenon superseded it
alert-fault-day = Give the day as yyyy-mm-dd.
alert-fault-number = Give the number of observations in digits, at least 1.
alert-fault-endless = Give a day or a number of observations after which the alert returns.
alert-fault-past = Choose a day after today.
alert-fault-owner = There is no such person.
alert-fault-nothing-chosen = Choose at least one alert first.
alert-usual-title = Is this the usual level now?
alert-usual-lead = When the phenomenon has come to stay at its new level, mark it as the usual one. New surges are then compared with it.
alert-usual = Mark as usual
alert-usual-since = The level is marked as the usual one from { $day } on.
alert-usual-not = Take the mark back
