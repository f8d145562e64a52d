"use strict";

const byId = (id) => document.getElementById(id);
const user = byId("user");
const PHASES = {
  authorize: "Checking who asks",
  fetch: "Reading the controls from Riskuity",
  seal: "Keeping what was read",
  render: "Writing the document",
  convert: "Making the PDF",
  store: "Storing the report",
};
const WHO = {
  caller: "you",
  template_author: "whoever made the template",
  operator: "the operator of the service",
  riskuity: "Riskuity",
};
let underWay = false;
let announced = "";

/** Text is always text: nothing that a server says becomes markup. */
function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function ask(path, options) {
  const separator = path.includes("?") ? "&" : "?";
  return fetch(`${path}${separator}user=${encodeURIComponent(user.value)}`, options);
}

function facts(pairs) {
  const list = element("dl");
  for (const [name, value, kind] of pairs) {
    if (value === undefined || value === null || value === "") continue;
    list.append(element("dt", name), element("dd", String(value), kind ? { class: kind } : {}));
  }
  return list;
}

function listOf(title, texts) {
  const box = document.createDocumentFragment();
  if (!texts || texts.length === 0) return box;
  box.append(element("h3", title));
  const list = element("ul");
  for (const text of texts) list.append(element("li", text));
  box.append(list);
  return box;
}

async function showProjects() {
  const projects = await (await ask("/api/projects")).json();
  byId("projects").replaceChildren(...projects.map((project) => {
    const item = element("li");
    const words = element("div");
    const name = element("h2", project.name, { id: `project-${project.id}` });
    words.append(name, element("p", `Project ${project.id}, ${project.controls} controls, ${project.status.toLowerCase()}`));
    const button = element("button", "Generate report", {
      type: "button", id: `generate-${project.id}`,
      "aria-labelledby": `generate-${project.id} project-${project.id}`,
    });
    button.addEventListener("click", () => generate(project));
    item.append(words, button);
    return item;
  }));
}

function busy(is) {
  underWay = is;
  for (const button of document.querySelectorAll(".projects button")) {
    button.setAttribute("aria-disabled", String(is));
  }
}

function progress(percent, words) {
  byId("bar").value = percent;
  byId("percent").textContent = `${percent} %`;
  if (words !== announced) {
    announced = words;
    byId("status").textContent = words;
  }
}

async function generate(project) {
  if (underWay) return;
  busy(true);
  byId("outcome").hidden = true;
  byId("webhook").hidden = true;
  byId("work").hidden = false;
  byId("work-title").textContent = `Report for ${project.name}`;
  progress(0, "Asking CORTAP-RPT");
  byId("work-title").focus();
  try {
    const options = { format: byId("format").value, include_attachments: byId("attachments").checked };
    const answer = await ask("/api/reports", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ project_id: project.id, report_type: byId("type").value, options }),
    });
    const body = await answer.json();
    if (answer.status !== 202) {
      refused(body);
      return;
    }
    follow(body.job_id);
  } catch (error) {
    refused({ title: "CORTAP-RPT cannot be reached", message: String(error.message) });
  }
}

function follow(job) {
  const stream = new EventSource(`/api/jobs/${job}/events?user=${encodeURIComponent(user.value)}`);
  const step = (event) => {
    const now = JSON.parse(event.data);
    progress(now.progress, PHASES[now.phase] ?? "Waiting for a free place");
  };
  for (const name of ["waiting", "phase-started", "progress", "phase-ended"]) {
    stream.addEventListener(name, step);
  }
  stream.addEventListener("finished", (event) => {
    stream.close();
    const finished = JSON.parse(event.data);
    if (finished.error) refused(finished.error, finished.warnings);
    else completed(finished);
    received(job);
  });
}

function end(title, kind) {
  busy(false);
  byId("work").hidden = true;
  const card = byId("outcome");
  card.hidden = false;
  const heading = byId("outcome-title");
  heading.textContent = title;
  heading.className = kind;
  byId("facts").replaceChildren();
  return byId("facts");
}

function completed(job) {
  const box = end("The report is ready", "good");
  const link = element("a", `Download ${job.file_name}`, {
    href: job.download_url, class: "button", rel: "noreferrer", id: "download",
  });
  const row = element("p");
  row.append(link);
  const found = job.metadata ?? {};
  box.append(
    facts([
      ["Recipient", found.recipient_name],
      ["Deficiencies", found.deficiency_count],
      ["Review areas", found.review_areas],
      ["Size", `${Math.round(job.file_size / 1024)} KiB`],
      ["Link works until", local(job.expires_at)],
      ["SHA-256", job.sha256],
    ]),
    row,
    listOf(`Warnings (${(job.warnings ?? []).length})`, job.warnings));
  byId("outcome-title").focus();
}

function refused(problem, warnings) {
  const box = end(problem.title ?? "There is no report", "bad");
  const details = problem.details ?? {};
  box.append(
    element("p", problem.message ?? problem.detail ?? ""),
    listOf("Missing", (details.missing_fields ?? []).map((field) =>
      field.where ? `${field.path}, from ${field.supplied_by}: ${field.where}` : field.path)),
    listOf("Fields", (details.fields ?? []).map((field) => `${field.field}: ${field.message}`)),
    facts([
      ["What to do", problem.hint],
      ["Who must act", WHO[problem.who_must_act] ?? problem.who_must_act],
      ["Code", problem.code ?? problem.error],
    ]),
    listOf("Warnings", warnings));
  byId("outcome-title").focus();
}

async function received(job) {
  for (let look = 0; look < 100; look++) {
    const deliveries = await (await fetch(`/api/jobs/${job}/webhooks`)).json();
    if (deliveries.length > 0) {
      showDelivery(deliveries[deliveries.length - 1]);
      return;
    }
    await new Promise((later) => setTimeout(later, 200));
  }
}

function showDelivery(delivery) {
  byId("delivery").replaceChildren(
    facts([
      ["Received", local(delivery.received_at)],
      ...delivery.signatures.map((signature) => [
        signature.header,
        signature.verified ? "✓ verified" : `✗ not verified ${signature.detail}`,
        signature.verified ? "good" : "bad",
      ]),
    ]),
    element("h3", "Headers"),
    element("pre", Object.entries(delivery.headers).map(([name, value]) => `${name}: ${value}`).join("\n"),
      { tabindex: "0", role: "region", "aria-label": "Headers of the webhook" }),
    element("h3", "Body, printed for reading"),
    element("pre", JSON.stringify(delivery.body, null, 2),
      { tabindex: "0", role: "region", "aria-label": "Body of the webhook" }));
  byId("webhook").hidden = false;
}

function local(instant) {
  return instant ? new Date(instant).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "medium" }) : "";
}

user.addEventListener("change", () => {
  for (const id of ["work", "outcome", "webhook"]) byId(id).hidden = true;
  showProjects();
});

fetch("/api/users").then((answer) => answer.json()).then((emails) => {
  user.replaceChildren(...emails.map((email) => element("option", email, { value: email })));
  return showProjects();
});
