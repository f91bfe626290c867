"""The guide as a book: `pdf` binds it, WeasyPrint prints it."""
