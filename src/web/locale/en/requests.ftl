# Senders' requests.
request-title = Senders’ requests
request-lead = With the reference number a sender can ask what is kept of an observation, or ask for it to be erased.
request-reference = Reference number
request-reference-hint = Such as 7KQM-2XPD-9HTV.
request-find = Find
request-unknown = There is no observation of this number.
request-unknown-text = Check the number with the sender. The observation may have been erased already.
request-export = Download what is kept (JSON)
request-erase = Erase the observation
request-erase-text = The observation and everything made of it is erased for good: text, vectors, index and its place in phenomena. It cannot be undone. It leaves the backups when they are next made.
request-erase-go = Erase for good
request-erased = Observation { $reference } has been erased.
