"""Renders a template over and over with docxtpl; prints its version and the processor time of one document in ns."""

import io
import json
import sys
import time
from pathlib import Path

import docxtpl

template, data, made, warming_up, measured = sys.argv[1:]
template = Path(template).read_bytes()
data = json.loads(Path(data).read_text(encoding="utf-8"))


def render():
    document = docxtpl.DocxTemplate(io.BytesIO(template))
    document.render(data, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


for _ in range(int(warming_up)):
    render()
began = time.process_time_ns()
for _ in range(int(measured)):
    document = render()
took = time.process_time_ns() - began
Path(made).write_bytes(document)
print(docxtpl.__version__, took / int(measured))
