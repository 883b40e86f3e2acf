# When the form must be sent once more, or too much was sent.
form-too-fast = The form was sent so fast that a program may have sent it. Your text is still here: please send the form again.
form-trap = Leave this field empty
form-trap-filled = A field that must be left empty was filled in, so a program may have sent the form. The field is empty now and your text is still here: please send the form again.
form-too-many = Many forms have been sent from the same network in a short time. The observation has not been stored yet, but your text is still here: please send the form again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}.
form-repeated = The same text has been sent many times already, and need not be sent again. If you meant to tell of another observation, please change the text.
fault-links = There are { $value } web addresses in the texts. Please remove some: at most { $limit } are allowed.
error-too-many = Too many requests
error-too-many-advice = Many requests have come from the same network in a short time. Please try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}.
audit-kept = Lines are kept for { $days } days. Older ones are removed once a day, and the log says so.
audit-kept-for-ever = Lines are kept without a time limit.
audit-forgotten = removed old lines
