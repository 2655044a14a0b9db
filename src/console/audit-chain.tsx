import type { ChainState } from "../audit/read-chain-state.ts";
import type { LastCheck } from "../audit/verify-whole.ts";
import { Time } from "../pages/time.tsx";
import { AUDIT_TEXTS } from "./audit-texts.ts";
import { useDesk } from "./desk.tsx";
import { formatCount } from "./format.ts";

interface AuditChainProps {
  readonly chain: ChainState;
  readonly lastCheck: LastCheck | null;
}

/** Up to where the audit is sealed, when it was compared as a whole, and a button to do that now. */
export function AuditChain({ chain, lastCheck }: AuditChainProps) {
  const { texts } = useDesk();
  const { audit } = texts;
  const words = AUDIT_TEXTS[texts.lang];
  const { end, waiting, checked, faults } = chain;
  return (
    <section class="card">
      <h2>{audit.chain}</h2>
      <Faults faults={faults} />
      <dl class="facts">
        <dt>{audit.lastSeal}</dt>
        <dd>
          {end === null ? (
            audit.noSeal
          ) : (
            <>
              <Time at={end.sealedAt.toISOString()} lang={texts.lang} />, {audit.seal(end.seal, end.lastId)}
            </>
          )}
        </dd>
        <dt>{audit.waiting}</dt>
        <dd>{formatCount(waiting, texts.lang)}</dd>
        {faults.length === 0 && checked > 0 ? (
          <>
            <dt>{audit.checked}</dt>
            <dd>{audit.whole(checked)}</dd>
          </>
        ) : null}
        <dt>{words.lastCheck}</dt>
        <dd>{lastCheck === null ? words.neverChecked : <Checked lastCheck={lastCheck} />}</dd>
      </dl>
      <form method="post" action="/console/audit/verify">
        <p class="actions">
          <button class="quiet" type="submit" aria-describedby="verify-hint">
            {words.verify}
          </button>
          <small id="verify-hint">{words.verifyHint}</small>
        </p>
      </form>
    </section>
  );
}

/** So many stand at once; the others are folded away. */
const SHOWN = 3;

function Faults({ faults }: Pick<ChainState, "faults">) {
  const { texts } = useDesk();
  const { audit } = texts;
  const words = AUDIT_TEXTS[texts.lang];
  if (faults.length === 0) return null;
  const rest = faults.slice(SHOWN);
  return (
    <div class="alert" role="alert">
      <p>{audit.broken}</p>
      <FaultList faults={faults.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{words.moreFaults(rest.length)}</summary>
          <FaultList faults={rest} />
        </details>
      )}
    </div>
  );
}

function FaultList({ faults }: Pick<ChainState, "faults">) {
  const { audit } = useDesk().texts;
  return (
    <ul>
      {faults.map((fault) => (
        <li>{audit.fault(fault)}</li>
      ))}
    </ul>
  );
}

function Checked({ lastCheck: { at, rows, faults } }: { readonly lastCheck: LastCheck }) {
  const { lang } = useDesk().texts;
  const words = AUDIT_TEXTS[lang];
  return (
    <>
      <Time at={at.toISOString()} lang={lang} />:{" "}
      {faults === 0 ? words.checkedFine(formatCount(rows, lang)) : words.checkedFaults(formatCount(faults, lang))}
    </>
  );
}
