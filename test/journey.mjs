/**
 * `npm run journey`: the main job from end to end, over HTTP and SMTP alone, against a server of its own on a data
 * folder of its own. Prints a line a step and ends with `N passed, N failed`.
 */
import { apiClient, check, cli, eventually, signIn, walkThrough } from "./support/outside.mjs";

const NEWS = [
  "The airstrikes killed two American soldiers and wounded twelve.",
  "Rebels shot dead three policemen at the border crossing on Tuesday, officials said.",
  "The court sentenced the man who bombed the market to life in prison.",
];

async function walk({ webs: [base], env, mail }) {
  const api = apiClient(base);
  const world = { api, mail };
  const key = "ceasefire-talks";

  const apiToken = await cli(env, "token", "create", "--scope", "articles:write", "--scope", "articles:read");
  const article = await api("PUT", `/articles/${key}`, {
    token: apiToken,
    body: { url: "https://news.example/ceasefire-talks", title: "Ceasefire talks resume" },
  });
  check("the publisher registers an article", article.status === 201 && article.body.key === key, article);

  const author = await signIn(world, "author@example.org", "Ada Author");
  const reader = await signIn(world, "reader@example.org", "Rory Reader");
  await cli(env, "staff", "add", "first@example.org", "--role", "moderator", "--name", "Mo First");
  await cli(env, "staff", "add", "second@example.org", "--role", "moderator", "--name", "Mo Second");
  const first = await signIn(world, "first@example.org");
  const second = await signIn(world, "second@example.org");
  check(
    "an author, a reader and two moderators sign in by mailed links",
    new Set([author, reader, first, second]).size === 4,
  );

  const post = (token, body, parentId) =>
    api("POST", `/articles/${key}/comments`, { token, body: { body, ...(parentId && { parentId }) } });
  const outcome = ({ body }) => body?.verdict?.outcome;

  const clean = await post(author, "I hope the talks bring some quiet to the border towns.");
  check("a clean comment is published", clean.status === 201 && outcome(clean) === "publish", clean.body);
  const again = await post(author, "I hope the talks bring some quiet to the border towns.");
  check("the same text again is refused", again.status === 409 && again.body.code === "duplicate_comment", again.body);

  const restricted = {
    "a profane comment": "This is fucking bullshit, you stupid cunts.",
    "an advocacy of violence": "Bomb them all until nothing is left.",
    "a harassing comment": "You are a worthless idiot and everybody here hates you, get lost.",
    "a comment with an address and a number": "Write to jonas.keller@gmail.com or call him at +1 415 555 2671.",
  };
  const posted = {};
  for (const [what, body] of Object.entries(restricted)) {
    const answer = await post(author, body);
    posted[what] = answer;
    const caught = ["hold", "remove"].includes(outcome(answer));
    check(`${what} is not published: ${outcome(answer)}, ${answer.body?.verdict?.categories}`, caught, answer.body);
  }
  for (const sentence of NEWS) {
    const answer = await post(reader, sentence);
    check(`news stays news: “${sentence.slice(0, 40)}…”`, outcome(answer) === "publish", answer.body);
  }

  const target = await post(author, "Nobody in the ministry has read a map since school, it seems.");
  const replies = [await post(reader, "That is a little hard on them.", target.body.comment.id)];
  replies.push(await post(first, "Maps are hard to come by these days.", target.body.comment.id));
  check(
    "the comment has two replies",
    replies.every(({ status }) => status === 201),
    replies,
  );
  const before = await api("GET", `/articles/${key}`);

  const flagged = await api("POST", `/comments/${target.body.comment.id}/flags`, {
    token: reader,
    body: { category: "harassment", note: "This is about people who work hard." },
  });
  check("a reader flags it", flagged.status === 201, flagged);
  const own = await api("POST", `/comments/${target.body.comment.id}/flags`, {
    token: author,
    body: { category: "spam" },
  });
  check("its author cannot", own.status === 403 && own.body.code === "own_comment", own.body);

  const queue = await api("GET", "/moderation/queue?source=reader", { token: first });
  const found = queue.body.items.find(({ comment }) => comment.id === target.body.comment.id);
  check("the case stands in the queue with its reason", found?.reasons[0]?.category === "harassment", queue.body);
  const claim = await api("POST", `/moderation/cases/${found.id}/claim`, { token: first });
  check("a moderator claims it", claim.status === 200, claim);
  const taken = await api("POST", `/moderation/cases/${found.id}/claim`, { token: second });
  check("another sees that it is claimed", taken.body.code === "case_claimed", taken.body);
  const removal = await api("POST", `/moderation/cases/${found.id}/decision`, {
    token: first,
    body: {
      action: "remove",
      reason: { category: "harassment", note: "It ridicules the staff of the ministry." },
      claimToken: claim.body.claimToken,
      version: found.version,
    },
  });
  check("and removes the comment with a reason", removal.status === 200, removal);
  const hidden = await api("GET", `/comments/${target.body.comment.id}`);
  check(
    "readers see a tombstone over its replies",
    hidden.body?.status === "removed" && hidden.body.body === null,
    hidden.body,
  );

  const letter = await eventually("the letter about this removal", () =>
    mail.letters.find(({ to, text }) => to === "author@example.org" && text?.includes("ridicules the staff")),
  );
  check("the letter tells the reason and does not quote the comment", !letter.text.includes("read a map"), letter.text);
  const link = new URL(/https?:\/\/\S+\/appeals\/[\w-]+/.exec(letter.text)[0]);
  const token = link.pathname.split("/").at(-1);

  const visits = [];
  for (let visit = 0; visit < 10; visit += 1) {
    visits.push(await fetch(link, { method: "HEAD" }), await fetch(link));
  }
  check(
    "ten HEAD and ten GET of the link are answered",
    visits.every(({ status }) => status === 200),
    visits.map((v) => v.status),
  );
  const lookup = await api("POST", "/appeals/lookup", { body: { token } });
  check(
    "and have changed nothing",
    lookup.body?.appeal === null && lookup.body.comment.body.includes("read a map"),
    lookup.body,
  );
  check(
    "the deadline is 184 days away",
    days(lookup.body?.deadline) > 183.9 && days(lookup.body?.deadline) <= 184,
    lookup.body,
  );

  const statement = "It is satire about an institution, and it names nobody. Please look again.";
  const filed = await Promise.all(
    Array.from({ length: 20 }, () => api("POST", "/appeals", { body: { token, statement } })),
  );
  const ids = new Set(filed.map(({ body }) => body?.id));
  const statuses = filed.map(({ status }) => status);
  check(
    "twenty parallel posts file one appeal",
    ids.size === 1 && statuses.filter((s) => s === 201).length === 1 && statuses.filter((s) => s === 200).length === 19,
    statuses,
  );
  await mail.letterTo("author@example.org", /We have your appeal/);
  check("the author is told that it has arrived", true);

  const [appealId] = ids;
  const blocked = await api("POST", `/moderation/comments/${target.body.comment.id}/decision`, {
    token: second,
    body: { action: "remove", reason: { category: "harassment" }, revision: 1 },
  });
  check("no removal around an open appeal", blocked.status === 409, blocked.body);
  const refused = await api("POST", `/moderation/appeals/${appealId}/claim`, { token: first });
  check(
    "the moderator who removed is refused",
    refused.status === 403 && refused.body.code === "conflict_of_interest",
    refused.body,
  );
  const list = await api("GET", "/moderation/appeals", { token: first });
  const item = list.body.items.find(({ id }) => id === appealId);
  check("and sees why in the list", item?.canDecide === false && item.whyNot.length > 10, item);

  const appealClaim = await api("POST", `/moderation/appeals/${appealId}/claim`, { token: second });
  const decided = await api("POST", `/moderation/appeals/${appealId}/decision`, {
    token: second,
    body: {
      outcome: "overturned",
      reason: "Satire about an institution is welcome here.",
      claimToken: appealClaim.body?.claimToken,
    },
  });
  check("another moderator overturns it", decided.status === 200 && decided.body.status === "overturned", decided.body);

  const thread = await api("GET", `/articles/${key}/comments?sort=oldest`);
  const restored = thread.body.items.find(({ id }) => id === target.body.comment.id);
  check(
    "the comment stands in its place with its replies",
    restored?.status === "published" && restored.replies.length === 2 && restored.replyCount === 2,
    restored,
  );
  const after = await api("GET", `/articles/${key}`);
  check("and the counts are as before", after.body.commentCount === before.body.commentCount, after.body);
  const outcomeLetter = await mail.letterTo("author@example.org", /Your comment is back/);
  check(
    "the author gets the reasoned outcome",
    outcomeLetter.text.includes("Satire about an institution"),
    outcomeLetter.text,
  );

  await contestAutomatedRemoval({ ...world, key, author, first, posted: posted["a profane comment"] });
  const bad = await Promise.all(
    ["x", "A".repeat(43), `${token}x`].map((each) => api("POST", "/appeals/lookup", { body: { token: each } })),
  );
  check(
    "bad links answer alike",
    bad.every(({ status, body }) => status === 404 && body.code === "appeal_link_invalid"),
    bad,
  );
}

