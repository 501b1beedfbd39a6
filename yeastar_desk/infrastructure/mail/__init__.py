"""Letters by SMTP, always encrypted on the way to the mail server."""
