import { chosenLanguage, languages, type Language } from '../words/words';

/** What the address of the kiosk says: kiosk.html?lang=es&languages=es,en&idle=120&warning=30&theme=dark&brand=Acme&address=https://acme.example/compare. */
export interface KioskSettings {
  language: Language;
  /** The languages to choose from, the first of them the one that every visitor begins with. */
  offered: readonly Language[];
  theme: 'light' | 'dark' | undefined;
  /** Whose kiosk it is, for visitors to read; empty: nobody says. */
  brand: string;
  /** The page that a visitor's answer is taken home to, without a fragment; undefined: nothing is taken home. */
  address: string | undefined;
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
  const every = Object.keys(languages) as Language[];
  const wanted = (address.get('languages') ?? '')
    .split(',')
    .filter((one): one is Language => Object.hasOwn(languages, one));
  const among = wanted.length > 0 ? wanted : every;
  const chosen = chosenLanguage(search, preferred);
  const language = among.includes(chosen) ? chosen : (among[0] ?? chosen);
  return {
    language,
    offered: [...new Set([language, ...among])],
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    brand: (address.get('brand') ?? '').trim().slice(0, 60),
    address: pageAt(address.get('address')),
    idle: seconds('idle'),
    warning: seconds('warning'),
  };
}

/** An address that a phone can open, without the fragment that is going to be put there. */
function pageAt(text: string | null): string | undefined {
  try {
    const url = new URL(text ?? '');
    url.hash = '';
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
