import { z } from "zod";
import { addStaff } from "../auth/add-staff.ts";
import { readDisplayName } from "../auth/display-name.ts";
import { type StaffMember, readStaff } from "../auth/read-staff.ts";
import { email } from "../auth/schema.ts";
import { findAccountByEmail } from "../authors/find-account.ts";
import { readAccount } from "../authors/read-users.ts";
import { revealEmail } from "../authors/reveal-email.ts";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { type FormProblem, FormProblems } from "../pages/form-problems.tsx";
import { Notice } from "../pages/prose.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { Time } from "../pages/time.tsx";
import { STAFF, isStaff } from "../shared/actor.ts";
import { type Refusal, invalid } from "../shared/refusal.ts";
import { forAdministrators } from "./administrator.ts";
import { attempt, statusOf } from "./attempt.ts";
import { AUDIT_TEXTS } from "./audit-texts.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, idOf, show, useDesk } from "./desk.tsx";
import { asked, typed } from "./fields.ts";
import { PersonLink, Select, TextLine } from "./pieces.tsx";
import { readNames } from "./read-names.ts";
import { SettingsTabs } from "./settings-tabs.tsx";
import { SETTINGS_TEXTS } from "./settings-texts.ts";
import { StackTable } from "./stack-table.tsx";
import { STAFF_TEXTS } from "./staff-texts.ts";
import type { ConsoleLanguage } from "./texts/language.ts";

const DONE = ["added", "changed", "taken", "overtaken"] as const;
const staffQuery = z.object({ done: asked(z.enum(DONE)) });
const addForm = z.object({ email: typed, displayName: typed, role: typed });
type AddForm = z.infer<typeof addForm>;
const wanted = z.object({ email, role: z.enum(STAFF), displayName: z.string().trim() });

/** Who moderates and administers. */
export function staffScreen(plain: Desk): void {
  const desk = forAdministrators(plain);

  desk.get("/settings/staff", async (visit) => {
    await showStaff(visit, parseInput(staffQuery, visit.req.query));
  });

  desk.post("/settings/staff", async (visit) => {
    const form = await readForm(visit.req, addForm);
    const refusal = await attempt(() => add(visit, form));
    if (refusal) return showStaff(visit, { form, refusal });
    seeOther(visit.res, "/console/settings/staff?done=added");
  });

  desk.post("/settings/staff/:id/reveal", async (visit) => {
    const account = await readAccount(visit.deps, idOf(visit));
    const { email: address } = await revealEmail(visit.deps, { account, actor: visit.actor });
    await showStaff(visit, { revealed: { id: account.id, address } });
  });
}

/** A role that somebody has is changed on their own page, where its guards are. */
async function add({ deps, actor }: Visit, form: AddForm): Promise<void> {
  const { email: address, role, displayName } = parseInput(wanted, form);
  const known = await findAccountByEmail(deps.db.prisma, address);
  if (known && isStaff(known)) throw invalid("/email", KNOWN);
  if (!known && displayName === "") throw invalid("/displayName", NAMELESS);
  const name = displayName === "" ? undefined : readDisplayName(deps.policy(), displayName);
  if (name?.acceptable === false) throw invalid("/displayName", name.problem);
  await addStaff(deps, { email: address, role, name: name?.name, actor });
}

const KNOWN = "This address is one of the staff's already.";
const NAMELESS = "A new account needs a name.";

interface Shown {
  /** As it was typed before it was refused. */
  readonly form?: AddForm;
  readonly refusal?: Refusal;
  readonly done?: (typeof DONE)[number] | undefined;
  readonly revealed?: { readonly id: string; readonly address: string | null };
}

async function showStaff(visit: Visit, shown: Shown): Promise<void> {
  const { deps, res } = visit;
  const staff = await readStaff(deps.db);
  const names = await readNames(
    deps,
    staff.map(({ given }) => given?.accountId ?? null),
  );
  const { trustRoles } = deps.config.sso;
  await show(visit, <StaffPage {...shown} {...{ staff, names, trustRoles }} />, statusOf(res, shown.refusal));
}

interface StaffPageProps extends Shown {
  readonly staff: readonly StaffMember[];
  /** Of those who gave the roles, by account. */
  readonly names: ReadonlyMap<string, string>;
  readonly trustRoles: boolean;
}

