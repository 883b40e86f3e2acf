# Avsändarnas begäranden.
request-title = Avsändarnas begäranden
request-lead = Med sitt referensnummer kan avsändaren begära uppgift om vad som har sparats om observationen, eller begära att den raderas.
request-reference = Referensnummer
request-reference-hint = Till exempel 7KQM-2XPD-9HTV.
request-find = Sök
request-unknown = Det finns ingen observation med detta nummer.
request-unknown-text = Kontrollera numret med avsändaren. Observationen kan redan ha raderats.
request-export = Ladda ned de sparade uppgifterna (JSON)
request-erase = Radera observationen
request-erase-text = Observationen och allt som härletts ur den raderas permanent: texten, vektorerna, indexet och platsen i fenomenen. Raderingen kan inte ångras. Ur säkerhetskopiorna försvinner observationen nästa gång de görs.
request-erase-go = Radera permanent
request-erased = Observationen { $reference } har raderats.
