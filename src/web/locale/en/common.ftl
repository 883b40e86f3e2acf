# Texts that every page shares.
service-name = Ilmiötutka
skip-to-content = Skip to content
menu = Menu
menu-main = Main menu
menu-overview = Overview
menu-review = Review
menu-phenomena = Phenomena
menu-alerts = Alerts
menu-watch = Watch topics
menu-search = Search
menu-imports = Import
menu-status = Status
languages = Language
sign-out = Sign out
footer-what = Ilmiötutka gathers the observations of structural social work and shows which phenomena recur.
footer-form = Make an observation
footer-privacy = Privacy notice
footer-accessibility = Accessibility statement
footer-help = Help
footer-sign-in = Staff sign-in

field-optional = (optional)
chart-as-table = Show as a table
pages-label = Pages
pages-previous = Previous
pages-next = Next
pages-which = Page { $page } of { $pages }
