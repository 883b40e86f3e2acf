# Signing in.
sign-in = Sign in
sign-in-title = Sign in
sign-in-lead = Signing in is for work groups and others with an account. You can make an observation without signing in.
sign-in-email = E-mail address
sign-in-password = Password
sign-in-refused = You were not signed in. Check the e-mail address and the password. After many attempts, wait a while.
sign-in-link-hint = If you were given a sign-in link, open it in your browser.
sign-in-link-lead = You have opened a sign-in link. It works once.
sign-in-link-spent = The link no longer works
sign-in-link-spent-advice = The link has been used or is too old. Ask the administrator for a new one.
code-title = Confirm the sign-in
code-lead = The account has a second factor.
code-label = Code
code-hint = Type the six digits of the authenticator app. If the telephone is lost, use a recovery code.
code-refused = The code is not valid, or there were too many attempts. Wait for the next code and try again.
code-again = Start again
