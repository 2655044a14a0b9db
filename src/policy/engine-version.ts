/**
 * Stored with every decision. It changes whenever the same files could judge the same text otherwise.
 * The folding relies on decompositions, which Unicode never changes once a character has one.
 */
export const ENGINE_VERSION = "1.4.0+unicode-15.1.eld-2.1";
