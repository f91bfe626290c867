import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Locator, Page, expect

from generator.pages import SiteMap
from tests.browser.diagrams import figures

pytestmark = pytest.mark.browser

PAGE = "how-to-use/"
PHONE = {"width": 390, "height": 844}
KEEP_CLIPBOARD = "window.pasteboard = navigator.clipboard"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


def viewer(page: Page) -> Locator:
    """Return the viewer, whether it is open or not."""
    return page.locator("dialog.casebook-viewer")


def picture(page: Page) -> Locator:
    """Return the diagram in the viewer."""
    return viewer(page).locator(".casebook-diagram svg")


def frame(page: Page) -> Locator:
    """Return what the diagram is moved in."""
    return viewer(page).locator(".casebook-viewer__frame")


def tool(page: Page, name: str) -> Locator:
    """Return a button of the viewer."""
    return viewer(page).get_by_role("button", name=name, exact=True)


def enlarge(page: Page) -> Locator:
    """Return the button that opens the first diagram of a page."""
    return figures(page).first.get_by_role("button", name="Enlarge")


def open_first(page: Page, address: str = PAGE) -> None:
    """Open the first diagram of a page."""
    page.goto(address)
    enlarge(page).click()
    expect(viewer(page)).to_be_visible()


def zoom(page: Page) -> int:
    """Return the percentage that the viewer shows, which is that of the drawing."""
    shown = int(viewer(page).get_by_role("status").inner_text().removesuffix(" %"))
    actual = picture(page).evaluate("svg => svg.getScreenCTM().a * 100")
    assert abs(shown - actual) <= 1
    return shown


def scrolled(page: Page) -> tuple[float, float]:
    """Return how far the diagram was moved, to the right and down."""
    x, y = frame(page).evaluate("({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]")
    return x, y


def middle(locator: Locator) -> tuple[float, float]:
    """Return the middle of an element in the window."""
    box = locator.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def make_it_larger_than_the_frame(page: Page) -> None:
    """Zoom in until there is something to move in both directions."""
    for _ in range(5):
        tool(page, "Zoom in").click()
    room = frame(page).evaluate(
        "e => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight]"
    )
    assert min(room) > 200


def shows_all(page: Page) -> bool:
    """Return whether there is nothing to scroll to."""
    fits = "e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight"
    return bool(frame(page).evaluate(fits))


def click_on_the_button(page: Page) -> None:
    """Open the first diagram as most readers will."""
    enlarge(page).click()


def click_on_the_picture(page: Page) -> None:
    """Open the first diagram by pointing at it."""
    figures(page).first.locator(".casebook-diagram svg").click()


def press_enter_on_the_button(page: Page) -> None:
    """Open the first diagram without a mouse."""
    enlarge(page).focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    "opening", [click_on_the_button, click_on_the_picture, press_enter_on_the_button]
)
def test_viewer_opens_and_gives_the_focus_back(page: Page, opening: Callable[[Page], None]) -> None:
    """However it was opened, it shows that diagram, and Escape leads back to its button."""
    page.goto(PAGE)
    figure = figures(page).first
    title = figure.locator("figcaption > p").text_content() or ""
    opening(page)
    expect(viewer(page)).to_be_visible()
    expect(viewer(page)).to_have_accessible_name(title)
    expect(frame(page)).to_be_focused()
    shown = picture(page).locator("text").all_text_contents()
    assert shown == figure.locator(".casebook-diagram text").all_text_contents()
    before = page.evaluate("scrollY")
    page.keyboard.press("Escape")
    expect(viewer(page)).to_be_hidden()
    expect(enlarge(page)).to_be_focused()
    assert page.evaluate("scrollY") == before


def test_viewer_says_what_it_is(page: Page) -> None:
    """Who cannot see it hears the title, what the frame is for, and what every button does."""
    open_first(page)
    title = viewer(page).get_by_role("heading").inner_text()
    expect(viewer(page)).to_match_aria_snapshot(f"""
      - dialog "{title}":
        - heading "{title}" [level=2]
        - button "Close"
        - group "Diagram; arrow keys move, plus and minus zoom":
          - img "{title}": /.+/
        - button "Zoom out": −
        - status "Zoom": /\\d+ %/
        - button "Zoom in": +
        - button "Fit"
        - button "Copy source"
        - paragraph: /drag.+Zoom/
    """)


