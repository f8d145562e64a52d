"""Reads {"context", "templates"} as JSON, writes Jinja2's answer to every template as JSON.

None is printed as nothing, as the dialect has it; everything else is Jinja2 as it comes, with
break and continue.
"""
import copy
import json
import sys

from jinja2 import Environment

request = json.load(sys.stdin)
environment = Environment(
    extensions=["jinja2.ext.loopcontrols"],
    finalize=lambda value: "" if value is None else value,
)
answers = []
for template in request["templates"]:
    try:
        printed = environment.from_string(template).render(**copy.deepcopy(request["context"]))
        answers.append({"template": template, "expected": printed})
    except Exception as fault:  # whatever Python raises is the answer
        answers.append({"template": template, "error": type(fault).__name__})
json.dump(answers, sys.stdout)
