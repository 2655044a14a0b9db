/** The only source of time outside `policy/`: tests pass a fixed one. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The moment `ms` milliseconds after `at`; negative for before. */
export const after = (at: Date, ms: number) => new Date(at.getTime() + ms);
