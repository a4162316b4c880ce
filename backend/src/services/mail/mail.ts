/** One message to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** How mail leaves the house. */
export interface MailTransport {
  /** Resolves when the message is accepted. @throws Error when it is not; it may be tried again. */
  send(mail: Mail): Promise<void>;
  close(): void;
}
