/** What the toolbox holds: one file to fetch. */
// All that a reader has loaded already, so that the build makes one piece of it and not two.
import "./app.tsx";

export { AccountDialog } from "./account-dialog.tsx";
export { AuthorActions } from "./author-actions.tsx";
export { FlagDialog } from "./flag-dialog.tsx";
export { LinkSpentNote } from "./link-spent-note.tsx";
export { OwnHidden } from "./own-hidden.tsx";
export { OwnState } from "./own-state.tsx";
export { RestrictionNote } from "./restriction-note.tsx";
export { SaidProvider } from "./said.ts";
export { SignInDialog } from "./sign-in-dialog.tsx";
export { WriteForm } from "./write-form.tsx";
