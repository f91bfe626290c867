"""Scrolling as a reader does, who looks before clicking."""

from playwright.sync_api import Locator


def scroll_to(target: Locator) -> None:
    """Scroll to an element, and wait until the theme has noted where the page is.

    It does so a tenth of a second after the page came to rest. If a link is clicked before that,
    it takes the note for the place to go to.
    """
    target.evaluate("element => element.scrollIntoView({ behavior: 'instant', block: 'center' })")
    target.page.wait_for_function("() => Math.abs((history.state?.y ?? 0) - scrollY) < 2")