def test_every_diagram_is_opened_under_its_own_title(page: Page) -> None:
    """One viewer serves all diagrams of a page, one after another."""
    page.goto("cases/visual-search/")
    for figure in figures(page).all()[:4]:
        title = figure.locator("figcaption > p").text_content() or ""
        figure.get_by_role("button", name="Enlarge").click()
        expect(viewer(page)).to_have_accessible_name(title)
        expect(picture(page)).to_have_count(1)
        expect(picture(page)).to_have_accessible_name(title)
        tool(page, "Close").click()
        expect(viewer(page)).to_be_hidden()


def test_diagram_is_zoomed_with_buttons_and_keys(page: Page) -> None:
    """Both ways do the same, and zero or Fit shows all of it."""
    open_first(page)
    begin = zoom(page)
    tool(page, "Zoom in").click()
    larger = zoom(page)
    assert larger > begin
    tool(page, "Zoom out").click()
    assert zoom(page) == begin
    page.keyboard.press("+")
    assert zoom(page) == larger
    page.keyboard.press("-")
    assert zoom(page) == begin
    make_it_larger_than_the_frame(page)
    page.keyboard.press("0")
    assert shows_all(page)
    make_it_larger_than_the_frame(page)
    tool(page, "Fit").click()
    assert shows_all(page)


def test_zoom_has_ends(page: Page) -> None:
    """Nobody gets lost in a picture that is a dot or a wall."""
    open_first(page)
    for key, end in (("+", 600), ("-", 20)):
        for _ in range(25):
            page.keyboard.press(key)
        assert zoom(page) == end


def test_wheel_and_double_click_zoom_where_the_mouse_is(page: Page) -> None:
    """What the mouse points at stays under it."""
    open_first(page)
    make_it_larger_than_the_frame(page)
    x, y = middle(frame(page))
    page.mouse.move(x + 80, y + 40)
    place = "svg => { const { a, e, f } = svg.getScreenCTM(); return [(%s - e) / a, (%s - f) / a] }"
    under_mouse = place % (x + 80, y + 40)
    pointed_at = picture(page).evaluate(under_mouse)

    begin = zoom(page)
    page.keyboard.down("Control")
    page.mouse.wheel(0, 120)
    page.keyboard.up("Control")
    page.wait_for_function(f"() => !document.querySelector('output').value.startsWith('{begin} ')")
    smaller = zoom(page)
    assert smaller < begin
    assert picture(page).evaluate(under_mouse) == pytest.approx(pointed_at, abs=2)
    page.mouse.dblclick(x + 80, y + 40)
    assert zoom(page) > smaller
    assert picture(page).evaluate(under_mouse) == pytest.approx(pointed_at, abs=2)
    assert page.evaluate("visualViewport.scale") == 1


def test_diagram_is_moved_with_mouse_and_keys(page: Page) -> None:
    """It follows the mouse that drags it, and the arrow keys wherever the focus is."""
    open_first(page)
    make_it_larger_than_the_frame(page)
    left, top = scrolled(page)
    x, y = middle(frame(page))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 30, steps=3)
    page.mouse.up()
    assert scrolled(page) == pytest.approx((left + 60, top + 30), abs=2)
    page.mouse.move(x - 160, y - 130)
    assert scrolled(page) == pytest.approx((left + 60, top + 30), abs=2)
    tool(page, "Zoom out").focus()
    for key, change in (("ArrowRight", 1), ("ArrowLeft", -1)):
        before, _ = scrolled(page)
        page.keyboard.press(key)
        assert (scrolled(page)[0] - before) * change > 0
    for key, change in (("ArrowDown", 1), ("ArrowUp", -1)):
        _, before = scrolled(page)
        page.keyboard.press(key)
        assert (scrolled(page)[1] - before) * change > 0