function StaffPage(props: StaffPageProps) {
  const { texts } = useDesk();
  const words = STAFF_TEXTS[texts.lang];
  const { staff, done, refusal, revealed, trustRoles, form } = props;
  const title = SETTINGS_TEXTS[texts.lang].parts.staff;
  const problems = problemsOf(refusal, words);
  return (
    <ConsoleLayout title={title}>
      <h1>{title}</h1>
      <SettingsTabs chosen="staff" />
      <Notice text={done && words.done[done]} />
      <Notice text={revealed && words.revealed} />
      <FormProblems problems={problems} />
      <p class="dim">{words.intro}</p>
      {trustRoles ? <p class="notice">{words.sso_trusted}</p> : null}
      {staff.length > 1 ? null : <p class="notice">{words.alone}</p>}
      <StaffTable {...props} />
      <section class="card narrow-card">
        <h2>{words.add}</h2>
        <p class="dim">{words.addHint}</p>
        <AddCard form={form} problems={problems} />
      </section>
    </ConsoleLayout>
  );
}

type Words = (typeof STAFF_TEXTS)["en"];

const problemsOf = (refusal: Refusal | undefined, { problems }: Words): readonly FormProblem[] =>
  (refusal?.errors ?? []).map(({ pointer, detail }) => {
    if (pointer === "/email") return { field: "email", sentence: detail === KNOWN ? problems.known : problems.email };
    if (pointer === "/displayName")
      return { field: "displayName", sentence: detail === NAMELESS ? problems.name : problems.badName };
    return pointer === "/role" ? { field: "role", sentence: problems.role } : { field: null, sentence: problems.other };
  });

function StaffTable({ staff, names, revealed }: StaffPageProps) {
  const { texts, viewer } = useDesk();
  const words = STAFF_TEXTS[texts.lang];
  return (
    <StackTable
      caption={words.caption}
      columns={[words.name, words.role, words.since, words.signedIn, words.email, words.action]}
      rows={staff.map((member) => ({
        key: member.id,
        cells: [
          <>
            <PersonLink person={member} /> {member.id === viewer.id ? <span class="tag">{words.you}</span> : null}
          </>,
          texts.roles[member.role],
          <Given given={member.given} names={names} />,
          member.signedInAt ? (
            <Time at={member.signedInAt.toISOString()} lang={texts.lang} />
          ) : (
            <span class="dim">{words.noSession}</span>
          ),
          <Address member={member} revealed={revealed} />,
          member.id === viewer.id ? (
            <span class="dim">{words.notOwn}</span>
          ) : (
            <a href={`/console/settings/staff/${member.id}`} aria-label={words.changeOf(member.displayName)}>
              {words.change}
            </a>
          ),
        ],
      }))}
    />
  );
}

interface GivenProps extends Pick<StaffMember, "given"> {
  readonly names: ReadonlyMap<string, string>;
}

/** Since when somebody has their role, and who gave it. */
export function Given({ given, names }: GivenProps) {
  const { texts } = useDesk();
  const words = STAFF_TEXTS[texts.lang];
  if (!given) return <span class="dim">{words.unknown}</span>;
  const name = given.accountId === null ? undefined : names.get(given.accountId);
  return (
    <span>
      <Time at={given.at.toISOString()} lang={texts.lang} style="day" />{" "}
      <small>
        {words.by} {name ?? sayLabel(given.label ?? "", texts.lang)}
      </small>
    </span>
  );
}

/** Who is no person of ours, by the label of the audit. */
function sayLabel(label: string, lang: ConsoleLanguage): string {
  const words = STAFF_TEXTS[lang];
  if (label.startsWith("cli:")) return words.operator(label.slice("cli:".length));
  return AUDIT_TEXTS[lang].actors[label] ?? words.other;
}

interface AddressProps {
  readonly revealed: Shown["revealed"];
  readonly member: StaffMember;
}

/** Masked as everywhere, until somebody looks, which is recorded. */
function Address({ member, revealed }: AddressProps) {
  const words = STAFF_TEXTS[useDesk().texts.lang];
  if (member.email === null) return <span class="dim">{words.noEmail}</span>;
  if (revealed?.id === member.id) return <span>{revealed.address}</span>;
  return (
    <form class="reveal" method="post" action={`/console/settings/staff/${member.id}/reveal`} data-swaps>
      <button class="link" type="submit" aria-label={words.revealOf(member.displayName)}>
        {words.reveal}
      </button>
    </form>
  );
}

interface AddCardProps {
  readonly form: AddForm | undefined;
  readonly problems: readonly FormProblem[];
}

function AddCard({ form, problems }: AddCardProps) {
  const { texts } = useDesk();
  const words = STAFF_TEXTS[texts.lang];
  const control = (name: keyof AddForm) => ({
    id: name,
    name,
    value: form?.[name],
    problem: problems.find(({ field }) => field === name)?.sentence,
  });
  return (
    <form method="post" action="/console/settings/staff">
      <TextLine {...control("email")} label={words.email} hint={words.emailHint} inputMode="email" />
      <TextLine {...control("displayName")} label={words.displayName} hint={words.displayNameHint} />
      <Select {...control("role")} label={words.role} options={STAFF.map((role) => [role, words.roles[role]])} />
      <button type="submit">{words.submit}</button>
    </form>
  );
}
