/** Parts of a whole, largest first; each holds 3:1 on the panels of both themes. */
export const CHART_COLORS = [
  'var(--ttx-palette-primary-main)',
  'hsl(268 48% 60%)',
  'hsl(186 62% 36%)',
  'hsl(36 78% 42%)',
  'hsl(326 52% 56%)',
  'hsl(18 66% 50%)',
  'hsl(96 38% 40%)',
  'hsl(214 14% 52%)',
] as const;

/** The last colour stands for everything beyond the ones before. */
export function chartColor(rank: number): string {
  return CHART_COLORS[Math.min(rank, CHART_COLORS.length - 1)] ?? CHART_COLORS[0];
}
