import { v7, validate } from "uuid";

/** A new UUIDv7: ids sort by the time they were made, to the millisecond. */
export const newId = (): string => v7();

export const isId = (value: string): boolean => validate(value);
