# Review of new observations.
review-title = Review
review-left = { $count ->
    [one] { $count } observation left
   *[other] { $count } observations left
}
review-observation = Observation
review-none = Nothing new to review
review-none-text = All observations of the last 60 days have been reviewed.
review-overview = To the overview
review-end = This is the end of the queue
review-passed = { $count ->
    [one] You passed over { $count } observation.
   *[other] You passed over { $count } observations.
}
review-back = Back to those
review-alerted = An alert about the phenomenon waits for an answer
review-nearly = One more observation may raise an alert
review-proposal = Where does the observation belong?
review-pair = It resembles another observation that belongs to no phenomenon either.
review-alone = To no phenomenon yet. New observations are compared with it.
review-accept = Belongs here
review-accept-pair = Make these a phenomenon
review-accept-alone = Read
review-next = Pass over
review-elsewhere = Or something else
review-move = Move here
review-also = Belongs here too
review-new = Make a new phenomenon
review-apart = To no phenomenon
review-mask = Mask passages
review-all = Other phenomena
review-other = Phenomenon
review-reasons = Most similar observations of the phenomenon
review-reasons-pair = The pair
review-reasons-alone = Nearest observations
review-keys = Use keyboard shortcuts
review-undone = The answer was taken back. The observation waits again.
review-said-accepted = Observation { $reference } is confirmed.
review-said-moved = Observation { $reference } was moved to another phenomenon.
review-said-also = Observation { $reference } now belongs to two phenomena.
review-said-new = Observation { $reference } is a new phenomenon.
review-said-apart = Observation { $reference } now belongs to no phenomenon.
review-said-seen = Observation { $reference } is marked as read.
review-key-accept = b
review-key-next = o
review-key-new = n
review-key-apart = t
review-key-mask = m
review-key-undo = u
