// Receives CORTAP-RPT's webhooks. Node 18 or newer, nothing but its standard library.

const { createHmac, timingSafeEqual } = require("node:crypto");
const { createServer } = require("node:http");

const SECRET = Buffer.from(process.env.CORTAP_WEBHOOK_SECRET); // the text as it is written
const TOLERANCE_SECONDS = 300;
const MAX_BODY_BYTES = 1 << 20;

const seen = new Set(); // in production a unique column of your database

function isGenuine(headers, body) {
  const id = headers["webhook-id"] ?? "";
  const timestamp = headers["webhook-timestamp"] ?? "";
  if (!/^[0-9]{1,11}$/.test(timestamp)) return false;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const mac = createHmac("sha256", SECRET).update(`${id}.${timestamp}.`).update(body).digest("base64");
  const expected = Buffer.from(`v1,${mac}`);
  return (headers["webhook-signature"] ?? "").split(" ").some((one) => {
    const sent = Buffer.from(one);
    return sent.length === expected.length && timingSafeEqual(sent, expected);
  });
}

async function bytesOf(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) throw new Error("the body is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function act(id, event) {
  if (event.status === "completed") {
    console.log(id, "report for", event.metadata.recipient_name);
  } else if (event.status === "failed") {
    console.log(id, "no report:", event.error.message);
  }
}

function answer(response, status, members) {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(members));
}

const server = createServer(async (request, response) => {
  try {
    const body = await bytesOf(request);
    if (!isGenuine(request.headers, body)) return answer(response, 401, { received: false });
    const event = JSON.parse(body); // only now, and never before the signature
    const id = request.headers["webhook-id"];
    if (!seen.has(id)) {
      seen.add(id);
      setImmediate(act, id, event);
    }
    answer(response, 200, { received: true, job_id: event.job_id });
  } catch (error) {
    answer(response, 400, { received: false });
  }
});

server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
