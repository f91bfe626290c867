"""The page of one case that was saved, made as soon as it can be, before the site is built."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.kept import KeptPages, convert, frame
from generator.model.guide import Guide
from generator.pages import Page
from generator.render import MarkdownFile


@dataclass(frozen=True)
class Stage:
    """What MkDocs knew when it built the site."""

    config: MkDocsConfig
    files: Files
    navigation: Navigation
    env: Environment

    def make(self, written: MarkdownFile, kept: KeptPages, around: object, site: Path) -> bool:
        """Make one page anew as MkDocs would, and write it into a site; say whether it is sound.

        What is made is kept, so the build that follows finds it.
        """
        file = self.files.get_file_from_path(written.page.address)
        if file is None or file.page is None:
            return False
        file.content_string = written.text
        convert(file.page, self.config, self.files)
        kept.frame([(file.page, around)], self.config)
        output = frame(file.page, self.config, self.files, self.navigation, self.env)
        (site / file.dest_uri).write_text(output, encoding="utf-8")
        return True


def only_change(before: Guide, now: Guide) -> str | None:
    """Return the slug of the one case in which a guide differs from what it was, if that is all."""
    if before.cases.keys() != now.cases.keys() or not before.shares_all_but_cases(now):
        return None
    changed = [slug for slug, case in now.cases.items() if case is not before.cases[slug]]
    return changed[0] if len(changed) == 1 else None


def page_of(slug: str, pages: tuple[Page, ...]) -> Page | None:
    """Return the page of a case."""
    return next((page for page in pages if page.data_file == f"cases/{slug}.yaml"), None)
