# The overview.
overview-title = Overview
overview-lead = What has been raised, what is becoming more common and what is new.
overview-empty = There are no observations yet
overview-empty-text = Once observations come in by the form or from a file, this page shows what they tell.
overview-empty-link = Import observations from a file
overview-open-alerts = { $count ->
    [one] alert awaits a decision
   *[other] alerts await a decision
}
overview-new-observations = { $count ->
    [one] observation in 30 days
   *[other] observations in 30 days
}
overview-phenomena = { $count ->
    [one] phenomenon
   *[other] phenomena
}
overview-ungrouped = { $count ->
    [one] { $count } observation is still waiting to be grouped.
   *[other] { $count } observations are still waiting to be grouped.
}
overview-proposed = Proposed for a report
overview-proposed-none = No new alerts. An alert is raised when enough observations of the same phenomenon have accumulated.
overview-decide = Decide on the alert
overview-all-alerts = All { $count } alerts
overview-growing = Becoming more common
overview-growing-text = There are more observations in the last 90 days than in the 90 days before them.
overview-growing-none = No phenomenon has become more common.
overview-growth = { $now } (before { $before })
overview-born = New phenomena
overview-born-text = Found in the last 30 days.
overview-born-none = No new phenomena have been found.
overview-latest = Latest observations
overview-to-review = { $count ->
    [one] Review { $count } new observation
   *[other] Review { $count } new observations
}
overview-nothing-to-review = The new observations have been reviewed.
overview-since = Since your last visit on { $date }: { $observations ->
    [one] { $observations } new observation
   *[other] { $observations } new observations
}, { $phenomena ->
    [one] { $phenomena } new phenomenon
   *[other] { $phenomena } new phenomena
} and { $alerts ->
    [one] { $alerts } alert
   *[other] { $alerts } alerts
}.
overview-since-nothing = Nothing new has come in since your last visit on { $date }.
