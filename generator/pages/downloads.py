"""What the page of downloads shows: every form of the guide, as a file or as a command."""

from dataclasses import dataclass
from datetime import date

from generator.pages.page import Page


@dataclass(frozen=True)
class Download:
    """A file that the site holds."""

    name: str
    bytes: int
    sha256: str
    dated: date
    """The day of the last change of substance in what it holds."""

    @property
    def size(self) -> str:
        """The size in words."""
        megabytes = self.bytes / 1e6
        return f"{megabytes:.1f} MB" if megabytes >= 1 else f"{max(1, round(self.bytes / 1e3))} kB"


@dataclass(frozen=True)
class Offer:
    """A form of the guide."""

    name: str
    about: str
    command: str
    """What makes it."""
    file: Download | None


@dataclass(frozen=True)
class DownloadsView:
    """All forms, and where releases are."""

    offers: tuple[Offer, ...]
    releases: str
    """The address of the list of releases; empty, if there is none."""

    @property
    def files(self) -> tuple[Offer, ...]:
        """The forms that the site holds as files."""
        return tuple(offer for offer in self.offers if offer.file)


def downloads_page(offers: tuple[Offer, ...], repository: str) -> Page:
    """Return the page of downloads."""
    return Page(
        address="downloads/index.md",
        title="Downloads",
        description="The whole guide to take with you, as files, with sizes and checksums.",
        template="downloads.md.jinja",
        view=DownloadsView(offers, f"{repository.rstrip('/')}/releases" if repository else ""),
        data_file=None,
        is_prose=False,
    )
