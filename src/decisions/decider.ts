/** Nobody: the policy decided. Stored so that a composite key can name the decider. */
export const POLICY_DECIDER = "00000000-0000-0000-0000-000000000000";
