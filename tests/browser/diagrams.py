"""Waiting until a page has drawn its diagrams."""

from typing import Final

from playwright.sync_api import Page

_NEAR: Final = """() => document.querySelector("[data-md-component=container]") && [
  ...document.querySelectorAll(".mermaid"),
].every(element => {
  const { top, bottom } = element.getBoundingClientRect()
  const near = bottom > -100 && top < innerHeight + 100
  return !near || ["drawn", "failed"].includes(element.dataset.diagram)
})"""
_ALL: Final = """() => [...document.querySelectorAll(".mermaid")].every(
  element => ["drawn", "failed"].includes(element.dataset.diagram)
)"""


def wait_for_those_in_view(page: Page) -> None:
    """Wait until what is in the window, or just outside of it, is drawn."""
    page.wait_for_function(_NEAR)


def draw_all(page: Page) -> None:
    """Draw every diagram by scrolling to it, as a reader does."""
    for diagram in page.locator(".mermaid").all():
        diagram.evaluate("element => element.scrollIntoView({ behavior: 'instant' })")
        wait_for_those_in_view(page)
    page.wait_for_function(_ALL)
