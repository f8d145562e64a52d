"""Reads a list of {"name", "document" (base64), "data", "rich"}, writes what docxtpl makes of each.

docxtpl repairs broken XML silently before it saves; here only what it wrote itself counts, so a
template whose XML is not well-formed is answered by an error.
"""
import base64
import io
import json
import sys

from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from jinja2 import Environment
from lxml import etree


def rich(template, value):
    if value["kind"] == "listing":
        return Listing(value["text"])
    if value["kind"] == "picture":
        return InlineImage(template, io.BytesIO(base64.b64decode(value["content"])), width=value["width"])
    if value["kind"] == "document":
        return template.new_subdoc(io.BytesIO(base64.b64decode(value["content"])))
    text = RichText()
    for part in value["parts"]:
        link = part.pop("link", None)
        text.add(url_id=template.build_url_id(link) if link else None, **part)
        part["link"] = link
    return text


def data(template, case):
    values = {name: rich(template, value) for name, value in case.get("rich", {}).items()}
    return {**case["data"], **values}


answers = []
for case in json.load(sys.stdin):
    try:
        def template():
            return DocxTemplate(io.BytesIO(base64.b64decode(case["document"])))

        probe = template()
        probe.render_init()
        probe.current_rendering_part = probe.docx._part
        given = data(probe, case)
        etree.fromstring(probe.build_xml(given, Environment(autoescape=True)).encode("utf-8"))
        for uri in (probe.HEADER_URI, probe.FOOTER_URI):
            for _, xml in probe.build_headers_footers_xml(
                given, uri, Environment(autoescape=True)
            ):
                etree.fromstring(xml)
        rendered = template()
        rendered.render(data(rendered, case), autoescape=True)
        written = io.BytesIO()
        rendered.save(written)
        answers.append(
            {"name": case["name"], "document": base64.b64encode(written.getvalue()).decode("ascii")}
        )
    except Exception as fault:  # whatever Python raises is the answer
        answers.append({"name": case["name"], "error": type(fault).__name__ + ": " + str(fault)[:200]})
json.dump(answers, sys.stdout)
