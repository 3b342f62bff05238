/** Why an operator's wish cannot be granted; `message` says what is in its way and `next` what to do about it. */
export class AccountError extends Error {
  override name = "AccountError";
  readonly code: "address_taken" | "no_such_user" | "last_admin" | "disabled";
  readonly next: string;

  constructor(code: AccountError["code"], message: string, next: string) {
    super(message);
    this.code = code;
    this.next = next;
  }
}
