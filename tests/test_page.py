"""The HTML report in a real headless Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import reports
from aligner.document import ReferenceScores, Run, SegmentReference

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("chromedriver") is None, reason="needs Chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    for flag in (
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--window-size=1200,900",
    ):  # fmt: skip
        options.add_argument(flag)
    options.binary_location = shutil.which("chromium") or ""
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Any, small_run: Run, tmp_path: Path) -> Any:
    file = tmp_path / "report.html"
    file.write_text(reports.render(small_run, "html"), encoding="utf-8")
    browser.get(file.as_uri())
    return browser


def texts(page: Any, selector: str) -> list[str]:
    return [e.text for e in page.find_elements("css selector", selector)]


def test_nothing_is_blocked_and_hostile_text_stays_text(page: Any) -> None:
    assert page.get_log("browser") == []
    assert page.find_elements("css selector", "img, script[src], link[rel=stylesheet]") == []
    assert "<img src=x onerror=alert(1)>" in texts(page, ".cell.en .body")[1]


def test_urdu_is_set_in_the_embedded_nastaliq_from_right_to_left(page: Any) -> None:
    cell = page.find_element("css selector", ".cell.ur")
    assert cell.value_of_css_property("direction") == "rtl"
    assert "Noto Nastaliq Urdu" in cell.value_of_css_property("font-family")
    assert page.execute_script(
        "return document.fonts.check('16px \"Noto Nastaliq Urdu\"', 'اردو') && document.fonts.size"
    ) == 2  # fmt: skip


def test_flagged_words_are_marked_on_both_sides(page: Any) -> None:
    assert texts(page, "#seg-1 .cell.en mark") == ["town saw 12"]
    assert texts(page, "#seg-1 .cell.ur mark") == ["قصبے نے 12 حملے کیے"]


def test_a_finding_leads_to_its_segment(page: Any) -> None:
    page.find_element("css selector", "#f-1 a[data-go]").click()
    assert page.current_url.endswith("#seg-1")


def test_keys_walk_through_the_findings(page: Any) -> None:
    body = page.find_element("css selector", "body")
    body.send_keys("j")
    assert page.current_url.endswith("#seg-1")
    body.send_keys("j")
    assert page.current_url.endswith("#seg-2")
    assert page.find_elements("css selector", "#f-2.current")
    body.send_keys("k")
    assert page.current_url.endswith("#seg-1")


def test_exact_highlights_use_utf16_offsets(page: Any) -> None:
    page.find_element("css selector", "body").send_keys("jj")
    exact = page.execute_script("return [...CSS.highlights.get('exact')].map(r => r.toString())")
    assert exact == ["😀", "وغیرہ"]


def test_severities_can_be_filtered(page: Any) -> None:
    page.find_element("css selector", ".filter input[value=minor]").click()
    assert page.find_element("css selector", "#f-1").is_displayed()
    assert not page.find_element("css selector", "#f-2").is_displayed()


def test_it_is_readable_without_javascript(browser: Any, small_run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plain.html"
    file.write_text(reports.render(small_run, "html"), encoding="utf-8")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(file.as_uri())
        assert browser.find_element("css selector", "#f-2 .message").is_displayed()
        assert browser.find_element("css selector", "#seg-2 .cell.ur").is_displayed()
        assert not browser.find_element("css selector", ".filter").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_dark_mode_has_its_own_colours(page: Any) -> None:
    light = page.find_element("css selector", "body").value_of_css_property("background-color")
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": "dark"}]},
    )
    try:
        dark = page.find_element("css selector", "body").value_of_css_property("background-color")
        assert dark != light
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_a_telephone_scrolls_in_one_direction(browser: Any, small_run: Run, tmp_path: Path) -> None:
    (document,) = small_run.documents
    segment = SegmentReference(0, "قصبے پر حملے ہوئے " * 30, 50.0, 40.0, 30.0)
    scores = ReferenceScores("r" * 80, 50.0, 40.0, 30.0, {"BLEU": "x" * 200}, (segment,))
    run = replace(small_run, documents=(replace(document, reference=scores),))
    file = tmp_path / "narrow.html"
    file.write_text(reports.render(run, "html"), encoding="utf-8")
    size = {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.get(file.as_uri())
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_mark_leaves_the_line_above_to_be_read(page: Any) -> None:
    mark = page.find_element("css selector", ".cell.ur mark")
    line = float(mark.value_of_css_property("line-height").removesuffix("px"))
    assert mark.size["height"] <= 1.1 * line


def test_both_sides_stand_on_one_line(page: Any) -> None:
    bottoms = page.execute_script(
        """return [...document.querySelectorAll('#seg-1 .body')].map((body) => {
          const probe = body.insertBefore(document.createElement('img'), body.firstChild);
          const bottom = probe.getBoundingClientRect().bottom;
          probe.remove();
          return bottom;
        })"""
    )
    assert abs(bottoms[0] - bottoms[1]) < 1


def test_a_screen_reader_hears_names_and_lists(page: Any) -> None:
    def names(selector: str) -> list[str]:
        return [e.accessible_name for e in page.find_elements("css selector", selector)]

    assert names("meter") == ["Alignment of 100", "Quality of 100"]
    assert names("a.number") == ["segment 1", "segment 2"]
    assert all(
        e.aria_role == "list" for e in page.find_elements("css selector", ".findings, .counts")
    )
    headings = texts(page, "h1, h2")
    assert len(set(headings)) == len(headings)


def test_five_thousand_segments_open_quickly(browser: Any, small_run: Run, tmp_path: Path) -> None:
    (document,) = small_run.documents
    many = replace(document, beads=document.beads * 2500)
    file = tmp_path / "long.html"
    file.write_text(reports.render(replace(small_run, documents=(many,)), "html"), encoding="utf-8")
    timings = []
    for _ in range(3):
        browser.get(file.as_uri())
        timings.append(
            browser.execute_script(
                "const t = performance.getEntriesByType('navigation')[0]; return t.domComplete"
            )
        )
    assert len(browser.find_elements("css selector", ".segment")) == 5000
    assert min(timings) < 6000  # milliseconds, the best of three: the machine may be busy
