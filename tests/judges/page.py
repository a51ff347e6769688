#!/usr/bin/env python3
"""The HTML report in a real browser: page.py PROGRAM REPOSITORY

Judges the snapshots of tests/report, whose forms are hostile, and the report on examples/, in both languages: nothing
is injected, loaded or complained of, what assistive technology needs is there, the text can be read on a telephone, on
a dark screen and on paper, and the choice of findings works. Ends with 77, "skipped", where there is no browser."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from browser import Browser

UNREADABLE = """(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = channels(color).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if (channels(color)[3] !== 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const bad = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(paper(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) bad.add(element.tagName + "." + element.className);
  }
  return [...bad];
})()"""

SHOWN = "[...document.querySelectorAll('article.card')].filter((card) => card.checkVisibility()).length"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
DEAD_LINKS = """[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))
  .filter((href) => !href.startsWith('#') || !document.getElementById(href.slice(1)))"""
REPEATED_IDS = """(() => {
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
})()"""
CHOOSE = """((name, value) => {
  const select = document.querySelector(`#filter [name=${name}]`);
  select.value = value;
  select.dispatchEvent(new Event('change', {bubbles: true}));
})"""

# What the hostile form of the sample holds, as it must be seen.
SEEN = ["长" * 200, "9" * 300, "<b onclick='x'>", "\\x7f", "\\x23#[x]", "\\xff", "项目\\x07金额",
        "::set-output name=x::y \\x1b]0;title\\x07 <!-- </pre></style><script>alert(1)</script> ]]> %0A | `x` \\u202e&amp;"]

failures = []


def check(name, found, wanted):
    if found != wanted:
        failures.append(f"{name}: {found!r}, not {wanted!r}")


def judge_structure(name, browser, language):
    check(f"{name}: language", browser.value("document.documentElement.lang"), language)
    check(f"{name}: links that lead nowhere", browser.value(DEAD_LINKS), [])
    check(f"{name}: ids given twice", browser.value(REPEATED_IDS), [])
    check(f"{name}: scripts", browser.value("document.scripts.length"), 1)
    check(f"{name}: handlers", browser.value("document.querySelectorAll('[onclick], [onload], [onerror], img').length"), 0)
    told = browser.accessible()
    roles = [role for role, _ in told]
    for role in ("banner", "main", "contentinfo", "search", "heading", "article", "table", "columnheader", "rowheader"):
        check(f"{name}: has a {role}", role in roles, True)
    check(f"{name}: nameless headings and landmarks",
          [role for role, words in told if role in ("heading", "article", "search", "columnheader", "region") and not words], [])
    levels = browser.value("[...document.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.tagName[1]))")
    check(f"{name}: one h1, first", levels.count(1) == 1 and levels[0] == 1, True)
    check(f"{name}: levels left out", [b for a, b in zip(levels, levels[1:]) if b > a + 1], [])
    check(f"{name}: tables without heads",
          browser.value("[...document.querySelectorAll('table')].filter((t) => !t.querySelector('thead th[scope=col]')).length"), 0)


def judge_choice(name, browser):
    everything = browser.value(SHOWN)
    errors = browser.value("document.querySelectorAll('article.card[data-severity=error]').length")
    check(f"{name}: the choice is there", browser.value("document.querySelector('#filter').checkVisibility()"), True)
    browser.value(CHOOSE + "('severity', 'error')")
    check(f"{name}: only errors", browser.value(SHOWN), errors)
    counted = [int(number) for number in re.findall(r"\d+", browser.value("document.querySelector('output').textContent"))]
    check(f"{name}: the number that is told", counted, [errors, everything])
    rule = browser.value("document.querySelector('article.card[data-severity=error]').dataset.rule")
    browser.value(CHOOSE + f"('rule', '{rule}')")
    of_rule = browser.value(f"document.querySelectorAll('article.card[data-severity=error][data-rule={rule}]').length")
    check(f"{name}: only one rule's errors", browser.value(SHOWN), of_rule)
    browser.value("document.querySelector('#filter button').click()")
    browser.value("new Promise((done) => setTimeout(done, 50))")
    check(f"{name}: all again", browser.value(SHOWN), everything)
    form = browser.value("document.querySelector('article.card').dataset.form")
    browser.value(CHOOSE + f"('form', '{form}')")
    check(f"{name}: only one form", browser.value(SHOWN), browser.value(f"document.querySelectorAll('[data-form=\"{form}\"]').length"))
    browser.value("location.hash = '#card-' + document.querySelectorAll('article.card').length")
    browser.value("new Promise((done) => setTimeout(done, 50))")
    check(f"{name}: a link to a card that is not shown", browser.value(SHOWN), everything)


def judge_focus(name, browser):
    browser.call("Input.dispatchKeyEvent", type="keyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9)
    check(f"{name}: the first stop", browser.value("document.activeElement.className"), "skip")
    check(f"{name}: is seen", browser.value("getComputedStyle(document.activeElement).outlineStyle"), "solid")
    check(f"{name}: is on the page", browser.value("document.activeElement.getBoundingClientRect().left >= 0"), True)


def judge(name, browser, page, language):
    browser.complaints, browser.requests = [], []
    browser.open(page)
    judge_structure(name, browser, language)
    judge_focus(name, browser)
    judge_choice(name, browser)
    cards = browser.value(SHOWN)
    for width in (1280, 390):
        for scheme in ("light", "dark"):
            browser.open(page, width=width, scheme=scheme)
            check(f"{name}: scrolls sideways at {width}", browser.value(OVERFLOW), 0)
            check(f"{name}: too little contrast, {scheme}, {width}", browser.value(UNREADABLE), [])
    browser.open(page, media="print", scheme="dark")
    check(f"{name}: too little contrast on paper", browser.value(UNREADABLE), [])
    check(f"{name}: the choice on paper", browser.value("document.querySelector('#filter').checkVisibility()"), False)
    check(f"{name}: colours on paper", browser.value("getComputedStyle(document.querySelector('.severity')).color"), "rgb(0, 0, 0)")
    browser.open(page, script=False)
    check(f"{name}: the choice without script", browser.value("document.querySelector('#filter').checkVisibility()"), False)
    check(f"{name}: cards without script", browser.value(SHOWN), cards)
    check(f"{name}: complaints", browser.complaints, [])
    check(f"{name}: requests", sorted(set(browser.requests)), [page.resolve().as_uri()])


def judge_plots(name, browser, page):
    """Each plot has a name, stands beside a table of its numbers, and its words can be read on a telephone."""
    for width in (1280, 390):
        browser.open(page, width=width)
        plots = browser.value("document.querySelectorAll('svg.plot[role=img][aria-label]').length")
        check(f"{name}: plots at {width}", plots >= 3, True)
        check(f"{name}: plots that stick out at {width}",
              browser.value("[...document.querySelectorAll('svg.plot')].filter((p) => p.getBoundingClientRect().right > innerWidth).length"), 0)
        check(f"{name}: words of plots that are too small at {width}",
              browser.value("[...document.querySelectorAll('svg.plot text')].filter((t) => t.getBoundingClientRect().height < 10).length"), 0)
        check(f"{name}: words of plots that are cut off at {width}",
              browser.value("""[...document.querySelectorAll('svg.plot text')].filter((t) => {
                const [word, plot] = [t.getBoundingClientRect(), t.ownerSVGElement.getBoundingClientRect()];
                return word.left < plot.left - 1 || word.right > plot.right + 1;
              }).map((t) => t.textContent)"""), [])
    check(f"{name}: plots without a table", browser.value("[...document.querySelectorAll('figure.plotted')].filter((f) => !f.nextElementSibling?.querySelector('table')).length"), 0)


def judge_validity(name, page):
    answer = subprocess.run(["tidy", "-quiet", "-errors", "-utf8", "--drop-empty-elements", "no", str(page)], capture_output=True, text=True)
    check(f"{name}: tidy", answer.stderr, "")


def main(program, repository):
    if "BLESS" in os.environ or not shutil.which("chromium") or not shutil.which("tidy"):
        print("not judged: chromium or tidy is not installed, or the snapshots are being written anew")
        return 77
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        for short, language in (("en", "en"), ("zh", "zh-CN")):
            page = pathlib.Path(folder) / f"sample-{short}.html"
            shutil.copy(repository / f"tests/report/expected/html.{short}.txt", page)
            judge(page.stem, browser, page, language)
            judge_validity(page.stem, page)
            browser.open(page)
            text = browser.value("document.body.textContent")
            check(f"{page.stem}: lost", [words for words in SEEN if words not in text], [])
            page = pathlib.Path(folder) / f"examples-{short}.html"
            run = subprocess.run([program, "--format", "html", "--lang", short, "shifeng-2023"],
                                 cwd=repository / "examples", stdout=subprocess.PIPE)
            page.write_bytes(run.stdout)
            judge(page.stem, browser, page, language)
            judge_validity(page.stem, page)
            page = pathlib.Path(folder) / f"audit-{short}.html"
            run = subprocess.run([program, "audit", "--format", "html", "--lang", short, "audit"],
                                 cwd=repository / "tests/data", stdout=subprocess.PIPE)
            page.write_bytes(run.stdout)
            judge(page.stem, browser, page, language)
            judge_validity(page.stem, page)
            judge_plots(page.stem, browser, page)
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
