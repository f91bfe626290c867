"""What our Markdown needs besides the usual extensions, for any engine on Python-Markdown."""
