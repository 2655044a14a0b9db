import type { Page } from "playwright-core";
import { breakAudit, changeMeanwhile, hideArticles, hideStaff } from "./administration-world.ts";
import type { PopulatedWorld } from "./populated-world.ts";

type Role = Parameters<PopulatedWorld["visitor"]>[0];

/** One state of one screen. */
export interface Screen {
  readonly name: string;
  readonly role: Role;
  /** A path of the server's; `{name}` stands for an address of the populated world, `publisher:KEY` for an embed. */
  readonly path: string;
  /** What is only there when the state is. */
  readonly shows: RegExp;
  /** What a person does to get there, or what happens meanwhile. */
  readonly act?: (page: Page, world: PopulatedWorld) => Promise<unknown>;
  /** Of the server's answer; 200 unless said. */
  readonly status?: number;
  /** Its policy forbids every script, timers of the debugger's included: axe cannot run there, and it is drawn only. */
  readonly isScriptless?: true;
  /** Of the browser. */
  readonly locale?: string;
  /** It changes how this browser shows the screens after it: it gets a browser of its own. */
  readonly lasts?: true;
}

/** Screens with the same answer can be shown in one browser, one after the other. */
export const visitorOf = ({ name, role, locale = "en-GB", lasts }: Screen): string =>
  lasts ? name : `${role} ${locale}`;

/** Shows a screen in its state on a page of a visitor of its role. Throws when it is another state. */
export async function showScreen(world: PopulatedWorld, page: Page, screen: Screen): Promise<void> {
  const answer = await page.goto(await addressOf(world, screen));
  const { status = 200 } = screen;
  if (answer && answer.status() !== status) throw new Error(`${screen.name}: ${answer.status()} instead of ${status}`);
  await screen.act?.(page, world);
  const shown = page.getByText(screen.shows).filter({ visible: true }).first();
  await shown.waitFor({ timeout: 15_000 }).catch(async () => {
    throw new Error(`${screen.name} is without ${screen.shows}: ${await readAloud(page)}`);
  });
}

/** As a screen reader would say it, in shadow roots too. */
const readAloud = (page: Page) => page.locator("body").ariaSnapshot();

async function addressOf(world: PopulatedWorld, { path, role }: Screen): Promise<string> {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const address = world.at[name];
    if (address === undefined) throw new Error(`there is no address called ${name} in the populated world`);
    return address;
  });
  const key = /^publisher:(.*)$/.exec(filled)?.[1];
  if (key === undefined) return world.base + filled;
  // Another query each time: with nothing but another fragment the browser would stay on the page.
  const page = `${world.publisher}/${key}?${Math.random()}`;
  return role === null ? page : `${page}#recourse=${await world.signInCode(role)}`;
}

/** Opens everything that is folded away. */
const unfold = (page: Page) =>
  page.locator("main details > summary").evaluateAll((all) => {
    for (const summary of all)
      if (summary.parentElement instanceof HTMLDetailsElement) summary.parentElement.open = true;
  });

