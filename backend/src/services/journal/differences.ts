/** Kept in words; the rest is counted. */
const KEPT_MAX = 20;

/** What a replay found that is not as it should be. */
export class Differences {
  readonly sentences: string[] = [];
  private total = 0;

  get count(): number {
    return this.total;
  }

  add(sentence: string): void {
    this.total += 1;
    if (this.sentences.length < KEPT_MAX) this.sentences.push(sentence);
  }
}
