/** The groups of the desktop trading screen and the panels in each. */
export const PANEL_GROUPS = {
  columns: ['main', 'book', 'form'],
  main: ['chart', 'account'],
  book: ['levels', 'tape'],
} as const;
export type PanelGroup = keyof typeof PANEL_GROUPS;
export type PanelName = (typeof PANEL_GROUPS)[PanelGroup][number];

/** Per cent of its group, by panel. */
export type PanelSizes = Readonly<Record<PanelName, number>>;

export const PRESETS = ['standard', 'chart', 'book'] as const;
export type Preset = (typeof PRESETS)[number];

export const PRESET_SIZES: Record<Preset, PanelSizes> = {
  standard: { main: 58, book: 20, form: 22, chart: 68, account: 32, levels: 64, tape: 36 },
  chart: { main: 64, book: 16, form: 20, chart: 84, account: 16, levels: 70, tape: 30 },
  book: { main: 46, book: 32, form: 22, chart: 56, account: 44, levels: 60, tape: 40 },
};

const ROUNDING = 0.5;

/** The layout of one group from stored sizes; the standard one unless they are all there and fill it. */
export function layoutOf(
  group: PanelGroup,
  stored: Readonly<Record<string, number>>,
): Record<string, number> {
  const names: readonly PanelName[] = PANEL_GROUPS[group];
  const total = names.reduce((sum, name) => sum + (stored[name] ?? 0), 0);
  const isWhole = names.every((name) => name in stored) && Math.abs(total - 100) < ROUNDING;
  const standard = PRESET_SIZES.standard;
  return Object.fromEntries(
    names.map((name) => [name, (isWhole ? stored[name] : undefined) ?? standard[name]]),
  );
}
