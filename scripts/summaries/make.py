#!/usr/bin/env python3
"""make.py [--keep FOLDER] [NAME...]: makes the corpus of Summaries of Benefits and
Coverage on which estimator/planfile/sbc is tested, or some of it.

The designs (estimator/planfile/sbc/testdata/designs.json) hold what made-up
plans print and what that means. Each is set in the federal template's words
(template.py, a work of the United States government) in several layouts, made
into a PDF, and read into marks, which go to testdata/corpus. A few PDFs that
the page's tests open go to web/test/summaries. FOLDER gets every PDF.

Needs LibreOffice (soffice), Chromium, and the Python packages weasyprint and
pypdf; `make test` needs none of them.
"""

import argparse
import gzip
import io
import json
import pathlib
import subprocess
import sys
import tempfile

import pypdf
import weasyprint

import template
import word

ROOT = pathlib.Path(__file__).resolve().parents[2]
SBC = ROOT / "estimator/planfile/sbc/testdata"
DESIGNS = json.loads((SBC / "designs.json").read_text())

LANDSCAPE = "792pt 612pt"


def by_chromium(html: str, work: pathlib.Path) -> bytes:
    page, out = work / "page.html", work / "page.pdf"
    page.write_text(html)
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()],
        check=True, capture_output=True)
    return out.read_bytes()


def by_weasyprint(html: str) -> bytes:
    return weasyprint.HTML(string=html).write_pdf()


def by_word(design: dict, work: pathlib.Path, merged: bool) -> bytes:
    (work / "page.docx").write_bytes(word.document(template.content(design, merged)))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(work / 'office').as_uri()}", "--convert-to", "pdf", "--outdir", work, work / "page.docx"],
        check=True, capture_output=True)
    return (work / "page.pdf").read_bytes()


def changed(pdf: bytes, change) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def turned(pdf: bytes, sideways: bool) -> bytes:
    """Pages whose text runs up the sheet; unless sideways, they are said to be turned, and so are shown upright."""
    def turn(writer):
        for page in writer.pages:
            page.rotate(90)
            page.transfer_rotation_to_content()
            page.compress_content_streams()
            if not sideways:
                page.rotate(-90)
    return changed(pdf, turn)


def layouts(name: str, design: dict, work: pathlib.Path):
    """The layouts of a design: a name and what makes its PDF."""
    html = lambda **how: template.html(design, **how)
    yield "word", lambda: by_word(design, work, False)
    yield "chromium", lambda: by_chromium(html(size=LANDSCAPE), work)
    yield "weasyprint", lambda: by_weasyprint(html(size=LANDSCAPE, font="DejaVu Sans Condensed", points=8))
    yield "torn", lambda: by_chromium(html(size="792pt 330pt", heads=name != "ppo"), work)
    yield "merged", lambda: by_word(design, work, True) if name in ("ppo", "odd") else by_weasyprint(html(size=LANDSCAPE, merged=True))
    yield "turned", lambda: turned(by_weasyprint(html(size=LANDSCAPE, points=8.5)), name in ("ppo", "epo", "odd"))


def joined(*pdfs: bytes) -> bytes:
    def add(writer):
        for pdf in pdfs[1:]:
            writer.append(io.BytesIO(pdf))
    return changed(pdfs[0], add)


def bad():
    """Files that give no draft, or several."""
    one = lambda name, **how: by_weasyprint(template.html(DESIGNS[name], size=LANDSCAPE, **how))
    yield "no-lines", lambda: one("ppo", lines=False)
    yield "many-columns", lambda: by_weasyprint(template.html(
        {**DESIGNS["ppo"], "columns": [f"Tier {i} Network Provider" for i in (1, 2, 3, 4)] + ["Out-of-Network Provider"]}, size=LANDSCAPE))
    yield "two-charts", lambda: one("ppo", twice=True)
    yield "two-summaries", lambda: joined(one("hmo"), one("hdhp"))
    yield "old-year", lambda: by_weasyprint(template.html({**DESIGNS["ppo"], "period": "01/01/2012 – 12/31/2012"}, size=LANDSCAPE))
    yield "no-sbc", lambda: by_weasyprint("<h1>Notice</h1>" + "<p>Your benefits book is on its way to you. Please keep it.</p>" * 30)
    yield "scan", lambda: by_weasyprint("<svg xmlns='http://www.w3.org/2000/svg' width='600' height='400'><circle cx='90' cy='90' r='70'/></svg>")
    yield "password", lambda: changed(one("hmo"), lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
    yield "cut-off", lambda: (lambda pdf: pdf[: len(pdf) // 2])(one("hmo"))
    yield "too-many-pages", lambda: changed(by_weasyprint("<p>A page.</p>"), lambda writer: [writer.add_blank_page(612, 792) for _ in range(399)])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    opened = {"ppo-word", "hmo-weasyprint", "epo-turned", "spanish-merged", "scan", "password", "cut-off", "no-lines"}
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        every = [(f"{name}-{layout}", make) for name, design in DESIGNS.items() for layout, make in layouts(name, design, work)]
        every += bad()
        for name, make in every:
            if asked.names and name not in asked.names:
                continue
            pdf = make()
            file = (asked.keep or work) / f"{name}.pdf"
            file.write_bytes(pdf)
            if name in opened:
                (ROOT / "web/test/summaries").mkdir(exist_ok=True)
                (ROOT / f"web/test/summaries/{name}.pdf").write_bytes(pdf)
            marks = subprocess.run(["node", ROOT / "scripts/marks.mjs", file], check=True, capture_output=True).stdout
            (SBC / "corpus").mkdir(exist_ok=True)
            (SBC / "corpus" / f"{name}.json.gz").write_bytes(gzip.compress(marks, 9, mtime=0))
            print(f"{name}: {len(pdf):,} bytes, marks {len(marks):,}", file=sys.stderr)


if __name__ == "__main__":
    main()
