"""What the pages of the site may load and run: their Content-Security-Policy.

A page holds a mark where its policy belongs, and gets it when it is complete, since a script that
stands in a page is allowed by its digest. Only the scripts of the theme get one: a script that came
in with the content of a page is what the policy is there to stop.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

MARK: Final = "casebook-policy"
"""What stands in a page in place of its policy."""

_BEGIN: Final = "<script"
"""As templates write it. What is written otherwise gets no digest, and so does not run."""
_SCRIPT: Final = re.compile(r"(|\s[^>]*)>(.*?)</script\s*>", re.DOTALL)
_NOT_RUN: Final = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?application/", re.IGNORECASE)
"""What a script that stands in the page has not, and data have."""
_STYLED: Final = re.compile(r"<style\b|<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE)


def policy(scripts: Iterable[str], *, inline_styles: bool = False) -> str:
    """The policy of a page with these scripts in it.

    `inline_styles` is for what Mermaid draws in a style of its own. A style alone can do little
    harm, as it loads nothing from elsewhere either.
    """
    hashes = " ".join(sorted({f"'sha256-{_digest(script)}'" for script in scripts}))
    directives = {
        "default-src": "'none'",
        "script-src": f"'self' {hashes}".strip(),
        "style-src": "'self' 'unsafe-inline'" if inline_styles else "'self'",
        # The theme's icons stand in its style sheets as addresses of this kind.
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    # What `default-src` forbids is said again for who reads the policy.
    directives |= dict.fromkeys(("frame-src", "object-src"), "'none'")
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def inline_scripts(page: str) -> Iterator[str]:
    """The scripts that stand in a page and run."""
    for rest in page.split(_BEGIN)[1:]:
        if (script := _SCRIPT.match(rest)) and not _NOT_RUN.search(script[1]):
            yield script[2]


def has_inline_styles(content: str) -> bool:
    """Whether something in a page has a style that no style sheet gave it."""
    # Nearly no page has one, and this is what tells so without looking at every tag.
    if "style=" not in content and "<style" not in content:
        return False
    return bool(_STYLED.search(content))


def guarded(page: str, content: str = "", *, inline_styles: bool = False) -> str:
    """A complete page with its policy in place of the mark; `content` is what an author wrote."""
    if MARK not in page:
        return page
    foreign = set(inline_scripts(content))
    scripts = (script for script in inline_scripts(page) if script not in foreign)
    return page.replace(MARK, policy(scripts, inline_styles=inline_styles), 1)


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
