import { describe, expect, it } from 'vitest';
import { layoutOf, PANEL_GROUPS, PRESET_SIZES, type PanelGroup } from './panel-layouts.ts';

describe('layoutOf', () => {
  it('takes stored sizes that fill the group', () => {
    expect(layoutOf('main', { chart: 80, account: 20, form: 5 })).toEqual({
      chart: 80,
      account: 20,
    });
  });

  it('takes the standard sizes where one is missing or they do not fill it', () => {
    expect(layoutOf('main', { chart: 80 })).toEqual({ chart: 68, account: 32 });
    expect(layoutOf('book', { levels: 10, tape: 10 })).toEqual({ levels: 64, tape: 36 });
  });

  it.each(Object.entries(PRESET_SIZES))(
    'has a %s preset that fills every group',
    (_name, sizes) => {
      for (const group of Object.keys(PANEL_GROUPS) as PanelGroup[]) {
        const total = PANEL_GROUPS[group].reduce((sum, panel) => sum + sizes[panel], 0);
        expect(total).toBe(100);
      }
    },
  );
});
