/** One figure of a measurement. */
export interface BenchResult {
  name: string;
  value: number;
  /** "x", "orders/s", "ms", "s". */
  unit: string;
  /** What it should reach, for people: ">= 12". */
  target?: string;
  pass?: boolean;
  /** What the value was computed from. */
  detail?: string;
}
