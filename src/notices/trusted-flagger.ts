import type { Settings } from "../settings/settings.ts";

/** Whether an address, lower case, is one of a trusted flagger: named itself, or of a named domain and no subdomain. */
export const isTrustedAddress = (address: string, { trustedFlaggers }: Settings["notices"]): boolean =>
  trustedFlaggers.some((named) => named === address || named === address.slice(address.lastIndexOf("@") + 1));
