# Accessibility statement.
accessibility-title = Accessibility statement
accessibility-lead = We want everybody to be able to use Ilmiötutka. This statement covers the observation form and the work groups’ pages.
accessibility-state = How accessible the service is
accessibility-state-text = The aim is to meet levels A and AA of the Web Content Accessibility Guidelines (WCAG 2.1), as the Act on the Provision of Digital Services (306/2019) requires. Pages work by keyboard and without scripts, and every chart’s figures are also given as a table. Accessibility is tested by program with every change. No outside assessment has been made.
accessibility-known = Known shortcomings
accessibility-known-text = Observations are shown in the language they were written in. Until a work group has named a phenomenon, its name is a machine’s proposal and may be hard to understand.
accessibility-feedback = Give feedback
accessibility-feedback-text = If something does not work for you, tell whoever keeps the service. We answer within two weeks.
accessibility-supervision = Supervision
accessibility-supervision-text = If you are not content with the answer, you can complain to the authority that supervises accessibility:
