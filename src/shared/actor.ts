/** Roles of people, from least to most. A moderator may not do what is an administrator's. */
export const ROLES = ["reader", "moderator", "administrator"] as const;
export type Role = (typeof ROLES)[number];

export const STAFF = ["moderator", "administrator"] as const satisfies readonly Role[];
export type StaffRole = (typeof STAFF)[number];

export const SCOPES = ["articles:read", "articles:write"] as const;
export type Scope = (typeof SCOPES)[number];

/** A signed-in person. Always read from the session, never from a request. */
export interface Person {
  readonly kind: "person";
  readonly accountId: string;
  readonly role: Role;
  readonly sessionId: string;
}

/** A publisher's program that holds an API token. */
export interface Program {
  readonly kind: "program";
  readonly tokenId: string;
  readonly scopes: readonly Scope[];
}

/** Somebody at the command line of the server: `label` is `cli:<user>`. */
export interface Operator {
  readonly kind: "operator";
  readonly label: string;
}

/** The engine, a job or a start-up step. */
export interface System {
  readonly kind: "system";
  readonly label: string;
}

export type Actor = Person | Program | Operator | System;

export const isStaff = (actor: { readonly role: Role }): boolean => actor.role !== "reader";
