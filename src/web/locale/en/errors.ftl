# Error pages.
error-not-found = Page not found
error-not-found-advice = There may be a typing error in the address, or the page has been removed.
error-forbidden = This is not allowed
error-forbidden-advice = You have no right to this, or the page had been open for too long. Go back to the previous page, reload it and try again.
error-conflict = This had changed in the meantime
error-conflict-advice = Somebody else has changed it. Reload the page and check how it stands.
error-too-large = That was too large
error-too-large-advice = Shorten the text, or split the file into smaller ones.
error-busy = The service is overloaded
error-busy-advice = The request took too long. Please try again in a while.
error-invalid = The request could not be handled
error-invalid-advice = Check what you sent and try again.
error-internal = Something went wrong in the service
error-internal-advice = The error has been recorded. Please try again in a while. If it happens again, tell the administrator.
error-request = Error reference:
error-back = Back to the front page
