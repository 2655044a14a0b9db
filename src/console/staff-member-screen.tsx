import { z } from "zod";
import { changeRole } from "../auth/change-role.ts";
import { type StaffMember, readStaff } from "../auth/read-staff.ts";
import { readForm } from "../http/forms.ts";
import { Alert } from "../pages/prose.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { Time } from "../pages/time.tsx";
import { ROLES, type Role } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { forAdministrators } from "./administrator.ts";
import { attempt, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, idOf, show, useDesk } from "./desk.tsx";
import { readNames } from "./read-names.ts";
import { queryOf } from "./fields.ts";
import { SettingsTabs } from "./settings-tabs.tsx";
import { Given } from "./staff-screen.tsx";
import { STAFF_TEXTS } from "./staff-texts.ts";

const roleForm = z.object({ from: z.enum(ROLES), to: z.enum(ROLES) });

/** One of the staff: what they may do, and what each change of it means. */
export function staffMemberScreen(plain: Desk): void {
  const desk = forAdministrators(plain);

  desk.get("/settings/staff/:id", async (visit) => showMember(visit));

  desk.post("/settings/staff/:id/role", async (visit) => {
    const form = await readForm(visit.req, roleForm);
    const refusal = await attempt(() =>
      changeRole(visit.deps, { accountId: idOf(visit), ...form, actor: visit.actor }),
    );
    if (refusal) return showMember(visit, refusal);
    seeOther(visit.res, `/console/settings/staff?done=${form.to === "reader" ? "taken" : "changed"}`);
  });
}

async function showMember(visit: Visit, refusal: Refusal | null = null): Promise<void> {
  const { deps, res } = visit;
  const member = (await readStaff(deps.db)).find(({ id }) => id === idOf(visit));
  if (!member && refusal) return seeOther(res, "/console/settings/staff?done=overtaken");
  if (!member) throw new Refusal("not_found", "This account is not of the staff.");
  const names = await readNames(deps, [member.given?.accountId ?? null]);
  await show(visit, <MemberPage {...{ member, names, refusal }} />, statusOf(res, refusal));
}

interface MemberPageProps {
  readonly member: StaffMember;
  readonly names: ReadonlyMap<string, string>;
  readonly refusal: Refusal | null;
}

function MemberPage({ member, names, refusal }: MemberPageProps) {
  const { texts, viewer } = useDesk();
  const words = STAFF_TEXTS[texts.lang];
  const title = words.roleOf(member.displayName);
  return (
    <ConsoleLayout title={title}>
      <h1>{title}</h1>
      <SettingsTabs chosen="staff" />
      <Alert text={refusal ? sayRefused(refusal, words) : undefined} />
      <dl class="facts">
        <dt>{words.role}</dt>
        <dd>{texts.roles[member.role]}</dd>
        <dt>{words.since}</dt>
        <dd>
          <Given given={member.given} names={names} />
        </dd>
        <dt>{words.signedIn}</dt>
        <dd>{member.signedInAt ? <Time at={member.signedInAt.toISOString()} lang={texts.lang} /> : words.noSession}</dd>
      </dl>
      <p class="meta">
        <a href={`/console/people/${member.id}`}>{words.person}</a>
        <a href={`/console/audit${queryOf({ actor: member.id })}`}>{words.audited}</a>
        <a href="/console/settings/staff">{words.back}</a>
      </p>
      {member.id === viewer.id ? <p class="notice">{words.own}</p> : <Changes member={member} />}
    </ConsoleLayout>
  );
}

type Words = (typeof STAFF_TEXTS)["en"];

const sayRefused = ({ code }: Refusal, words: Words): string =>
  code === "conflict_of_interest" ? words.ownRefused : words.overtaken;

function Changes({ member }: Pick<MemberPageProps, "member">) {
  const words = STAFF_TEXTS[useDesk().texts.lang];
  const name = member.displayName;
  return (
    <div class="pair">
      {member.role === "moderator" ? (
        <ChangeCard
          {...{ member }}
          to="administrator"
          label={words.toAdministrator}
          hint={words.toAdministratorHint(name)}
        />
      ) : (
        <ChangeCard {...{ member }} to="moderator" label={words.toModerator} hint={words.toModeratorHint(name)} />
      )}
      <ChangeCard {...{ member }} to="reader" label={words.toReader} hint={words.toReaderHint(name)} />
    </div>
  );
}

interface ChangeCardProps extends Pick<MemberPageProps, "member"> {
  readonly to: Role;
  readonly label: string;
  readonly hint: string;
}

const ChangeCard = ({ member, to, label, hint }: ChangeCardProps) => (
  <section class="card">
    <h2>{label}</h2>
    <p>{hint}</p>
    <form method="post" action={`/console/settings/staff/${member.id}/role`}>
      <input type="hidden" name="from" value={member.role} />
      <input type="hidden" name="to" value={to} />
      <button class={to === "reader" ? "bad" : "quiet"} type="submit">
        {label}
      </button>
    </form>
  </section>
);
