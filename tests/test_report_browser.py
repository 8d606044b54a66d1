"""The report in a real browser: opened from disk, read, filtered, corrected, and reviewed.

These need a Chromium of the system (Debian: chromium); without one they are skipped.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from figures import answer_with
from reports import CHROMIUM, CORPUS, DOUBTFUL, SAMPLE, dataset

from bench.browser import browser as started
from extractor.batch import run
from extractor.corrections import load_corrections
from extractor.report import build
from extractor.review import serving

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to open pages with")

MADE = "2021-2022-hilde-crevits-12"
HOSTILE = "<script>alert(1)</script>"
HOSTILE_TABLE = (
    "De cijfers:\n\nNetwerk                      Streefdoel leden     Bereikt leden\n"
    f"{HOSTILE}                  150               229\n"
    '=HYPERLINK("http://x")                  55                71\n'
    "EUKA                                     3                 4\n"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with started() as chromium:
        yield chromium


@pytest.fixture
def view(browser: playwright.Browser) -> Iterator[playwright.Page]:
    """A page that may complain of nothing, ask nobody, and show no dialog."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page, heard = context.new_page(), []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("request", lambda request: _is_own(request.url) or heard.append(request.url))
    yield page
    context.close()
    assert heard == []


def _is_own(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the sample, beside a text with a doubt and an empty file."""
    folder = tmp_path_factory.mktemp("sample")
    inputs = folder / "in"
    inputs.mkdir()
    (inputs / "841.pdf").write_bytes((CORPUS / "841-2020-09-24.pdf").read_bytes())
    (inputs / "twijfel.txt").write_text(answer_with(DOUBTFUL), encoding="utf-8")
    (inputs / "leeg.txt").write_bytes(b"")
    run([inputs], folder / "out", workers=1)
    build(folder / "out", workers=1)
    return folder / "out" / "report"


def opened(view: playwright.Page, path: Path, anchor: str = "") -> playwright.Page:
    view.goto(path.as_uri() + anchor)
    return view


def is_seen_in(view: playwright.Page, element: str, pane: str) -> bool:
    """Whether an element lies within what its pane shows."""
    view.wait_for_timeout(900)  # it is scrolled smoothly
    inner, outer = (view.locator(name).first.bounding_box() for name in (element, pane))
    return (
        outer["y"] <= inner["y"]
        and inner["y"] + inner["height"] <= outer["y"] + outer["height"]
        and outer["x"] <= inner["x"]
    )


def test_a_click_on_a_figure_shows_its_box(view: playwright.Page, sample: Path):
    opened(view, sample / f"{SAMPLE}.html")
    before = view.evaluate("scrollY")
    view.click("#figures a.value:text-is('163')")
    assert view.locator(".place.lit").text_content() == "B-hive, leden, bereikt: 163"
    assert is_seen_in(view, ".place.lit", ".pages")
    assert view.evaluate("scrollY") == before
    detail = view.inner_text("#detail")
    assert "B-hive, leden, bereikt, na 3 jaar: 163" in detail
    assert "kolom: “Bereikt na 3 jr” → maat: bereikt; periode: na 3 jaar" in detail


def test_a_click_on_a_box_shows_its_figure(view: playwright.Page, sample: Path):
    opened(view, sample / f"{SAMPLE}.html")
    view.locator(".place", has_text="IoT Value Chain, leden, gerapporteerd: 54").click()
    lit = view.locator("#figures .value.lit")
    assert lit.inner_text() == "54"
    assert is_seen_in(view, "#figures .value.lit", "body")
    assert "IoT Value Chain" in view.inner_text("#detail")


@pytest.mark.parametrize("slash", ["/", "%2F"])
def test_a_link_to_a_figure_opens_at_its_box(view: playwright.Page, sample: Path, slash: str):
    anchor = slash.join((f"#{SAMPLE}", "euka", "members", "total", "achieved", "P3Y"))
    opened(view, sample / f"{SAMPLE}.html", anchor)
    assert view.locator(".place.lit").text_content() == "EUKA, leden, bereikt: 229"
    assert is_seen_in(view, ".place.lit", ".pages")


def test_a_figure_is_chosen_by_keyboard(view: playwright.Page, sample: Path):
    opened(view, sample / f"{SAMPLE}.html")
    view.focus("#figures a.value:text-is('45')")
    view.keyboard.press("Enter")
    assert view.locator(".place.lit").count() == 1
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.textContent") != ""


def test_a_finding_leads_to_its_place(view: playwright.Page, sample: Path):
    opened(view, sample / f"{MADE}.html")
    view.click("#findings li.error a")
    assert view.locator(".plain .place.lit").inner_text() == "90%"
    assert "90 % is stated" in view.inner_text("#detail")


def test_the_index_is_searched_filtered_and_sorted(view: playwright.Page, sample: Path):
    opened(view, sample / "index.html")
    rows = view.locator("#documents tbody tr")
    assert rows.count() == 3
    view.fill("#search", "janssens")
    assert rows.count() == 1
    view.fill("#search", "power GAS")
    assert "Innovatieve" in rows.inner_text()
    view.click("#filters button[type=reset]")
    view.wait_for_timeout(100)
    view.select_option("#findings", "errors")
    assert rows.locator("td:first-child").all_inner_texts()[0].startswith("Netwerken")
    view.select_option("#findings", "")
    view.select_option("#status", "empty")
    assert "leeg.txt" in rows.inner_text()
    view.select_option("#status", "")
    view.click("#documents th button[data-column='9']")
    assert rows.first.locator("td").nth(6).inner_text() == "50"
    assert view.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    view.click("#documents a:has-text('Innovatieve')")
    assert "Voorlopige evaluatie" in view.inner_text("h1")


def corrected(folder: Path) -> dict[tuple[str, str], float]:
    """The figures of the tables in a folder."""
    rows = parquet.read_table(folder / "observations.parquet").to_pylist()
    return {(row["network"], row["measure"]): row["value"] for row in rows}


def test_a_correction_is_saved_as_a_file_and_applied(view: playwright.Page, tmp_path: Path):
    out = dataset(tmp_path, antwoord=DOUBTFUL)
    build(out, workers=1)
    opened(view, out / "report" / f"{MADE}.html")
    view.fill("#who", "An Analist")
    view.click("#figures a.value:text-is('229')")
    view.click("#change")
    view.fill("#f-value", "230,5")
    view.click("#form-note")
    assert view.inner_text("#form-told") == "Zeg waarom."
    view.fill("#f-why", 'Zo staat het er: "230,5" \\ nu.')
    view.click("#form-note")
    view.click("#figures a.value:text-is('90')")
    view.click("#wrong")
    view.fill("#f-why", "Dit is geen cijfer.")
    view.keyboard.press("Enter")
    view.click("#figures a.value:text-is('55')")
    view.click("#right")
    assert "3 verbeteringen" in view.inner_text("#pending-heading")
    view.reload()
    assert "3 verbeteringen" in view.inner_text("#pending-heading")
    with view.expect_download() as download:
        view.click("#download")
    corrections = tmp_path / "corrections"
    corrections.mkdir()
    download.value.save_as(corrections / download.value.suggested_filename)
    (file,) = corrections.glob("antwoord-*.toml")
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    assert [c["action"] for c in told["correction"]] == ["set", "withdraw", "set"]
    assert told["correction"][0]["why"] == 'Zo staat het er: "230,5" \\ nu.'
    run([tmp_path / "in"], out, corrections=corrections, workers=1)
    values = corrected(out)
    assert values["EUKA", "achieved"] == 230.5
    assert ("EUKA", "attainment") not in values
    build(out, workers=1)
    view.reload()
    view.click("#figures a.value:has-text('230,5')")
    assert "verbeterd door een mens" in view.inner_text("#detail")
    view.click("#figures a.value:has-text('55')")
    assert "nagekeken door een mens" in view.inner_text("#detail")
    assert "229 → 230,5" in view.inner_text("#corrections")


@pytest.mark.parametrize(
    ("act", "period"), [("change", "2019"), ("right", None)], ids=["its period", "found right"]
)
def test_a_later_correction_keeps_the_value_of_the_one_before(
    view: playwright.Page, tmp_path: Path, act: str, period: str | None
):
    out, corrections = dataset(tmp_path, antwoord=DOUBTFUL), tmp_path / "corrections"
    build(out, workers=1)
    page = f"{MADE}.html"
    with serving(out, corrections) as address:
        view.goto(address.replace("index.html", page))
        view.fill("#who", "An")
        view.click("#figures a.value:text-is('229')")
        view.click("#change")
        view.fill("#f-value", "230")
        view.select_option("#f-qualifier", "about")
        save_noted(view)
        run([tmp_path / "in"], out, corrections=corrections, workers=1)
        build(out, workers=1)
        view.reload()
        view.click("#figures a.value:has-text('230')")
        view.click(f"#{act}")
        if period:
            view.fill("#f-period", period)
        save_noted(view)
    (file,) = load_corrections(corrections).files.values()
    (kept,) = file.correction
    told = (kept.machine, kept.to.value, kept.to.qualifier, kept.to.period)
    assert told == (229, 230, "about", period)
    run([tmp_path / "in"], out, corrections=corrections, workers=1)
    assert corrected(out)["EUKA", "achieved"] == 230


def test_what_is_noted_while_another_is_saved_is_not_lost(view: playwright.Page, tmp_path: Path):
    out, corrections = dataset(tmp_path, antwoord=DOUBTFUL), tmp_path / "corrections"
    build(out, workers=1)
    asked = []
    with serving(out, corrections) as address:
        view.route("**/corrections/*", lambda route: asked.append(route))
        view.goto(address.replace("index.html", f"{MADE}.html"))
        view.fill("#who", "An")
        for value in ("229", "55"):
            view.click(f"#figures a.value:text-is('{value}')")
            view.click("#right")
            if value == "229":
                view.click("#save")
                view.wait_for_function("document.getElementById('save').disabled")
        asked[0].continue_()
        view.wait_for_selector("#told:has-text('Opgeslagen')")
        assert "1 verbeteringen" in view.inner_text("#pending-heading")
        assert "FLAG" in view.inner_text("#pending")
        assert leaving_is_asked(view)
        view.click("#save")
        view.wait_for_function("document.getElementById('save').disabled")
        assert view.inner_text("#told") == ""  # what the first save said is not said of this one
        asked[1].continue_()
        view.wait_for_selector("#told:has-text('Opgeslagen')")
        assert not leaving_is_asked(view)
    (file,) = load_corrections(corrections).files.values()
    assert [c.of.network for c in file.correction] == ["EUKA", "FLAG"]


def leaving_is_asked(view: playwright.Page) -> bool:
    """Whether the browser would ask before it leaves the page."""
    return view.evaluate("() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.204", None), ("1,204", None), ("1.204.000", None), ("-12.500", None), ("veel", None),
        ("1204", 1204), ("1,2040", 1.204), ("0,125", 0.125), ("12,5", 12.5), ("-3", -3),
    ],
)  # fmt: skip
def test_a_number_that_can_be_read_in_two_ways_is_refused(
    view: playwright.Page, sample: Path, written: str, value: float | None
):
    opened(view, sample / f"{MADE}.html")
    view.fill("#who", "An")
    view.click("#figures a.value:text-is('229')")
    view.click("#change")
    view.fill("#f-value", written)
    view.fill("#f-why", "Zo staat het er.")
    view.click("#form-note")
    if value is None:
        told = "Geef een getal" if written == "veel" else "Schrijf duizendtallen zonder punt"
        assert told in view.inner_text("#form-told")
        assert view.is_visible("#form")
    else:
        (correction,) = tomllib.loads(view.locator("#toml").text_content())["correction"]
        assert correction["to"] == {"value": value}


def save_noted(view: playwright.Page) -> None:
    """Says why where a form is open, notes the correction and saves it."""
    if view.is_visible("#form"):
        view.fill("#f-why", "Zo staat het er.")
        view.click("#form-note")
    view.click("#save")
    view.wait_for_selector("#told:has-text('Opgeslagen')")


def test_a_review_adds_a_figure_by_drawing_and_saves_by_itself(
    view: playwright.Page, tmp_path: Path
):
    inputs, out, corrections = tmp_path / "in", tmp_path / "out", tmp_path / "corrections"
    inputs.mkdir()
    shutil.copy(CORPUS / "841-2020-09-24.pdf", inputs)
    run([inputs], out, workers=1)
    build(out, workers=1)
    with serving(out, corrections) as address:
        view.goto(address.replace("index.html", f"{SAMPLE}.html"))
        view.fill("#who", "An Analist")
        view.click("#add-figure")
        view.wait_for_timeout(900)
        number = view.locator(".place", has_text="14: Een vermeld").bounding_box()
        view.mouse.move(number["x"] - 6, number["y"] - 6)
        view.mouse.down()
        view.mouse.move(number["x"] + number["width"] + 6, number["y"] + number["height"] + 6)
        view.mouse.up()
        assert view.input_value("#f-value") == "14"
        view.select_option("#f-network", "EUKA")
        view.select_option("#f-measure", "reported")
        view.fill("#f-why", "Bij wijze van proef.")
        view.click("#form-note")
        view.click("#save")
        view.wait_for_selector("#told:has-text('Opgeslagen')")
        assert "Nog niets" in view.inner_text("#pending-heading")
    run([inputs], out, corrections=corrections, workers=1)
    assert corrected(out)["EUKA", "reported"] == 14


def test_a_number_of_a_text_is_added_from_the_list(view: playwright.Page, sample: Path):
    opened(view, sample / f"{MADE}.html")
    view.fill("#who", "An")
    view.click("#numbers summary")
    view.click("#numbers tr:has-text('41') button")
    view.select_option("#f-network", "MaaS")
    view.fill("#f-why", "Telt mee.")
    view.click("#form-note")
    told = tomllib.loads(view.locator("#toml").text_content())
    (correction,) = told["correction"]
    text = (sample.parent.parent / "in" / "twijfel.txt").read_text(encoding="utf-8")
    assert text[correction["start"] :].startswith("41 mensen")


def test_a_hostile_document_does_no_harm(view: playwright.Page, tmp_path: Path):
    out = dataset(tmp_path, kwaad=HOSTILE_TABLE)
    build(out, workers=1)
    opened(view, out / "report" / f"{MADE}.html")
    assert HOSTILE in view.inner_text("#figures")
    view.click("#figures a.value:text-is('229')")
    assert HOSTILE in view.inner_text("#detail")
    assert '=HYPERLINK("http://x")' in view.inner_text("#tables")
    opened(view, out / "report" / "index.html")
    view.fill("#search", "<script>")
    assert view.locator("#documents tbody tr").count() == 1
    assert HOSTILE in view.inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", f"{SAMPLE}.html", f"{MADE}.html"])
def test_axe_finds_no_violation(view: playwright.Page, sample: Path, name: str, scheme: str):
    from axe_playwright_python.sync_playwright import Axe

    view.emulate_media(color_scheme=scheme)
    opened(view, sample / name)
    if name != "index.html":
        view.click("#figures a.value >> nth=0")
    view.evaluate("for (const hidden of document.querySelectorAll('details')) hidden.open = true")
    options = {"resultTypes": ["violations"], "preload": False}
    found = Axe().run(view, options=options).response["violations"]
    told = [(v["id"], v["impact"], [node["target"] for node in v["nodes"]][:3]) for v in found]
    assert told == []


@pytest.mark.parametrize("width", [800, 1280])
@pytest.mark.parametrize("name", ["index.html", f"{SAMPLE}.html"])
def test_nothing_is_wider_than_the_window(
    view: playwright.Page, sample: Path, name: str, width: int
):
    view.set_viewport_size({"width": width, "height": 900})
    opened(view, sample / name)
    assert view.evaluate("document.documentElement.scrollWidth") <= width


def test_print_shows_the_pages_and_the_figures_without_controls(
    view: playwright.Page, sample: Path
):
    opened(view, sample / f"{SAMPLE}.html")
    view.emulate_media(media="print")
    assert view.is_visible("#figures table")
    assert view.is_visible(".sheet img >> nth=0")
    for control in ("#detail", "#correcting", ".contents"):
        assert not view.is_visible(control)
