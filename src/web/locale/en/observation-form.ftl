# The open observation form and its receipt.
form-title = Tell us what you have observed
form-lead = Have you noticed something that makes people’s everyday lives harder? Tell us briefly. Observations are gathered into knowledge for decision-makers.
form-no-names = Do not write names, personal identity codes, addresses or anything else by which somebody could be recognised. Write about the phenomenon, not about one person.
form-stale = The form had been open so long that its security code had expired. Your text is still here: please send the form again.
form-faults = Please check these points
form-text = What have you observed?
form-text-hint = What happens, whom does it concern, and what follows from it? A few sentences are enough.
form-municipality = In which municipality?
form-service-line = Which services does it concern?
form-service-line-none = I do not know
form-proposal = What should be done about it?
form-proposal-hint = If you have a proposal, tell us here.
form-reporter = Who are you?
form-reporter-hint = We do not ask for your name. The group is enough.
form-send = Send the observation
form-after = The form collects neither names nor contact details, so we cannot answer you in person.

receipt-title = Thank you for your observation
receipt-lead = Your observation has been stored.
receipt-number = Reference number
receipt-number-use = With the reference number you can later ask us to delete your observation.
receipt-masked = Personal data in your text was masked before it was stored.
receipt-next-title = What happens next?
receipt-next = The work group for structural social work reads the observation. When several observations of the same phenomenon have come in, the group can propose a social report on it to decision-makers.
receipt-another = Make another observation