/** The engine removed it, a human restores it, and neither the engine nor many flags hide it again. */
async function contestAutomatedRemoval({ api, mail, key, author, first, posted }) {
  const id = posted.body.comment.id;
  const mine = await api("GET", `/articles/${key}/comments/mine`, { token: author });
  const own = mine.body.items.find((comment) => comment.id === id);
  check(
    "the author sees the automated removal and its notice",
    own?.decision?.automated === true && own.verdict.notices.length > 0,
    own,
  );
  const filed = await api("POST", "/appeals", {
    token: author,
    body: { decisionId: own.decision.id, statement: "These are the words of the general, quoted from the broadcast." },
  });
  check("and appeals without the mail", filed.status === 201, filed.body);
  const claim = await api("POST", `/moderation/appeals/${filed.body.id}/claim`, { token: first });
  const decided = await api("POST", `/moderation/appeals/${filed.body.id}/decision`, {
    token: first,
    body: { outcome: "overturned", reason: "A quotation of public interest.", claimToken: claim.body?.claimToken },
  });
  check("a human overturns the machine", decided.status === 200, decided.body);
  const rerun = await api("POST", "/policies/evaluate", {
    token: first,
    body: { body: posted.body.comment.body ?? own.body },
  });
  check("the engine, run again, would still remove it", rerun.body?.outcome === "remove", rerun.body);
  for (const name of ["una", "duo", "tre", "quattro", "cinque"]) {
    const token = await signIn({ api, mail }, `${name}@example.org`, name);
    await api("POST", `/comments/${id}/flags`, { token, body: { category: "profanity" } });
  }
  const now = await api("GET", `/comments/${id}`);
  check("five flags later it still stands", now.body?.status === "published", now.body);
  const edited = await api("PATCH", `/comments/${id}`, { token: author, body: { body: own.body, revision: 1 } });
  check(
    "and an edit to the unchanged text changes nothing",
    edited.body?.comment?.status === "published" && edited.body.comment.revision === 1,
    edited.body,
  );
}

const days = (time) => (new Date(time) - Date.now()) / 86_400_000;

await walkThrough({ folder: "recourse journey ", roles: ["all"] }, walk);
