import { preferences } from './preferences.ts';

/** Puts the choices that style sheets go by on the root element, now and whenever they change. */
export function followAppearance(): void {
  const apply = () => {
    const { density, marketColors } = preferences.get();
    document.documentElement.dataset['density'] = density;
    document.documentElement.dataset['marketColors'] = marketColors;
  };
  apply();
  preferences.subscribe(apply);
}
