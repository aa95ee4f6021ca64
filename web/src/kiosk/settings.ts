import { chosenLanguage, type Language } from '../words/words';

/** What the address of the kiosk says: kiosk.html?lang=es&idle=120&warning=30&theme=dark. */
export interface KioskSettings {
  language: Language;
  theme: 'light' | 'dark' | undefined;
  /** Seconds without a touch or key before the warning. */
  idle: number;
  /** Seconds of the warning before everything is cleared. */
  warning: number;
}

/** Anything that a reader could not follow, or that would keep a visitor's page for the next, is refused. */
const ranges = { idle: [10, 3600], warning: [20, 300] } as const;
const defaults = { idle: 120, warning: 30 } as const;

export function settingsOf(search: string, preferred: readonly string[]): KioskSettings {
  const address = new URLSearchParams(search);
  const theme = address.get('theme');
  const seconds = (name: 'idle' | 'warning'): number => {
    const text = address.get(name) ?? '';
    const [least, most] = ranges[name];
    return /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : defaults[name];
  };
  return {
    language: chosenLanguage(search, preferred),
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    idle: seconds('idle'),
    warning: seconds('warning'),
  };
}
