import type { Difference } from "./compare-decisions.ts";
import type { Missing } from "./find-missing.ts";

/** What is wrong with the audit. Rows are named by their ids, seals by their numbers. */
export type Fault = RowFault | ChainFault;

export type RowFault =
  | { readonly kind: "row_altered" | "row_removed" | "row_inserted"; readonly id: number; readonly seal: number }
  /** No seal covers it: the one that did is missing, or nobody has sealed it in time. */
  | { readonly kind: "row_without_seal"; readonly id: number }
  /** It says another time than it was written at, by its seal's place; null: it has none yet, and is of a time to come. */
  | { readonly kind: "row_misdated"; readonly id: number; readonly seal: number | null; readonly at: string }
  /** The database has not given this id yet, so it was written past the sequence, to be sealed late or never. */
  | { readonly kind: "row_beyond"; readonly id: number };

export type ChainFault =
  | { readonly kind: "seal_altered" | "seal_out_of_place" | "seal_of_another_key"; readonly seal: number }
  | { readonly kind: "seals_missing"; readonly seal: number; readonly to: number }
  /** A file outside the database knows a seal that the database does not have, or has otherwise. */
  | { readonly kind: "tail_cut"; readonly seal: number; readonly lastId: number; readonly file: string }
  | { readonly kind: "seal_replaced"; readonly seal: number; readonly lastId: number; readonly file: string }
  | { readonly kind: "file_unreadable"; readonly file: string }
  /** It was written around the trigger that audits every decision, or its row was taken away unsealed. */
  | { readonly kind: "decision_without_row"; readonly decision: string }
  /** It, or its statement, says otherwise than its row: somebody changed what cannot be changed. */
  | { readonly kind: "decision_changed"; readonly decision: string; readonly differs: readonly Difference[] }
  /** Taken away behind the triggers, though a row tells of it. */
  | Missing
  | { readonly kind: "wrong_key" };

/** A fault in a sentence. */
export const sayFault = (fault: Fault): string => ("id" in fault ? sayRowFault(fault) : sayChainFault(fault));

function sayRowFault(fault: RowFault): string {
  switch (fault.kind) {
    case "row_altered":
      return `row ${fault.id} was altered after seal ${fault.seal} was put on it`;
    case "row_removed":
      return `row ${fault.id} is missing: seal ${fault.seal} covers it`;
    case "row_inserted":
      return `row ${fault.id} was inserted: seal ${fault.seal} covers the ids around it, and it was not there`;
    case "row_without_seal":
      return `row ${fault.id} has no seal`;
    case "row_misdated":
      return fault.seal === null
        ? `row ${fault.id} says ${fault.at}, which is yet to come`
        : `row ${fault.id} says ${fault.at}, and seal ${fault.seal} shows that it was written at another time`;
    case "row_beyond":
      return `row ${fault.id} is beyond the ids that the database has given`;
  }
}

function sayChainFault(fault: ChainFault): string {
  switch (fault.kind) {
    case "seal_altered":
      return `seal ${fault.seal} was altered: its hash does not fit what it says`;
    case "seal_out_of_place":
      return `seal ${fault.seal} does not follow the seal before it`;
    case "seal_of_another_key":
      return `seal ${fault.seal} was made with another key: what its rows say cannot be compared`;
    case "seals_missing":
      return fault.seal === fault.to
        ? `seal ${fault.seal} is missing`
        : `seals ${fault.seal} to ${fault.to} are missing`;
    case "tail_cut":
      return `the end is cut off: ${fault.file} knows seal ${fault.seal}, up to row ${fault.lastId}, and the database does not`;
    case "seal_replaced":
      return `seal ${fault.seal}, up to row ${fault.lastId}, is not the one that ${fault.file} knows`;
    case "file_unreadable":
      return `${fault.file} cannot be read as a seal`;
    case "decision_without_row":
      return `decision ${fault.decision} has no row in the audit`;
    case "decision_changed":
      return `decision ${fault.decision} was changed: its ${fault.differs.join(", ")} ${fault.differs.length === 1 ? "is" : "are"} not what the audit says`;
    case "decision_missing":
      return `decision ${fault.decision} is gone: row ${fault.row} tells of it`;
    case "statement_missing":
      return `statement ${fault.statement} of decision ${fault.decision} is gone: row ${fault.row} tells of it`;
    case "wrong_key":
      return "no seal was made with this AUDIT_KEY: it is not the key of this database, or every seal was replaced";
  }
}