def touch(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    """Put fingers on the screen, move them, or lift them."""
    session.send(
        "Input.dispatchTouchEvent",
        {
            "type": kind,
            "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)],
        },
    )


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True, is_mobile=True)
def test_diagram_is_pinched_and_pushed(page: Page, context: BrowserContext) -> None:
    """Two fingers zoom it and not the page, and one finger moves it."""
    open_first(page)
    session = context.new_cdp_session(page)
    x, y = middle(frame(page))
    begin = zoom(page)
    touch(session, "touchStart", (x - 50, y), (x + 50, y))
    for spread in (60, 80, 100):
        touch(session, "touchMove", (x - spread, y), (x + spread, y))
    touch(session, "touchEnd")
    assert zoom(page) == pytest.approx(begin * 2, rel=0.03)
    assert page.evaluate("visualViewport.scale") == 1

    before, _ = scrolled(page)
    touch(session, "touchStart", (x, y))
    for distance in (20, 60, 100):
        touch(session, "touchMove", (x - distance, y))
    page.wait_for_function(
        f"() => document.querySelector('.casebook-viewer__frame').scrollLeft > {before} + 50"
    )
    touch(session, "touchEnd")


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True, is_mobile=True)
def test_viewer_fits_a_phone(page: Page) -> None:
    """There too a diagram opens larger than it is in the page, and every button is in reach."""
    page.goto("cases/visual-search/")
    in_page = figures(page).first.locator("svg").evaluate("svg => svg.getScreenCTM().a")
    enlarge(page).tap()
    assert zoom(page) > in_page * 100
    for button in viewer(page).get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 40
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        assert box["y"] + box["height"] <= PHONE["height"]
    expect(viewer(page).get_by_text("pinch to zoom")).to_be_visible()


def test_page_below_stays_where_it_is(page: Page) -> None:
    """A wheel moves the diagram, or nothing: never the page that it covers."""
    open_first(page, "cases/visual-search/")
    before = page.evaluate("scrollY")
    assert before > 0
    for place in (viewer(page).locator(".casebook-viewer__bar").first, frame(page)):
        page.mouse.move(*middle(place))
        page.mouse.wheel(0, 3000)
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    expect(viewer(page)).to_be_hidden()
    assert page.evaluate("scrollY") == before


def test_keys_of_the_theme_rest_while_the_viewer_is_open(page: Page) -> None:
    """Letters that search or turn the page do neither, even when nothing has the focus."""
    page.goto(PAGE, wait_until="networkidle")
    # From then on the theme listens.
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    enlarge(page).click()
    page.evaluate("document.activeElement.blur()")
    for key in ("f", "s", "/", ".", "n"):
        page.keyboard.press(key)
    begin = zoom(page)
    page.keyboard.press("+")
    assert zoom(page) > begin
    page.keyboard.press("Escape")
    expect(viewer(page)).to_be_hidden()
    searching = page.locator("[data-md-toggle=search]")
    expect(searching).not_to_be_checked()
    assert loaded == []
    page.keyboard.press("s")
    expect(searching).to_be_checked()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page).not_to_have_url(re.compile(PAGE))


def assert_copies(button: Locator, source: str) -> None:
    """Assert that a click puts a text where it can be pasted from, and says that it did."""
    page = button.page
    page.evaluate("pasteboard.writeText('')")
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("pasteboard.readText()") == source
    expect(button).to_be_focused()


@pytest.mark.parametrize("has_clipboard", [True, False], ids=["clipboard", "no-clipboard"])
def test_source_is_copied(page: Page, context: BrowserContext, *, has_clipboard: bool) -> None:
    """The Mermaid text is there to be pasted, from the page and from the viewer.

    Over plain HTTP a browser gives pages no clipboard, and they copy in an older way.
    """
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(f"{KEEP_CLIPBOARD}; {'' if has_clipboard else NO_CLIPBOARD}")
    page.goto(PAGE)
    assert page.evaluate("Boolean(navigator.clipboard)") == has_clipboard
    figure = figures(page).first
    source = figure.locator(".casebook-source").text_content()
    assert source
    assert "accTitle" in source
    assert_copies(figure.get_by_role("button", name=re.compile("^Cop.+: ")), source)
    enlarge(page).click()
    assert_copies(viewer(page).get_by_role("button", name=re.compile("^Cop")), source)
    expect(viewer(page)).to_be_visible()


def test_viewer_works_after_instant_navigation(page: Page, pages: SiteMap) -> None:
    """On a page that a click brought it opens, and the way back does not leave it open."""
    case = pages.groups[0].pages[0]
    # The theme takes clicks over when it has read the site map.
    page.goto("", wait_until="networkidle")
    page.evaluate("window.marked = true")
    page.locator(".casebook-card").get_by_role("link", name=case.title).click()
    expect(page.locator("main h1")).to_contain_text(case.title)
    enlarge(page).click()
    expect(viewer(page)).to_have_accessible_name(
        figures(page).first.locator("figcaption > p").text_content() or ""
    )
    page.go_back()
    expect(viewer(page)).to_be_hidden()
    expect(page.locator(".casebook-card").first).to_be_visible()
    assert page.evaluate("window.marked")
