# What a program is told when a request to the API was not done. { $value } is what was given.
problem-unreadable = The request cannot be read. Check that each parameter of the address is given once and that the body is valid JSON.
problem-unauthorised = The request lacks a valid token. Send it in the header Authorization: Bearer ilm_….
problem-forbidden = The owner of the token has no right to this.
problem-not-found = There is nothing at this address. Check the path and the id.
problem-method = The address does not support this method. The header Allow names those that it does.
problem-too-large = The body of the request is too large.
problem-media-type = Send the body as JSON with the header Content-Type: application/json.
problem-invalid = Something in the request has to be mended. Known faults are listed in errors; check the names and types of fields too.
problem-busy = The service is overloaded. Try again in a while.
problem-internal = Something went wrong in the service and has been recorded. Try again in a while.

fault-parameter-unknown = There is no parameter “{ $value }”.
fault-parameter-flag = The value “{ $value }” should be true or false.
fault-parameter-date = The day “{ $value }” cannot be read. Give it as 2026-02-03.
fault-parameter-county = The county “{ $value }” is not known. Give its id or name.
fault-parameter-municipality = The municipality “{ $value }” is not known. Give its code or name.
fault-parameter-service-line = The service line “{ $value }” is not known. Give its code or name.
fault-parameter-reporter = The reporter group “{ $value }” is not known. Give its code or name.
fault-parameter-language = The language “{ $value }” is not known. Give fi, sv or other.
fault-parameter-phenomenon = “{ $value }” is not the id of a phenomenon.
fault-parameter-state = The state “{ $value }” is not known. The description of the API lists the states.
fault-parameter-state-missing = The state is missing. The description of the API lists the states.
fault-parameter-note = The note is too long: { $value } characters. It may have at most 2,000.
fault-parameter-id = “{ $value }” is not an id.
fault-decision-kind-missing = The kind of decision is missing. The description of the API lists the kinds.
fault-decision-kind = The kind of decision “{ $value }” is not known. The description of the API lists the kinds.
fault-decision-phenomenon-missing = The id of the phenomenon is missing.
fault-decision-into-missing = The field into is missing: tell where the observations are moved, or which phenomenon the other is merged into.
fault-decision-no-observation = Choose at least one observation.
fault-decision-nothing-left = Leave at least one observation in the phenomenon and split at least one off.
fault-decision-unknown-observation = There is no observation { $value }.
fault-decision-unknown-phenomenon = There is no phenomenon { $value }.
fault-decision-too-many = There are too many observations: { $value }. A decision may have at most 1,000.
fault-decision-reason = The reason is too long. It may have at most { $value } characters.
fault-decision-too-long = The text is too long. It may have at most { $value } characters.
fault-decision-personal-data = Take the personal data out of the text.
fault-decision-name-missing = Give a name in one language at least.
fault-decision-theme = The theme “{ $value }” is not known.
fault-parameter-limit = The limit “{ $value }” cannot be used. Give a whole number between 1 and 200.
fault-parameter-cursor = The cursor “{ $value }” cannot be read. Give it as the page before gave it.
fault-field-unknown = There is no field “{ $value }”.

alert-overtaken = The alert is in this state already, or somebody else has just changed it. Fetch the alert again.

# Decisions about phenomena: what stood in the way. { $what } and { $when } tell of another decision.
decision-overtaken = Somebody else has just decided about the same ({ $what }, { $when }). Nothing was changed. Fetch it again, then decide.
decision-stood-on = A later decision ({ $what }, { $when }) builds on this one. Undo that first.
decision-undone-already = The decision was undone already.
decision-busy = Observations are being grouped. Try again in a moment.
decision-not-there = The observation no longer belongs to this phenomenon. Fetch the phenomenon again.
decision-same-phenomenon = The phenomena have been merged already.
decision-nothing-changes = This is so already.
suggestion-not-open = The suggestion was answered already, or is no more.
