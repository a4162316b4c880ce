/** One step of the schema. Each side is one SQL script, run in one transaction. */
export interface Migration {
  /** Four digits and words, unique, in the order of application. */
  name: string;
  up: string;
  down: string;
}
