"""Writes what a design prints as a Word document, with tables as word processors make them."""

import io
import zipfile
from xml.sax.saxutils import escape

import template

TYPES = """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text, bold=False, underline=False):
    how = '<w:rFonts w:ascii="DejaVu Sans" w:hAnsi="DejaVu Sans"/>' + ("<w:b/>" if bold else "") + '<w:sz w:val="15"/>' + ('<w:u w:val="single"/>' if underline else "")
    return f'<w:r><w:rPr>{how}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text, bold=False, break_before=False):
    runs = ""
    for i, part in enumerate(text.split("deductible")):
        runs += (run("deductible", bold, True) if i else "") + (run(part, bold) if part else "")
    how = '<w:spacing w:after="40"/>' + ("<w:pageBreakBefore/>" if break_before else "")
    return f"<w:p><w:pPr>{how}</w:pPr>{runs}</w:p>"


def cell(text, width, span=1, merge=None, bold=False):
    how = f'<w:tcW w:w="{width}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
    how += {"start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>", None: ""}[merge]
    return f'<w:tc><w:tcPr>{how}<w:vAlign w:val="center"/></w:tcPr>{paragraph(text, bold)}</w:tc>'


def table(widths, rows):
    sides = "".join(f'<w:{s} w:val="single" w:sz="4" w:color="444444"/>' for s in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{paragraph('')}")


def row(cells, head=False):
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{''.join(cells)}</w:tr>"


def document(content):
    t, design = content["t"], content["design"]
    body = [paragraph(f"{t['title']}    {t['period']}{design['period']}", True),
            paragraph(f"{design['title']}    {t['for']}{design['for']} | {t['type']}{design['type']}", True), paragraph(t["lead"])]
    widths = [2600, 4800, 6400]
    body.append(table(widths, [row([cell(h, w, bold=True) for h, w in zip(t["asked"], widths)], True)] +
                      [row([cell(x, w) for x, w in zip(answer, widths)]) for answer in content["answers"]]))
    body.append(paragraph(t["sentence"], break_before=True))
    columns = design["columns"]
    costs = [2700, 2600] if len(columns) == 2 else [6300 // len(columns)] * len(columns)
    widths = [2000, 2400, *costs, 13800 - 4400 - sum(costs)]
    rows = [row([cell(t["heads"][0], widths[0], merge="start", bold=True), cell(t["heads"][1], widths[1], merge="start", bold=True),
                 cell(t["heads"][2], sum(costs), len(costs), bold=True), cell(t["heads"][3], widths[-1], merge="start", bold=True)], True),
            row([cell("", widths[0], merge="on"), cell("", widths[1], merge="on"),
                 *[cell(head, width, bold=True) for head, width in zip(columns, costs)], cell("", widths[-1], merge="on")], True)]
    for event, label, cells in content["rows"]:
        made = [cell(event[0] if event else "", widths[0], merge="start" if event else "on", bold=True), cell(label, widths[1])]
        skip = False
        for i, (text, span) in enumerate(cells):
            if skip:
                skip = False
                continue
            if span is None:
                made.append(cell("", widths[2 + i], merge="on"))
            elif span[1] > 1:
                made.append(cell(text, widths[2] + widths[3], 2))
                skip = True
            else:
                made.append(cell(text, widths[2 + i], merge="start" if span[0] > 1 else None))
        rows.append(row(made))
    body.append(table(widths, rows))
    body.append(table([13800], [row([cell(t["not"], 13800, bold=True)]), row([cell(" • ".join(design["excluded"]), 13800)]),
                                row([cell(t["also"], 13800, bold=True)]), row([cell(" • ".join(design["covered"]), 13800)])]))
    body.append(paragraph(t["rights"]))
    if design["examples"]:
        body.append(paragraph(t["aboutExamples"], break_before=True))
        for what, figure in template.example_lines(design):
            body.append(paragraph("      ".join([f"■ {what} {figure}"] * 3)))
    section = '<w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:top="720" w:bottom="720" w:left="900" w:right="900" w:header="300" w:footer="300" w:gutter="0"/></w:sectPr>'
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document {SPACE}><w:body>{"".join(body)}{section}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", TYPES)
        z.writestr("_rels/.rels", RELATIONS)
        z.writestr("word/document.xml", xml)
    return out.getvalue()
