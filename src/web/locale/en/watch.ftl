# Watch topics.
watch-title = Watch topics
watch-lead = Describe in a sentence what the work group wants to follow. Observations that fit are gathered from the first on, in both languages.
watch-none = There are no watch topics yet
watch-none-text = Something can be followed even before observations have made up a phenomenon.
watch-new = New watch topic
watch-new-lead = Describe in your own words which observations to look for. Those that have come in already are shown at once.
watch-description = What to follow?
watch-description-hint = One or two sentences, for example: An older person is sent home from hospital without help at home. Write no personal data.
watch-open = Start watching
watch-faults = Nothing was saved
fault-watch-too-short = Describe the topic in at least 10 characters.
fault-watch-too-long = Shorten the description to at most 500 characters.
fault-watch-personal-data = Take the personal data out of the description.
watch-row = { $fitting ->
    [one] { $fitting } observation fits
   *[other] { $fitting } observations fit
}. Not handled: { $unseen }. Watched since { $date }.
watch-ended = Ended
watch-since = Watched since { $date }
watch-proposed = Observations that fit
watch-proposed-none = There are no observations that fit and wait to be handled.
watch-more = { $count ->
    [one] { $count } other observation fits too. It is shown when these have been handled.
   *[other] { $count } other observations fit too. They are shown when these have been handled.
}
watch-accepted = Accepted
watch-refused = Not of this topic
watch-nearly = Show those that nearly fit
watch-nearly-text = These lie just below the threshold. Ilmiötutka learns it from what you accept and refuse.
watch-fit-well = Fits well
watch-fit-good = Fits
watch-fit-near = May fit
watch-accept = Belongs to the topic
watch-refuse = Does not belong
watch-take-back = Take back
watch-of = { $what }: observation { $date }
watch-manage = Manage the topic
watch-grow = Make the topic a phenomenon
watch-grow-text = The accepted observations are moved to a new phenomenon and the watching ends. The move can be undone on the page of decisions, once the name has been undone.
watch-grow-do = Make the phenomenon
watch-grown = The topic has become a phenomenon:
watch-edit = Change the description
watch-edit-text = Observations are looked for again. Those that were accepted or refused stay so.
watch-save = Save the description
watch-close = Stop watching
watch-reopen = Watch again
watch-closed = The topic is closed. New observations are not gathered.
watch-not-open = The topic has ended already. Reload the page.
watch-nothing-accepted = First say of at least one observation that it belongs to the topic.
watch-no-encoder = Observations cannot be compared just now. The status page tells what is missing.
