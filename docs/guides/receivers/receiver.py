"""Receives CORTAP-RPT's webhooks. Python 3.9 or newer, nothing but its standard library."""

import base64
import hashlib
import hmac
import json
import os
import queue
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = os.environ["CORTAP_WEBHOOK_SECRET"].encode()  # the text as it is written
TOLERANCE_SECONDS = 300
MAX_BODY_BYTES = 1 << 20

work = queue.Queue()
lock = threading.Lock()
seen = set()  # in production a unique column of your database


def is_genuine(headers, body):
    event_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not (timestamp.isascii() and timestamp.isdigit()):
        return False
    if abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    signed = f"{event_id}.{timestamp}.".encode() + body
    mac = hmac.new(SECRET, signed, hashlib.sha256).digest()
    expected = b"v1," + base64.b64encode(mac)
    sent = headers.get("webhook-signature", "").split()
    return any(hmac.compare_digest(expected, one.encode()) for one in sent)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(min(length, MAX_BODY_BYTES))
        if not is_genuine(self.headers, body):
            self.answer(401, {"received": False})
            return
        event = json.loads(body)  # only now, and never before the signature
        self.remember(self.headers["webhook-id"], event)
        self.answer(200, {"received": True, "job_id": event.get("job_id")})

    def remember(self, event_id, event):
        with lock:
            if event_id not in seen:
                seen.add(event_id)
                work.put((event_id, event))

    def answer(self, status, members):
        body = json.dumps(members).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def act():
    while True:
        event_id, event = work.get()
        if event["status"] == "completed":
            print(event_id, "report for", event["metadata"]["recipient_name"], flush=True)
        elif event["status"] == "failed":
            print(event_id, "no report:", event["error"]["message"], flush=True)


if __name__ == "__main__":
    threading.Thread(target=act, daemon=True).start()
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Receiver)
    print("ready", flush=True)
    server.serve_forever()
