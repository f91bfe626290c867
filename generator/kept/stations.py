"""What MkDocs does with a page at its two stations, for pages whose turn is not now."""

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def convert(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Convert a page's Markdown."""
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(
        page.markdown or "", page=page, config=config, files=files
    )
    page.render(config, files)
    page.content = config.plugins.on_page_content(
        page.content or "", page=page, config=config, files=files
    )


def frame(page: Page, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment) -> str:
    """Put a page's content into its template, and return the page."""
    page.active = True
    context = get_context(nav, files, config, page)
    template = env.get_template(page.meta.get("template", "main.html"))
    context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
    output: str = config.plugins.on_post_page(template.render(context), page=page, config=config)
    page.active = False
    return output
