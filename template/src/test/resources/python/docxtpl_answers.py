"""Reads a list of {"name", "document" (base64), "data"}, writes what docxtpl makes of each.

docxtpl repairs broken XML silently before it saves; here only what it wrote itself counts, so a
template whose XML is not well-formed is answered by an error.
"""
import base64
import io
import json
import sys

from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

answers = []
for case in json.load(sys.stdin):
    try:
        def template():
            return DocxTemplate(io.BytesIO(base64.b64decode(case["document"])))

        probe = template()
        probe.render_init()
        etree.fromstring(probe.build_xml(case["data"], Environment(autoescape=True)).encode("utf-8"))
        for uri in (probe.HEADER_URI, probe.FOOTER_URI):
            for _, xml in probe.build_headers_footers_xml(
                case["data"], uri, Environment(autoescape=True)
            ):
                etree.fromstring(xml)
        rendered = template()
        rendered.render(case["data"], autoescape=True)
        written = io.BytesIO()
        rendered.save(written)
        answers.append(
            {"name": case["name"], "document": base64.b64encode(written.getvalue()).decode("ascii")}
        )
    except Exception as fault:  # whatever Python raises is the answer
        answers.append({"name": case["name"], "error": type(fault).__name__ + ": " + str(fault)[:200]})
json.dump(answers, sys.stdout)
