import type { Account } from "../db/generated/client.ts";
import type { Settings } from "../settings/settings.ts";

const hostOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/** Whether an address, lower case, is one of a trusted flagger: named itself, or of a named domain and no subdomain. */
export const isTrustedAddress = (address: string, { trustedFlaggers }: Settings["notices"]): boolean =>
  trustedFlaggers.some((named) => named === address || named === hostOf(address));

export interface Claimed {
  /** As typed into the notice, lower case. */
  readonly address: string;
  readonly giver: Pick<Account, "email" | "emailVerifiedAt"> | null;
}

/** Anyone can type an address. Whoever gave the notice signed in, with a verified one of that trusted flagger, is theirs. */
export const isProvenFlagger = ({ address, giver }: Claimed, settings: Settings["notices"]): boolean => {
  const email = giver?.emailVerifiedAt ? giver.email : null;
  return email !== null && isTrustedAddress(email, settings) && hostOf(email) === hostOf(address);
};
