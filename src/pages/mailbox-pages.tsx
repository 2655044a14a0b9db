import { type Request, Router } from "express";
import type { PageKit } from "../http/page-kit.ts";
import { pageSecurity } from "../http/security.ts";
import { type StoredMessage, listMailbox, readMailbox } from "../mail/mailbox.ts";
import { mailboxDir } from "../mail/transport.ts";
import { Refusal } from "../shared/refusal.ts";
import { Layout } from "./layout.tsx";
import { linkParts } from "./link-parts.ts";
import { sendPage } from "./send-page.tsx";
import { Time } from "./time.tsx";

/** A letter brings its own styles and nothing else; it runs nothing and goes nowhere. */
const LETTER_CSP = {
  scriptSrc: ["'none'"],
  styleSrc: ["'unsafe-inline'"],
  connectSrc: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'self'"],
  sandbox: [],
};

/** Letters of a server without SMTP, for who develops or tries it. With SMTP there is nothing here. */
export function mailboxRoutes({ deps }: PageKit): Router {
  const { config } = deps;
  const router = Router({ caseSensitive: true });
  const dir = mailboxDir(config);

  router.use("/dev", (_req, _res, next) => {
    if (config.smtpUrl !== undefined || config.production) throw new Refusal("not_found", "There is nothing here.");
    next();
  });
  router.get("/dev/mailbox.json", async (_req, res) => {
    const items = (await listMailbox(dir)).map(presentMessage);
    res.setHeader("Cache-Control", "no-store");
    res.json({ items });
  });
  router.get("/dev/mailbox", async (_req, res) => sendPage(res, <ListPage messages={await listMailbox(dir)} />));
  router.get("/dev/mailbox/:id", pageSecurity(config, { frameSrc: ["'self'"] }), async (req, res) => {
    sendPage(res, <MessagePage message={await readMessage(req)} />);
  });
  router.get("/dev/mailbox/:id/html", pageSecurity(config, LETTER_CSP), async (req, res) => {
    const { html } = await readMessage(req);
    res.setHeader("X-Frame-Options", "SAMEORIGIN");
    res.setHeader("Cache-Control", "no-store");
    res.setHeader("Content-Type", "text/html; charset=utf-8");
    res.end(html);
  });

  async function readMessage({ params }: Request): Promise<StoredMessage> {
    const message = await readMailbox(dir, String(params["id"]));
    if (!message) throw new Refusal("not_found", "This letter is not here any more.");
    return message;
  }
  return router;
}

const sender = ({ from }: StoredMessage): string => (from.name ? `${from.name} <${from.address}>` : from.address);

const presentMessage = ({ sentAt, ...message }: StoredMessage) => ({
  ...message,
  from: sender({ sentAt, ...message }),
  at: sentAt,
});

const ListPage = ({ messages }: { readonly messages: readonly StoredMessage[] }) => (
  <Layout title="Development mailbox">
    <h1>Development mailbox</h1>
    <p>This server sends no real mail. What it would have sent is here, newest first.</p>
    {messages.length === 0 ? <p class="empty">No letters yet.</p> : null}
    <ul class="plain">
      {messages.map((message) => (
        <li key={message.id} class="card">
          <a href={`/dev/mailbox/${message.id}`}>{message.subject}</a>
          <div class="meta">
            <span>to {message.to}</span>
            <Time at={message.sentAt} />
          </div>
        </li>
      ))}
    </ul>
    <p>
      <a href="/dev/mailbox">Look again</a> · <a href="/dev/mailbox.json">as JSON</a>
    </p>
  </Layout>
);

const MessagePage = ({ message }: { readonly message: StoredMessage }) => (
  <Layout title={message.subject}>
    <p>
      <a href="/dev/mailbox">Development mailbox</a>
    </p>
    <h1>{message.subject}</h1>
    <dl class="facts">
      <dt>From</dt>
      <dd>{sender(message)}</dd>
      <dt>To</dt>
      <dd>{message.to}</dd>
      <dt>Date</dt>
      <dd>
        <Time at={message.sentAt} />
      </dd>
    </dl>
    <h2>Text</h2>
    <pre class="card verbatim" tabIndex={0} role="region" aria-label="The letter as text">
      {linkParts(message.text).map(({ text, href }) => (href === undefined ? text : <a href={href}>{text}</a>))}
    </pre>
    <h2>HTML</h2>
    <iframe class="letter" title="The letter in HTML" src={`/dev/mailbox/${message.id}/html`} sandbox="" />
  </Layout>
);
