import type { Finding, Trace } from "../types.ts";
import { detectDox } from "./dox.ts";
import { detectEmail } from "./email.ts";
import { detectIban } from "./iban.ts";
import { detectIpAddress } from "./ip-address.ts";
import { detectNationalId } from "./national-id.ts";
import { detectPaymentCard } from "./payment-card.ts";
import { detectPhone } from "./phone.ts";
import { detectPostalAddress } from "./postal-address.ts";

export const DETECTOR_NAMES = [
  "email",
  "phone",
  "postal_address",
  "national_id",
  "payment_card",
  "iban",
  "ip_address",
  "dox",
] as const;
export type DetectorName = (typeof DETECTOR_NAMES)[number];

export interface DetectorInput {
  readonly text: string;
  /** Hears of numbers that have the form of what is looked for and fail its check. */
  readonly trace?: Trace;
}

/**
 * The detectors of personal data, by the name that rules call them. Each is a pure function whose time is linear in the
 * text; spans are UTF-16 offsets into the text as given; none throws.
 */
export const DETECTORS: Readonly<Record<DetectorName, (input: DetectorInput) => Finding[]>> = {
  email: detectEmail,
  phone: detectPhone,
  postal_address: detectPostalAddress,
  national_id: detectNationalId,
  payment_card: detectPaymentCard,
  iban: detectIban,
  ip_address: detectIpAddress,
  dox: detectDox,
};
