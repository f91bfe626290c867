"""What stands in place of a case that a preview has not seen without errors yet."""

from generator.pages.page import Page


def broken_page(slug: str) -> Page:
    """Return the page of a case that cannot be shown; the theme shows its problems above it."""
    title = slug.replace("-", " ").capitalize()
    return Page(
        address=f"cases/{slug}.md",
        title=title,
        description=f"{title}, which still has errors.",
        template="broken.md.jinja",
        view=slug,
        data_file=f"cases/{slug}.yaml",
        is_prose=False,
        is_searched=False,
    )