const press = (name: RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();

/** In the embed, as somebody who is signed in there. */
const writeAndPost = (body: string) => async (page: Page) => {
  await page.getByText(/^Signed in as/).waitFor();
  await press(/^Write a comment/)(page);
  await page.getByLabel("Your comment").first().fill(body);
  await page.getByRole("button", { name: "Post", exact: true }).click();
};

const type = (key: string) => (page: Page) => page.keyboard.press(key);

/** What readers see on an article's page. */
const EMBED: readonly Screen[] = [
  { name: "demonstration", role: null, path: "/", shows: /Comments|comments/ },
  { name: "embed, nobody", role: null, path: "publisher:{busy}", shows: /I counted 25 mistakes/ },
  { name: "embed, nothing yet", role: null, path: "publisher:{empty}", shows: /No comments|first/i },
  { name: "embed, closed", role: null, path: "publisher:{closed}", shows: /closed/i },
  {
    name: "embed, no such article",
    role: null,
    path: "publisher:no-such-article",
    shows: /no article here/i,
  },
  {
    name: "embed, oldest first with deep replies",
    role: null,
    path: "publisher:{busy}",
    shows: /Donaudampf/,
    act: (page) =>
      page
        .getByRole("button", { name: /oldest/i })
        .or(page.getByText(/^oldest/i))
        .first()
        .click(),
  },
  { name: "embed, signed in with own states", role: "author", path: "publisher:{busy}", shows: /Signed in as/ },
  {
    name: "embed, reporting",
    role: "reader",
    path: "publisher:{contested}",
    shows: /Report this comment/,
    act: press(/^Report/),
  },
  { name: "embed, replying", role: "author", path: "publisher:{busy}", shows: /Your reply to/, act: press(/^Reply/) },
  {
    name: "embed, writing",
    role: "author",
    path: "publisher:{busy}",
    shows: /characters|Post/,
    act: press(/^Write a comment/),
  },
  {
    name: "embed, asked to sign in",
    role: null,
    path: "publisher:{contested}",
    shows: /sign in/i,
    act: press(/^Report/),
  },
  {
    name: "embed, deleting",
    role: "author",
    path: "publisher:{busy}",
    shows: /Delete this comment/,
    act: press(/^Delete/),
  },
  {
    name: "embed, warned before posting",
    role: "author",
    path: "publisher:{contested}",
    shows: /would not be published, because of/,
    act: writeAndPost("All ferrymen are fucking assholes."),
  },
  {
    name: "embed, editing",
    role: "reader",
    path: "publisher:{contested}",
    shows: /You can save for/,
    act: async (page) => {
      await writeAndPost("Perhaps I shall find better words for this.")(page);
      await press(/^Edit/)(page);
    },
  },
  {
    name: "embed, contesting",
    role: "author",
    path: "publisher:{busy}",
    shows: /Why was this decision wrong/,
    act: press(/^Contest this/),
  },
  {
    name: "embed, own activity",
    role: "author",
    path: "publisher:{busy}",
    shows: /Your data/,
    act: press(/^Your comments/),
  },
  {
    name: "embed, an author muted",
    role: null,
    path: "publisher:{contested}",
    shows: /in this browser only/,
    act: press(/^Mute/),
  },
  {
    name: "embed, the letter is on its way",
    role: null,
    path: "publisher:{contested}",
    shows: /a letter is on its way/,
    act: async (page) => {
      await press(/^Sign in/)(page);
      await page.getByLabel("E-mail address").fill("somebody@example.org");
      await press(/^Send me a link/)(page);
    },
  },
  {
    name: "embed, something new",
    role: null,
    path: "publisher:{contested}",
    shows: /new comment/,
    act: async (page, { app, at }) => {
      const body = { body: "This came while somebody was reading." };
      await app
        .as(await app.person())
        .post(`/articles/${at["contested"]}/comments`)
        .send(body)
        .expect(201);
    },
  },
  {
    name: "embed, offline",
    role: null,
    path: "publisher:{contested}",
    shows: /You seem to be offline/,
    act: async (page) => {
      await page
        .getByRole("heading", { name: /comment/i })
        .first()
        .waitFor();
      // The page alone: its browser goes on to other screens.
      await page.evaluate(() => {
        Object.defineProperty(navigator, "onLine", { value: false });
        dispatchEvent(new Event("offline"));
      });
    },
  },
];

/** What anybody sees: mostly by a link from a letter, and without JavaScript as well. */
const PAGES: readonly Screen[] = [
  { name: "thread", role: null, path: "{thread}", shows: /I counted 25 mistakes/ },
  { name: "thread, nothing yet", role: null, path: "{emptyThread}", shows: /No comments|Nobody|first/i },
  { name: "permalink", role: null, path: "{permalink}", shows: /Reply number 5/ },
  { name: "permalink of a tombstone", role: null, path: "{tombstone}", shows: /What is left/ },
  { name: "appeal form", role: null, path: "{freshAppeal}", shows: /Baker Street/ },
  {
    name: "appeal form, too short",
    role: null,
    path: "{freshAppeal}",
    shows: /20/,
    act: async (page) => {
      await page.locator("textarea").fill("too short");
      await page.locator("main form button").first().click();
    },
  },
  { name: "appeal form, German", role: null, path: "{freshAppeal}", shows: /Baker Street/, locale: "de-DE" },
  { name: "appeal, open", role: null, path: "{openAppeal}", shows: /said the captain/ },
  { name: "appeal, upheld", role: null, path: "{upheldAppeal}", shows: /The words are a quotation/ },
  { name: "appeal, overturned", role: null, path: "{overturnedAppeal}", shows: /The words are a quotation/ },
  { name: "appeal, withdrawn", role: null, path: "{withdrawnAppeal}", shows: /run a bath/ },
  { name: "appeal, window closed", role: null, path: "{closedAppeal}", shows: /time to contest this decision is over/ },
  { name: "appeal against a hold", role: null, path: "{heldAppeal}", shows: /idiot/ },
  { name: "appeal against a hold, open", role: null, path: "{openHeldAppeal}", shows: /waiting for a person/ },
  { name: "appeal against a restriction", role: null, path: "{restrictionAppeal}", shows: /three times in a week/ },
  {
    name: "appeal against a restriction, open",
    role: null,
    path: "{openRestrictionAppeal}",
    shows: /waiting for a person/,
  },
  { name: "restriction, lifted", role: null, path: "{liftedRestriction}", shows: /nothing left to contest/ },
  { name: "appeal by a notifier", role: null, path: "{notifierAppeal}", shows: /Why should the comment go/ },
  { name: "appeal by a notifier, open", role: null, path: "{openNotifierAppeal}", shows: /waiting for a person/ },
  {
    name: "appeal by a notifier, overturned",
    role: null,
    path: "{overturnedNotifierAppeal}",
    shows: /not shown any more/,
  },
  { name: "appeal, French", role: null, path: "{upheldAppeal}", shows: /Votre recours/, locale: "fr-FR" },
  { name: "appeal, Spanish", role: null, path: "{openAppeal}", shows: /Su recurso/, locale: "es-ES" },
  { name: "appeal, German throughout", role: null, path: "{germanAppeal}", shows: /wurde entfernt/, locale: "de-DE" },
  { name: "appeal, bad link", role: null, path: "/appeals/nothing", shows: /not valid|link/i, status: 404 },
  { name: "appeal links, resend", role: null, path: "/appeals/resend", shows: /link|letter/i },
  {
    name: "appeal links, sent",
    role: null,
    path: "/appeals/resend",
    shows: /on its way again/,
    act: async (page) => {
      await page.locator("input[type=email]").fill("somebody@example.org");
      await page.locator("main form button").first().click();
    },
  },
  { name: "notice form", role: null, path: "{noticeForm}", shows: /crap this timetable/ },
  {
    name: "notice form, refused",
    role: null,
    path: "{noticeForm}",
    shows: /20 to 4,000/,
    act: async (page) => {
      await page
        .locator("form[novalidate], main form")
        .first()
        .evaluate((form) => form.setAttribute("novalidate", ""));
      await page.locator("main form button").first().click();
    },
  },
  { name: "notice form without a comment", role: null, path: "/notices/new", shows: /illegal/i },
  { name: "notice form, Spanish", role: null, path: "{noticeForm}", shows: /crap this timetable/, locale: "es-ES" },
  { name: "notice, received", role: null, path: "/notices/received", shows: /notice/i },
  { name: "notice, open", role: null, path: "{openNotice}", shows: /notice/i },
  { name: "notice, kept", role: null, path: "{keptNotice}", shows: /notice/i },
  { name: "notice, removed", role: null, path: "{removedNotice}", shows: /removed/i },
  { name: "notice, unfounded", role: null, path: "{unfoundedNotice}", shows: /plainly had no ground/ },
  { name: "notice, withdrawn", role: null, path: "{withdrawnNotice}", shows: /taken back/ },
  { name: "notice, moot", role: null, path: "{mootNotice}", shows: /nothing left to decide/ },
  { name: "notice without an address", role: null, path: "{namelessNotice}", shows: /Keep the address/ },
  { name: "notice, bad link", role: null, path: "/notices/nothing", shows: /not valid|link/i, status: 404 },
  { name: "outside review", role: null, path: "{review}", shows: /late again/ },
  {
    name: "outside review, refused",
    role: null,
    path: "{review}",
    shows: /Choose an outcome/,
    act: async (page) => {
      await page.locator("main form").evaluate((form) => form.setAttribute("novalidate", ""));
      await page.locator("main form button").click();
    },
  },
  { name: "outside review of a restriction", role: null, path: "{restrictionReview}", shows: /Advertising under/ },
  { name: "outside review, answered", role: null, path: "{answeredReview}", shows: /nothing left to decide/ },
  { name: "outside review, German", role: null, path: "{review}", shows: /Ihre Entscheidung/, locale: "de-DE" },
  { name: "outside review, bad link", role: null, path: "/review/nothing", shows: /not valid|link/i, status: 404 },
  { name: "sign-in", role: null, path: "/sign-in", shows: /e-mail/i },
  { name: "sign-in, French", role: null, path: "/sign-in", shows: /e-mail/i, locale: "fr-FR" },
  {
    name: "sign-in, letter sent",
    role: null,
    path: "/sign-in",
    shows: /letter|mail/i,
    act: async (page) => {
      await page.locator("input[type=email]").fill("somebody@example.org");
      await page.locator("main form button").first().click();
    },
  },
  { name: "sign-in link", role: null, path: "{signInLink}", shows: /sign/i },
  { name: "sign-in, bad link", role: null, path: "/sign-in/nothing", shows: /link/i, status: 404 },
  { name: "policies", role: null, path: "/policies", shows: /What|rules/ },
  {
    name: "policies, rules open",
    role: null,
    path: "/policies",
    shows: /Insult of another reader/,
    act: (page) => page.locator("details").evaluateAll((all) => all.map((each) => each.setAttribute("open", ""))),
  },
  { name: "policies, German", role: null, path: "/policies", shows: /Regeln/, locale: "de-DE" },
  { name: "transparency", role: null, path: "/transparency", shows: /Transparency/ },
  { name: "transparency, German", role: null, path: "/transparency", shows: /Widersprüche/, locale: "de-DE" },
  { name: "transparency, French", role: null, path: "/transparency", shows: /Recours/, locale: "fr-FR" },
  { name: "transparency, Spanish", role: null, path: "/transparency", shows: /Recursos/, locale: "es-ES" },
  {
    name: "transparency, wrong period",
    role: null,
    path: "/transparency?from=2026-12-01&to=2026-01-01",
    shows: /period/i,
    status: 422,
  },
  { name: "problems", role: null, path: "/problems", shows: /Too many requests/ },
  { name: "problem", role: null, path: "/problems/rate_limited", shows: /429|rate_limited/ },
  { name: "problem, German", role: null, path: "/problems/rate_limited", shows: /Zu viele Anfragen/, locale: "de-DE" },
  { name: "documentation", role: null, path: "/docs", shows: /Recourse/ },
  { name: "nothing here", role: null, path: "/nothing-here", shows: /nothing|no such|not found/i, status: 404 },
  { name: "development mailbox", role: null, path: "/dev/mailbox", shows: /@/ },
  { name: "a letter", role: null, path: "{letter}", shows: /@/ },
  { name: "a letter as HTML", role: null, path: "{letter}/html", shows: /./, isScriptless: true },
  { name: "a letter, German", role: null, path: "{germanLetter}/html", shows: /entfernt/, isScriptless: true },
];

/** The console, for moderators. */
const MODERATOR: readonly Screen[] = [
  { name: "console, the door", role: null, path: "/console", shows: /staff|sign in/i, status: 401 },
  { name: "console, for a reader", role: "reader", path: "/console", shows: /moderators|staff/i, status: 403 },
  { name: "queue", role: "moderator", path: "/console", shows: /mistakes/ },
  { name: "queue, mine", role: "moderator", path: "/console?status=mine", shows: /Sold!/ },
  { name: "queue, resolved", role: "moderator", path: "/console?status=resolved", shows: /Twice/ },
  { name: "queue, nothing fits", role: "moderator", path: "/console?article=no-such-article", shows: /Nothing|No /i },
  { name: "queue, overdue", role: "moderator", path: "/console?status=overdue", shows: /Nothing|No |waiting/i },
  { name: "queue, reason asked for", role: "moderator", path: "/console", shows: /for which reason/, act: type("d") },
  {
    name: "queue, the note of a reason",
    role: "moderator",
    path: "/console",
    shows: /note/i,
    act: async (page) => {
      await page.keyboard.press("d");
      await page.keyboard.press("6");
    },
  },
  {
    name: "queue, a mark explained",
    role: "moderator",
    path: "/console",
    shows: /; because of/,
    act: async (page) => {
      await page.keyboard.press("v");
      await page.locator("mark[tabindex]").first().focus();
    },
  },
  { name: "queue, focus mode", role: "moderator", path: "/console", shows: /mistakes/, act: type("z"), lasts: true },
  { name: "queue, some chosen", role: "moderator", path: "/console", shows: /1 comment chosen/, act: type("x") },
  {
    name: "queue, a reason for the chosen",
    role: "moderator",
    path: "/console",
    shows: /Remove 2 comments, for which reason/,
    act: async (page) => {
      for (const key of ["x", "j", "x", "d"]) await page.keyboard.press(key);
    },
  },
  { name: "queue, help", role: "moderator", path: "/console", shows: /Working by keyboard/, act: type("?") },
  { name: "queue, German", role: "german", path: "/console", shows: /Warteschlange/ },
  { name: "case, free", role: "moderator", path: "{freeCase}", shows: /crap/ },
  { name: "case, German", role: "german", path: "{freeCase}", shows: /übernehmen/ },
  { name: "case, private and an answer", role: "moderator", path: "{privateCase}", shows: /masked/ },
  { name: "case, one's own comment", role: "moderator", path: "{conflictCase}", shows: /You wrote this/ },
  { name: "case, resolved", role: "moderator", path: "{doneCase}", shows: /This case is resolved/ },
  { name: "case, restricting", role: "moderator", path: "{ownCase}", shows: /What was broken/, act: type("b") },
  {
    name: "case, choosing a reason",
    role: "moderator",
    path: "{ownCase}",
    shows: /Choose a reason: press its number/,
    act: type("d"),
  },
  { name: "case, claimed by me", role: "moderator", path: "{ownCase}", shows: /Sold!/ },
  { name: "case, claimed by another", role: "moderator", path: "{claimedCase}", shows: /Noether/ },
  { name: "appeals", role: "moderator", path: "/console/appeals", shows: /quoting what the minister/ },
  {
    name: "appeals, upheld",
    role: "moderator",
    path: "/console/appeals?status=upheld",
    shows: /quoting what the minister/,
  },
  {
    name: "appeals, void",
    role: "moderator",
    path: "/console/appeals?status=void",
    shows: /quoting what the minister/,
  },
  { name: "appeals, overturned", role: "moderator", path: "/console/appeals?status=overturned", shows: /minister/ },
  { name: "appeals, overdue", role: "moderator", path: "/console/appeals?overdue=true", shows: /no such appeals/ },
  { name: "appeals, German", role: "german", path: "/console/appeals", shows: /Widersprüche/ },
  { name: "appeal, the answer written", role: "moderator", path: "{answerAppeal}", shows: /Uphold the decision/ },
  { name: "appeal, claimed by another", role: "moderator", path: "{claimedAppeal}", shows: /Noether is at it/ },
  { name: "appeal against a hold, to decide", role: "moderator", path: "{contestedHold}", shows: /harbour master/ },
  {
    name: "appeal against a restriction, to decide",
    role: "moderator",
    path: "{contestedRestriction}",
    shows: /nine articles/,
  },
  { name: "appeal, void", role: "moderator", path: "{voidConsoleAppeal}", shows: /The answer/ },
  { name: "appeal, German", role: "german", path: "{consoleAppeal}", shows: /Widerspruch von/ },
  { name: "appeal to decide", role: "moderator", path: "{consoleAppeal}", shows: /said the captain/ },
  { name: "appeal of one's own decision", role: "moderator", path: "{ownAppeal}", shows: /late again/ },
  { name: "appeal, decided", role: "moderator", path: "{upheldConsoleAppeal}", shows: /quotation/ },
  { name: "notices", role: "moderator", path: "/console/notices", shows: /libel/ },
  { name: "notices, decided", role: "moderator", path: "/console/notices?status=decided", shows: /Noether/ },
  {
    name: "notices, unfounded",
    role: "moderator",
    path: "/console/notices?status=unfounded",
    shows: /do not like the colour/,
  },
  { name: "comments", role: "moderator", path: "/console/comments?q=harbour", shows: /sides/ },
  { name: "comments, none", role: "moderator", path: "/console/comments?q=zebra", shows: /Nothing|No /i },
  { name: "comments, of one author", role: "moderator", path: "{authorsComments}", shows: /Comments by/ },
  { name: "comment", role: "moderator", path: "{comment}", shows: /crap/ },
  { name: "comment, removed and contested", role: "moderator", path: "{removedComment}", shows: /inland/ },
  { name: "comment, restored", role: "moderator", path: "{restoredComment}", shows: /get lost/ },
  { name: "comment, deleted", role: "moderator", path: "{deletedComment}", shows: /deleted by its author/ },
  { name: "comment, German", role: "german", path: "{comment}", shows: /Kommentar von/ },
  { name: "people", role: "moderator", path: "/console/people", shows: /Max/ },
  { name: "people, found", role: "moderator", path: "/console/people?q=banned", shows: /Barnaby/ },
  { name: "people, none", role: "moderator", path: "/console/people?q=zebra", shows: /Nobody|No /i },
  { name: "person with a record", role: "moderator", path: "{author}", shows: /answered politely/ },
  { name: "person, banned", role: "moderator", path: "{banned}", shows: /Barnaby/ },
  { name: "person, suspended", role: "moderator", path: "{suspended}", shows: /Susan/ },
  { name: "person, another end", role: "moderator", path: "{suspended}", shows: /Change the end/, act: unfold },
  { name: "person without a record", role: "moderator", path: "{newcomer}", shows: /Rita Reader/ },
  { name: "person, a colleague", role: "moderator", path: "{colleague}", shows: /Staff cannot be restricted/ },
  { name: "person, German", role: "german", path: "{author}", shows: /Verstöße/ },
  { name: "policy", role: "moderator", path: "/console/policy", shows: /revision/i },
  {
    name: "policy, a text judged",
    role: "moderator",
    path: "/console/policy",
    shows: /harassment/i,
    act: async (page) => {
      await page.locator("textarea").first().fill("You are all fucking assholes, said the captain.");
      await page.locator("main form:has(textarea) button[type=submit]").first().click();
    },
  },
  {
    name: "policy, nothing typed",
    role: "moderator",
    path: "/console/policy",
    shows: /1 to 20,000 characters/,
    act: press(/^Judge it/),
  },
  {
    name: "policy, a text that passes narrowly",
    role: "moderator",
    path: "/console/policy",
    shows: /No rule matched/,
    act: async (page) => {
      await page
        .locator("textarea")
        .first()
        .fill("The Scunthorpe ferry, card 4111 1111 1111 1112, is a shiitake boat.");
      await page.getByRole("button", { name: "Judge it" }).click();
    },
  },
  { name: "policy, its rules", role: "moderator", path: "/console/policy", shows: /profanity\.loanword/, act: unfold },
  { name: "policy, shadow results", role: "moderator", path: "/console/policy/shadow", shows: /Name-calling/ },
  {
    name: "policy, shadow results of no time",
    role: "moderator",
    path: "/console/policy/shadow?from=2026-12-01&to=2026-01-01",
    shows: /begin before it ends/,
    status: 422,
  },
  { name: "policy, revisions", role: "moderator", path: "/console/policy/revisions", shows: /in force/ },
  { name: "policy, revision in force", role: "moderator", path: "{revisionInForce}", shows: /in rule harassment/ },
  {
    name: "policy, revision side by side",
    role: "moderator",
    path: "{revisionInForce}?view=split",
    shows: /Before/,
  },
  { name: "policy, earlier revision", role: "moderator", path: "{earlierRevision}", shows: /Only administrators/ },
  { name: "statistics", role: "moderator", path: "/console/statistics", shows: /By rule and revision/ },
  {
    name: "statistics, the tables of its charts",
    role: "moderator",
    path: "/console/statistics",
    shows: /half within/,
    act: unfold,
  },
  {
    name: "statistics of a year",
    role: "moderator",
    path: "/console/statistics?from=2026-01-01&to=2026-12-31",
    shows: /by week/,
  },
  {
    name: "statistics of a time without anything",
    role: "moderator",
    path: "/console/statistics?from=2020-01-01&to=2020-01-31",
    shows: /No text was judged/,
  },
  {
    name: "statistics, wrong period",
    role: "moderator",
    path: "/console/statistics?from=2026-12-01&to=2026-01-01",
    shows: /begin before it ends/,
    status: 422,
  },
  { name: "second review", role: "moderator", path: "/console/reviews", shows: /What would you decide/ },
  {
    name: "second review, answered",
    role: "moderator",
    path: "/console/reviews",
    shows: /Your answer: you would remove it/,
    act: async (page) => {
      for (const key of ["d", "2"]) await page.keyboard.press(key);
    },
  },
  { name: "quality", role: "moderator", path: "/console/quality", shows: /figures/i },
  { name: "no such screen", role: "moderator", path: "/console/nothing", shows: /no screen|nothing/i, status: 404 },
];

/** The console, for administrators alone. */
const ADMINISTRATOR: readonly Screen[] = [
  { name: "quality of everybody", role: "administrator", path: "/console/quality", shows: /Everybody/ },
  { name: "appeal with an outside reviewer", role: "administrator", path: "{ownAppeal}", shows: /outside|reviewer/i },
  { name: "comment with a golden item", role: "administrator", path: "{removedComment}", shows: /denies a group/ },
  {
    name: "quality, wrong period",
    role: "administrator",
    path: "/console/quality?from=2026-12-01&to=2026-01-01",
    shows: /begin before it ends/,
    status: 422,
  },
  { name: "policy, revision to put back", role: "administrator", path: "{earlierRevision}", shows: /Put it in force/ },
  {
    name: "policy, activation",
    role: "administrator",
    path: "{earlierRevision}/activate",
    shows: /Judged otherwise/,
  },
  {
    name: "policy, activation overtaken",
    role: "administrator",
    path: "{earlierRevision}/activate",
    shows: /put in force meanwhile/,
    act: async (page) => {
      await page.locator("input[name=replacing]").evaluate((field) => field.setAttribute("value", "f".repeat(64)));
      await page.getByRole("button", { name: "Put it in force" }).click();
    },
  },
  {
    name: "policy, activation of the one in force",
    role: "administrator",
    path: "{revisionInForce}/activate",
    shows: /in force already/,
  },
  { name: "suggestions", role: "administrator", path: "/console/suggestions", shows: /crap cakes/ },
  {
    name: "suggestions, none",
    role: "administrator",
    path: "/console/suggestions?from=2020-01-01&to=2020-01-31",
    shows: /clearly enough/,
  },
  { name: "transparency database", role: "administrator", path: "/console/transparency", shows: /deliver|statement/i },
  { name: "letters, failed", role: "administrator", path: "/console/letters", shows: /550/ },
  { name: "letters, sent", role: "administrator", path: "/console/letters?state=sent", shows: /Last answer/ },
  {
    name: "letters, sent again",
    role: "administrator",
    path: "/console/letters?said=retried",
    shows: /on its way again/,
  },
  { name: "letters, none", role: "administrator", path: "/console/letters?state=queued", shows: /Nothing|No /i },
  { name: "jobs, given up", role: "administrator", path: "/console/letters/jobs", shows: /Work of another version/ },
  {
    name: "jobs, tried again",
    role: "administrator",
    path: "/console/letters/jobs?state=retrying",
    shows: /took too long/,
  },
  { name: "jobs, stuck", role: "administrator", path: "/console/letters/jobs?state=stuck", shows: /due since/ },
  {
    name: "jobs, gone meanwhile",
    role: "administrator",
    path: "/console/letters/jobs",
    shows: /done already/,
    act: async (page) => {
      await page
        .locator("form[action*=retry]")
        .first()
        .evaluate((form) => form.setAttribute("action", "/console/letters/jobs/999999999/retry"));
      await page
        .getByRole("button", { name: /^Run again now/ })
        .first()
        .click();
    },
  },
  { name: "alerts", role: "administrator", path: "/console/alerts", shows: /deliver/ },
  {
    name: "alerts, noted",
    role: "administrator",
    path: "/console/alerts?said=acknowledged",
    shows: /Noted\./,
  },
  { name: "alerts, none", role: "administrator", path: "/console/alerts?state=acknowledged", shows: /Nothing|No /i },
  { name: "audit", role: "administrator", path: "/console/audit", shows: /removed a comment/ },
  {
    name: "audit, found",
    role: "administrator",
    // Of what was decided an administrator may see nothing while a second review of it waits for them.
    path: "/console/audit?actor=Moderator%20Noether&action=case.claim",
    shows: /Noether/,
  },
  {
    name: "audit, whole chain checked",
    role: "administrator",
    path: "/console/audit",
    shows: /The whole chain was checked/,
    act: press(/^Check the whole chain/),
  },
  {
    name: "audit, chain broken",
    role: "administrator",
    path: "/console/audit",
    shows: /was altered/,
    act: async (page, { app }) => {
      const mend = await breakAudit(app);
      await page.reload();
      await mend();
    },
  },
  { name: "audit, none", role: "administrator", path: "/console/audit?actor=zebra", shows: /Nothing|No /i },
  { name: "articles", role: "administrator", path: "/console/articles", shows: /ferry-timetable/ },
  { name: "articles, closed", role: "administrator", path: "/console/articles?state=closed", shows: /The old bridge/ },
  { name: "articles, none", role: "administrator", path: "/console/articles?q=zebra", shows: /No article fits/ },
  {
    name: "articles, nothing yet",
    role: "administrator",
    path: "/console/articles",
    shows: /There are no articles yet/,
    act: async (page, { app }) => {
      const mend = await hideArticles(app);
      await page.reload();
      await mend();
    },
  },
  {
    name: "articles, registration refused",
    role: "administrator",
    path: "/console/articles",
    shows: /with this key already/,
    act: async (page) => {
      await unfold(page);
      await page.getByLabel("Title", { exact: true }).fill("A new ferry, again");
      await page.getByLabel("Address of the page").fill("https://news.example/new-ferry");
      await page.getByLabel("Key", { exact: true }).fill("new-ferry");
      await page.getByRole("button", { name: "Register it" }).click();
    },
  },
  { name: "article", role: "administrator", path: "{article}", shows: /Close comments now/ },
  { name: "article, closed", role: "administrator", path: "{closedArticle}", shows: /Open comments/ },
  {
    name: "article, closing in the past",
    role: "administrator",
    path: "{article}",
    shows: /both in the future/,
    act: async (page) => {
      await page.getByLabel("On (UTC)").fill("2020-01-01T12:00");
      await page.getByRole("button", { name: "Set the time" }).click();
    },
  },
  { name: "settings", role: "administrator", path: "/console/settings", shows: /Service levels/ },
  { name: "settings, saved", role: "administrator", path: "/console/settings?done=saved", shows: /It holds from now/ },
  {
    name: "settings, refused",
    role: "administrator",
    path: "/console/settings",
    shows: /is no e-mail address and no domain/,
    act: async (page) => {
      await page.getByLabel("Cases in the queue").fill("soon");
      await page.getByLabel("Trusted flaggers").fill("hotline.example\nnot an address");
      await page.getByLabel("Address of its page").first().fill("settlement.example");
      await page.getByLabel("Address that takes the records").fill("eu.example");
      await page.getByRole("button", { name: "Save the settings" }).click();
    },
  },
  {
    name: "settings, changed meanwhile",
    role: "administrator",
    path: "/console/settings",
    shows: /Changed meanwhile to/,
    act: async (page, { app }) => {
      await changeMeanwhile(app);
      await page.getByLabel("Cases in the queue").fill("12");
      await page.getByRole("button", { name: "Save the settings" }).click();
    },
  },
  { name: "staff", role: "administrator", path: "/console/settings/staff", shows: /Moderator Noether/ },
  {
    name: "staff, alone",
    role: "administrator",
    path: "/console/settings/staff",
    shows: /the only one of the staff/,
    act: async (page, { app }) => {
      const mend = await hideStaff(app, { but: "Administrator Curie" });
      await page.reload();
      await mend();
    },
  },
  {
    name: "staff, refused",
    role: "administrator",
    path: "/console/settings/staff",
    shows: /there is no account with this address/,
    act: async (page) => {
      await page.getByLabel("E-mail address", { exact: true }).fill("new@example.org");
      await page.getByRole("button", { name: "Add to the staff" }).click();
    },
  },
  {
    name: "staff, an address looked up",
    role: "administrator",
    path: "/console/settings/staff",
    shows: /is recorded in the audit/,
    act: press(/^Show the e-mail address of Moderator Noether/),
  },
  { name: "staff, one of them", role: "administrator", path: "{staffMember}", shows: /Make an administrator/ },
  { name: "staff, oneself", role: "administrator", path: "{staffSelf}", shows: /your own role/ },
  { name: "tokens", role: "administrator", path: "/console/settings/tokens", shows: /Harbour Gazette/ },
  {
    name: "tokens, refused",
    role: "administrator",
    path: "/console/settings/tokens",
    shows: /at least one thing/,
    act: press(/^Make the token/),
  },
  {
    name: "tokens, just made",
    role: "administrator",
    path: "/console/settings/tokens",
    shows: /Copy it now/,
    act: async (page) => {
      await page.getByLabel("Name", { exact: true }).fill("Archive");
      await page.getByLabel(/register and change articles/).check();
      await page.getByRole("button", { name: "Make the token" }).click();
    },
  },
  {
    name: "tokens, revoking",
    role: "administrator",
    path: "/console/settings/tokens",
    shows: /cannot be taken back/,
    act: (page) => page.getByRole("link", { name: /^Revoke the token Content/ }).click(),
  },
  { name: "not for moderators", role: "moderator", path: "/console/audit", shows: /administrators/i, status: 403 },
];

/** The administrator's screens in the console's other language. */
const GERMAN: readonly Screen[] = [
  { name: "German, policy", role: "german", path: "/console/policy", shows: /Einen Text ausprobieren/ },
  {
    name: "German, policy, a text judged",
    role: "german",
    path: "/console/policy",
    shows: /Warum nicht/,
    act: async (page) => {
      await page.locator("textarea").first().fill("You are all f u c k i n g assholes, said the captain.");
      await page.getByRole("button", { name: "Beurteilen" }).click();
    },
  },
  { name: "German, policy, shadow results", role: "german", path: "/console/policy/shadow", shows: /Probe-Regeln/ },
  { name: "German, policy, revisions", role: "german", path: "/console/policy/revisions", shows: /Fassungen/ },
  { name: "German, policy, difference", role: "german", path: "{revisionInForce}", shows: /in Regel/ },
  { name: "German, policy, activation", role: "german", path: "{earlierRevision}/activate", shows: /In Kraft setzen/ },
  { name: "German, statistics", role: "german", path: "/console/statistics", shows: /Was die Regeln ergaben/ },
  { name: "German, quality", role: "german", path: "/console/quality", shows: /Alle zusammen/ },
  { name: "German, suggestions", role: "german", path: "/console/suggestions", shows: /Vorschläge/ },
  { name: "German, transparency database", role: "german", path: "/console/transparency", shows: /Begründungen/ },
  { name: "German, letters, failed", role: "german", path: "/console/letters", shows: /550/ },
  { name: "German, jobs", role: "german", path: "/console/letters/jobs", shows: /Aufträge/ },
  { name: "German, alerts", role: "german", path: "/console/alerts", shows: /Hinweise/ },
  { name: "German, audit", role: "german", path: "/console/audit", shows: /entfernte einen Kommentar/ },
  { name: "German, articles", role: "german", path: "/console/articles", shows: /ferry-timetable/ },
  { name: "German, article", role: "german", path: "{article}", shows: /Von selbst schließen/ },
  { name: "German, settings", role: "german", path: "/console/settings", shows: /Fristen/ },
  { name: "German, staff", role: "german", path: "/console/settings/staff", shows: /Jemanden aufnehmen/ },
  { name: "German, tokens", role: "german", path: "/console/settings/tokens", shows: /Schlüssel anlegen/ },
  {
    name: "German, no such screen",
    role: "german",
    path: "/console/nothing",
    shows: /Hier ist nichts/,
    status: 404,
    locale: "de-DE",
  },
];

/** Every screen and state there is: a new one is a line here, and is then looked at by axe and drawn by `npm run screens`. */
export const PUBLIC_SCREENS: readonly Screen[] = [...EMBED, ...PAGES];
export const STAFF_SCREENS: readonly Screen[] = [...MODERATOR, ...ADMINISTRATOR, ...GERMAN];
export const SCREENS: readonly Screen[] = [...PUBLIC_SCREENS, ...STAFF_SCREENS];
