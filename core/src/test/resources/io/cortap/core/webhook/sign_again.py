"""Rebuilds payloads from their members and signs them, with Python's own json and hmac.

Reads one case a line, blank-separated: secret (hex), timestamp, event id, body (hex), and the
members as name=text pairs, each in hexadecimal UTF-16 so that lone surrogates survive. Prints a
line each: the body as dumped from the members, the body parsed and dumped again (both hex), and
the two signatures.
"""
import base64
import hashlib
import hmac
import json
import sys


def text(hexadecimal):
    return bytes.fromhex(hexadecimal).decode("utf-16-be", "surrogatepass")


for line in sys.stdin:
    secret, stamp, event, body, *members = line.strip().split(" ")
    key = bytes.fromhex(secret)
    raw = bytes.fromhex(body)
    pairs = [member.split("=") for member in members]
    values = {text(name): text(value) for name, value in pairs}
    payload = {"project_id": 58, "texts": values, "list": list(values.values()), "none": None,
               "yes": True, "empty": [{}, []]}
    dumped = json.dumps(payload).encode("utf-8")
    again = json.dumps(json.loads(raw)).encode("utf-8")
    ours = hmac.new(key, stamp.encode() + b"." + again, hashlib.sha256).hexdigest()
    standard = hmac.new(key, f"{event}.{stamp}.".encode() + again, hashlib.sha256).digest()
    print(dumped.hex(), again.hex(), "sha256=" + ours, "v1," + base64.b64encode(standard).decode())
