"""WeasyPrint: HTML to PDF. It needs Pango, a library of the system."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from generator.export.book.floating import floating_figures
from generator.export.edition import ExportFailed

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse

_CLOCK: Final = "SOURCE_DATE_EPOCH"
_BASE: Final = "book:///"
_FONTS: Final = {
    "fonts/serif.ttf": ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
    "fonts/serif-italic.ttf": ("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf"),
    "fonts/sans.ttf": ("fontpkg_source_sans_3", "SourceSans3[wght].ttf"),
    "fonts/sans-italic.ttf": ("fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf"),
    "fonts/diagram.ttf": ("fontpkg_arimo", "Arimo[wght].ttf"),
    "fonts/code.ttf": ("fontpkg_source_code_pro", "SourceCodePro[wght].ttf"),
}
_NO_PANGO: Final = (
    "a PDF needs Pango, a library of the system; on Debian and Ubuntu: "
    "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; on macOS: brew install pango"
)


@dataclass(frozen=True)
class Files:
    """All that a volume may load."""

    pictures: Mapping[str, bytes]

    def read(self, name: str) -> tuple[bytes, str]:
        """Return a file and its kind."""
        if name in _FONTS:
            package, file = _FONTS[name]
            return (files(package) / "files" / file).read_bytes(), "font/ttf"
        return self.pictures[name], "image/svg+xml"


@contextmanager
def _at(second: int) -> Iterator[None]:
    """Let what asks for the time, as fonts do while they are cut down, be told a given one."""
    before = os.environ.get(_CLOCK)
    os.environ[_CLOCK] = str(second)
    try:
        yield
    finally:
        del os.environ[_CLOCK]
        if before is not None:
            os.environ[_CLOCK] = before


def printed(text: str, css: str, loaded: Files, second: int) -> bytes:
    """Return an HTML text as a PDF; the same text and second since 1970 give the same bytes.

    Raises:
        ExportFailed: the system lacks Pango.
    """
    try:
        import weasyprint  # noqa: PLC0415 - it loads Pango, which not every system has
        from weasyprint.layout import block  # noqa: PLC0415
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
        from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415
    except OSError as error:
        raise ExportFailed(_NO_PANGO) from error

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Loads nothing but the files of the volume."""

        def fetch(self, url: str, headers: object = None) -> "URLFetcherResponse":
            del headers
            content, kind = loaded.read(url.removeprefix(_BASE))
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    fetcher, fonts = Fetcher(), FontConfiguration()
    page = weasyprint.HTML(
        string=text,
        base_url=_BASE,
        url_fetcher=fetcher,
    )
    sheet = weasyprint.CSS(string=css, base_url=_BASE, url_fetcher=fetcher, font_config=fonts)
    with _at(second), floating_figures(block):
        pdf: bytes = page.write_pdf(
            stylesheets=[sheet],
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=sha256(text.encode()).hexdigest()[:32].encode(),
        )
    return pdf
