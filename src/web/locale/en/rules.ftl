# Rules of alerts.
kind-accumulation = Accumulation
kind-surge = Surge
rules-title = Rules of alerts
rules-lead = The rules decide when Ilmiötutka proposes to look at a phenomenon. They hold for new alerts.
rules-accumulation = An alert is raised when there are { $reports } observations of one phenomenon within { $days } days from at least { $voices } different sources. The next is raised at { $twice } observations, and whenever the number has doubled.
rules-accumulation-note = Near-identical texts, and observations from one source on one day, count once.
rules-surge = An alert is raised when more observations of a phenomenon come in than its own history and the whole stream explain. At most about { $budget } false alerts a year are put up with.
rules-test-share = Share: the phenomenon's share of all observations has grown. A campaign that raises everything does not matter here.
rules-test-load = Number: there are more observations than the phenomenon's earlier level lets one expect.
rules-test-gaps = Gap: the latest observations came closer together than usual.
rules-test-drift = Slow rise: the number of observations has risen bit by bit within a year.
rules-try = Try other rules
rules-try-lead = The preview shows which alerts the rules would have raised over the past two years.
rules-reports = At least so many observations
rules-days = Within at most so many days
rules-voices = From at least so many different sources
rules-false-alarms = At most so many false alerts a year
rules-reason = Why the rules change
rules-preview = Preview
rules-save = Save the rules
rules-saved = The rules are saved. New alerts are raised by them.
rules-who = A coordinator or an administrator saves rules.
rules-history = Earlier rules
rules-restore = Restore these rules
rules-restore-of = Restore the rules that were saved { $when }
rules-in-short = { $reports } observations in { $days } days, { $voices } sources; at most { $budget } false alerts a year
rules-faults = Check the marked fields.
rules-fault-reports = Give a number from 2 to 1,000.
rules-fault-days = Give a number from 1 to 3,650.
rules-fault-voices = Give a number from 1 to 100.
rules-fault-false-alarms = Give a number from 0 to 1,000.
replay-title = Replay a past period
replay-lead = Choose a period and rules. You see which alerts would have been raised, and when.
replay-from = First day
replay-to = Last day
replay-grouped = Phenomena
replay-grouped-now = The phenomena as they are now (quick)
replay-grouped-anew = The phenomena as they would have been found then (slow)
replay-run = Replay
replay-fault-day = Give the day as yyyy-mm-dd.
replay-fault-to = Give a day that is not before the first.
replay-busy = Two periods are being worked out already. Try again in a moment.
replay-of = Alerts { $from } – { $to }
replay-running = The period is being worked out
replay-no-encoder = The period cannot be worked out, as no language model is installed.
replay-failed = The work broke off. The fault is ours; it has been logged.
replay-found = { $alerts ->
    [one] One alert
   *[other] { $alerts } alerts
} in a period in which { $observations ->
    [one] one observation
   *[other] { $observations } observations
} came in: about { $year } alerts a year.
replay-compared = By these rules { $alerts ->
    [one] one alert
   *[other] { $alerts } alerts
}, about { $year } a year. By the present rules { $before ->
    [one] one alert
   *[other] { $before } alerts
}, about { $yearbefore } a year.
replay-now-note = Worked out from the phenomena of today: their limits may have been others at the time.
replay-anew-note = The phenomena were grouped anew day by day, without people's decisions.
replay-picture = Observations and alerts over time
replay-picture-described = The picture has a line for each phenomenon, dots for observations and marks for alerts. The table says the same.
replay-key-report = Observation
replay-left-out = { $count ->
    [one] One phenomenon is in the table alone.
   *[other] { $count } phenomena are in the table alone.
}
replay-parts = Alerts by county and service line
replay-part = County or service line
replay-before = Now
replay-after = Changed
replay-none = No alerts
replay-none-text = By these rules no alert would have been raised in the period.
replay-alerts = Alerts
replay-when = Day
replay-phenomenon = Phenomenon
replay-kind = Kind
replay-reports = Observations
replay-change = Change
replay-same = as before
replay-new = new
replay-gone = would go
replay-export = Download the alerts as a file (CSV)
