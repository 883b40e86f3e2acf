# The page of a phenomenon.
phenomenon-lead = { $count ->
    [one] { $count } observation, { $first } – { $last }
   *[other] { $count } observations, { $first } – { $last }
}
phenomenon-faded = The phenomenon has faded: its observations no longer make up a coherent group.
phenomenon-keywords-fi = Key words in Finnish
phenomenon-keywords-sv = Key words in Swedish
phenomenon-progress = Next alert
phenomenon-edit = Edit the phenomenon
phenomenon-description-fi = Description in Finnish
phenomenon-description-sv = Description in Swedish
phenomenon-describe = Save the description
fault-phenomenon-description-too-long = Shorten the description to at most 2,000 characters.
fault-phenomenon-description-personal-data = Take the personal data out of the description.
phenomenon-themes = Themes
phenomenon-themes-save = Save the themes
phenomenon-pinned = Pinned
phenomenon-pinned-by = The pin stems from the decision: { $what }.
phenomenon-pin = Pin the phenomenon
phenomenon-pin-text = A pinned phenomenon does not fade, even if nothing new comes in.
phenomenon-dismiss = Dismiss the phenomenon
phenomenon-dismiss-text = A dismissed phenomenon is not followed: its observations stay in it, but it raises no alerts.
phenomenon-dismissed = The phenomenon is dismissed: it raises no alerts.
phenomenon-reports-marks = Words that tell of the phenomenon are marked in the texts.
phenomenon-apart = What sets it apart from “{ $name }”
phenomenon-apart-own = Only in this one
phenomenon-apart-theirs = Only in the other
phenomenon-apart-common = In both
phenomenon-named-by-program = The name was proposed by Ilmiötutka. A name that you give will stay.
phenomenon-named-by-person = The name was given by the work group. Ilmiötutka does not change it.
phenomenon-name-fi = Name in Finnish
phenomenon-name-sv = Name in Swedish
phenomenon-rename-save = Save the name
phenomenon-faults = Nothing was saved
fault-phenomenon-name-missing = Give a name in at least one of the languages.
fault-phenomenon-name-too-long = Shorten the name to at most 120 characters.
phenomenon-course = Observations by month
phenomenon-no-alerts = No alert has been raised about the phenomenon yet.
phenomenon-who = Who and where
phenomenon-by-municipality = By municipality
phenomenon-municipality = Municipality
phenomenon-by-county = By wellbeing services county
phenomenon-county = Wellbeing services county
phenomenon-by-service-line = By service line
phenomenon-service-line = Service line
phenomenon-by-reporter = By reporter group
phenomenon-reporter = Reporter group
phenomenon-others = Others
phenomenon-unknown = Not known
phenomenon-ties = Why these belong together
phenomenon-ties-text = In how many observations the same concept or word occurs. Concepts are recognised in both languages.
phenomenon-ties-none = The observations are alike as a whole; there is no single concept in common.
phenomenon-shared-concepts = Shared concepts
phenomenon-concept = Concept
phenomenon-shared-words = Shared words
phenomenon-word = Word
phenomenon-near = Nearest other phenomena
phenomenon-near-none = There are no other phenomena.
phenomenon-closeness = similarity { $share }
phenomenon-reports = Observations
phenomenon-reports-none = No observation belongs to the phenomenon now.
phenomenon-history = History

history-found = The phenomenon was found
history-found-reports = The phenomenon was found in { $reports } observations
history-made = { $who } made the phenomenon of { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observations
}
history-joined = { $reports ->
    [one] { $reports } observation joined
   *[other] { $reports } observations joined
}
history-left = { $reports ->
    [one] { $reports } observation left
   *[other] { $reports } observations left
}
history-moved-in = { $who } moved { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observations
} to the phenomenon
history-moved-out = { $who } moved { $reports ->
    [one] { $reports } observation
   *[other] { $reports } observations
} out of the phenomenon
history-confirmed = { $who } confirmed that { $reports ->
    [one] { $reports } observation belongs
   *[other] { $reports } observations belong
} to the phenomenon
history-named = { $who } gave the name { $name }
history-described = { $who } changed the description
history-themed = { $who } chose the themes: { $themes }
history-pinned = { $who } pinned the phenomenon
history-dismissed = { $who } dismissed the phenomenon
history-absorbed = Another phenomenon was merged into this one ({ $who })
history-merged = The phenomenon was merged into another ({ $who })
history-split = { $reports ->
    [one] { $reports } observation was split off as a phenomenon of its own ({ $who })
   *[other] { $reports } observations were split off as a phenomenon of their own ({ $who })
}
history-split-off = The phenomenon was split off another ({ $who })
history-faded = The phenomenon faded
history-revived = The phenomenon became current again
history-undone = { $who } undid a decision: { $what }

decision-move = moving observations
decision-confirm = confirming observations
decision-not-this = taking observations out of the phenomenon
decision-also-in = adding observations to another phenomenon
decision-merge = merging phenomena
decision-split = splitting the phenomenon
decision-name = giving a name
decision-describe = changing the description
decision-theme = choosing themes
decision-pin = pinning the phenomenon
decision-dismiss = dismissing the phenomenon
phenomenon-proposed = What is proposed
phenomenon-proposed-more = { $count ->
    [one] And { $count } proposal in older observations.
   *[other] And { $count } proposals in older observations.
}
notes-title = Discussion
note-label = Note
note-hint = For the work group itself, without personal data.
note-do = Add the note
note-remove = Remove
note-empty = Write a note.
note-long = A note has at most { $limit } characters.
note-personal-data = Take the personal data out of the note.
course-marks = Alerts and events
course-accumulation = Alert: accumulation ({ $days } days)
course-surge = Alert: surge ({ $days } days)
