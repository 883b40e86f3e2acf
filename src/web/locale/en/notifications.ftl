# Telling of alerts: mail, feed and webhook.
notify-accumulation = { $reports } observations in { $days } days from { $voices } different sources
notify-surge = { $reports } observations in { $days } days, where { $expected } were to be expected
notify-card-title = A new alert in Ilmiötutka
notify-card-open = Open the alert
digest-subject = { $count ->
    [one] One new alert in Ilmiötutka
   *[other] { $count } new alerts in Ilmiötutka
}
digest-lead = So many observations have come in about these phenomena that they are worth a look.
digest-all = All alerts
digest-no-text = This message holds no texts of observations. They can be read in the service.
digest-settings = Change the settings
digest-unsubscribe = End these messages
feed-title = Alerts of Ilmiötutka
menu-notifications = Notifications
notifications-title = Notifications
notifications-lead = Choose how you are told of new alerts. Notifications never hold the texts of observations.
notifications-mail = Digest by e-mail
notifications-mail-lead = The digest is sent to { $email }, and only when there is something new.
notifications-no-mail = No mail server is set yet, so no digests are sent.
notifications-rhythm = How often?
notifications-never = Never
notifications-daily = Every day
notifications-weekly = Once a week
notifications-weekday = Weekday (of a weekly digest)
notifications-hour = Hour
notifications-next = The next digest is sent at { $time } at the earliest.
notifications-save = Save
notifications-feed = Feed
notifications-feed-lead = The feed (Atom) can be opened in a feed reader. Its address is a secret: whoever knows it can read the alerts' names and figures.
notifications-feed-once = Copy the address now. It is not shown again.
notifications-feed-make = Make an address
notifications-feed-renew = Make a new address and end the old one
notifications-feed-end = End the feed
notifications-done-digest = The digest's settings are saved.
notifications-done-digest-off = No more digests are sent.
notifications-done-feed-off = The feed has ended. Its address no longer works.
notifications-done-webhook-off = The webhook is removed.
notifications-done-retried = What could not be sent is tried again.
webhooks-title = Webhooks
webhooks-lead = Each new alert is posted to these addresses.
webhook-generic = Generic (JSON)
webhook-teams = Microsoft Teams (workflow)
webhook-kind = Receiver
webhook-address = Address
webhook-add = Add a webhook
webhook-remove = Remove
webhook-remove-of = Remove the webhook { $host }
webhook-secret-once = The webhook is added. Copy the secret of its signature now. It is not shown again.
webhook-fault-address = Give an address that begins with https://.
webhook-fault-open = The address must begin with https://, so that nobody can read the message on its way.
outbox-title = Outgoing notifications
outbox-waiting = { $count ->
    [0] Nothing waits to be sent.
    [one] One notification waits to be sent.
   *[other] { $count } notifications wait to be sent.
}
outbox-none-failed = Everything was sent.
outbox-retry = Try again
unsubscribe-title = End the digests
unsubscribe-lead = You no longer get digests of new alerts by e-mail.
unsubscribe = End the digests
unsubscribe-ended = The digests have ended
unsubscribe-ended-lead = You can have them again in the service's notification settings.
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
fault-parameter-rhythm = Choose how often the digest is sent.
fault-parameter-webhook-kind = Choose a receiver from the list.
