# När blanketten måste skickas på nytt eller för mycket har skickats.
form-too-fast = Blanketten skickades så snabbt att den kan ha skickats av ett program. Din text finns kvar: skicka blanketten på nytt.
form-trap = Lämna detta fält tomt
form-trap-filled = Ett fält som ska lämnas tomt var ifyllt, så blanketten kan ha skickats av ett program. Fältet är nu tomt och din text finns kvar: skicka blanketten på nytt.
form-too-many = Många blanketter har skickats från samma nätverk under en kort tid. Observationen har inte sparats ännu, men din text finns kvar: skicka blanketten på nytt om { $minutes ->
    [one] en minut
   *[other] { $minutes } minuter
}.
form-repeated = Samma text har redan skickats många gånger och behöver inte skickas på nytt. Om du ville berätta om en annan observation, ändra texten.
fault-links = Texterna innehåller { $value } webbadresser. Ta bort några av dem: högst { $limit } är tillåtna.
error-too-many = För många begäranden
error-too-many-advice = Många begäranden har kommit från samma nätverk under en kort tid. Försök igen om { $minutes ->
    [one] en minut
   *[other] { $minutes } minuter
}.
audit-kept = Raderna sparas i { $days } dagar. Äldre rader tas bort en gång per dag, och borttagningen antecknas i loggen.
audit-kept-for-ever = Raderna sparas tills vidare.
audit-forgotten = tog bort gamla rader
