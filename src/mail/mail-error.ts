/** Why a message was not accepted: a code, without an address or a sentence, so that it may be stored and logged. */
export class MailError extends Error {
  override readonly name = "MailError";
  /** The mail server's code (`550`), else the transport's (`ETIMEDOUT`). */
  readonly code: string;
  /** No retry of this message can help. */
  readonly permanent: boolean;

  constructor(code: string, permanent: boolean) {
    super(code);
    this.code = code;
    this.permanent = permanent;
  }
}

/** Refusals before a message is named (login, greeting) are about our set-up: mending that makes the letter go. */
const ABOUT_THE_MESSAGE = /^(MAIL FROM|RCPT TO|DATA)/;

/** Reduces what nodemailer throws. 5xx to this message is permanent; 4xx, the network and the login are not. */
export function mailError(error: unknown): MailError {
  if (error instanceof MailError) return error;
  const { responseCode, code, command } = fieldsOf(error);
  if (typeof responseCode !== "number") return new MailError(symbolic(code), false);
  const aboutTheMessage = typeof command === "string" && ABOUT_THE_MESSAGE.test(command);
  return new MailError(String(responseCode), responseCode >= 500 && responseCode < 600 && aboutTheMessage);
}

function fieldsOf(error: unknown): { responseCode?: unknown; code?: unknown; command?: unknown } {
  return typeof error === "object" && error !== null ? error : {};
}

const symbolic = (code: unknown): string =>
  typeof code === "string" && /^[A-Z_]{2,30}$/.test(code) ? code : "EUNKNOWN";
