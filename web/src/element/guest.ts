// What a site wants of the estimator on its page, as the element's attributes
// say it, and what the estimator tells the site. Attributes that say what they
// cannot are told by an error event, and done without.
import { languages } from '../words/words';
import { disclaimers, planActions, type Offer } from '../page/plan-actions';
import { planLink } from '../page/plan-link';
import type { Guest } from '../page/guest';
import type { Problem } from '../engine/types';
import type { EstimatorPage } from './app';
import { hideable } from './hideable';
import { householdOf } from './households';
import type { OutpocketEstimator } from './outpocket-estimator';
import type { Activity, ActivityPart, Language, Layout, PlanChosenDetail } from './types';

const layouts: Record<Layout, true> = { auto: true, panes: true, steps: true };

const parts: Record<ActivityPart, true> = {
  who: true,
  care: true,
  doctors: true,
  plans: true,
  why: true,
  whatIf: true,
  rules: true,
  bills: true,
  assumptions: true,
  guide: true,
  keep: true,
  member: true,
  coverage: true,
  where: true,
  lookup: true,
  paid: true,
  conditions: true,
  fills: true,
  outOfNetwork: true,
  away: true,
  plan: true,
  costs: true,
  events: true,
  accounts: true,
  prices: true,
  ledger: true,
};

/** What the key of something to open (Page.setOpen) is of, where the site is told. */
export function partOf(key: string): ActivityPart | undefined {
  const [kind = ''] = key.split(' ');
  return Object.hasOwn(parts, kind) ? (kind as ActivityPart) : undefined;
}

const wrong = (code: string, found: string, expected: string): Problem[] => [{ code, pointer: '', found, expected }];

/** The words of a list, and those that are none of `known`, told. */
function listed<Word extends string>(text: string | null, known: Record<Word, unknown>): [Word[], Problem[]] {
  const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const unknown = words.filter((word) => !Object.hasOwn(known, word));
  const expected = Object.keys(known).join(' ');
  return [
    words.filter((word): word is Word => Object.hasOwn(known, word)),
    unknown.flatMap((word) => wrong('unknown-word', word, expected)),
  ];
}

/** Where the site's lists of doctors and medicines are, and of which area. */
function lists(element: OutpocketEstimator, page: EstimatorPage): Problem[] {
  const said = element.getAttribute('directory');
  page.lists = undefined;
  if (!said) return [];
  try {
    const { href: address } = new URL(said, document.baseURI);
    page.lists = { address, area: element.getAttribute('area') ?? undefined };
    return [];
  } catch {
    return wrong('address', said, './directory/manifest.json');
  }
}

/** What each attribute does with what it says; gives what is wrong with that. */
const take: Record<string, (element: OutpocketEstimator, page: EstimatorPage) => Problem[] | Promise<Problem[]>> = {
  theme({ theme }, page) {
    if (theme) page.setAttribute('theme', theme);
    else page.removeAttribute('theme');
    return [];
  },
  apply({ apply }, page) {
    const leads = apply === null || planLink(apply, '1', document.baseURI) !== undefined;
    page.offers({ apply: leads ? (apply ?? undefined) : undefined });
    return leads ? [] : wrong('address', apply, '/apply?plan={id} or https:');
  },
  choose({ choose }, page) {
    page.offers({ choose });
    return [];
  },
  brand({ brand }, page) {
    page.wants({ brand: brand?.trim() ?? '' });
    return [];
  },
  'heading-level'(element, page) {
    const text = element.getAttribute('heading-level')?.trim() ?? '2';
    const known = /^[1-6]$/.test(text);
    page.level = known ? Number(text) : 2;
    return known ? [] : wrong('level', text, '1 2 3 4 5 6');
  },
  hide({ hide }, page) {
    const [words, problems] = listed(hide, hideable);
    page.setAttribute('hide', words.join(' '));
    page.requestUpdate();
    return problems;
  },
  languages(element, page) {
    const [words, problems] = listed<Language>(element.languages, languages);
    page.wants({ languages: words.length > 0 ? words : undefined });
    return problems;
  },
  layout(element, page) {
    const [[layout = 'auto'], problems] = listed(element.getAttribute('layout'), layouts);
    page.layout = layout;
    return problems;
  },
  directory: lists,
  area: lists,
  async household(element, page) {
    const given = element.household;
    if (given === null) {
      page.household = undefined;
      return [];
    }
    await page.engine.load();
    // Others may have been given meanwhile.
    if (given !== element.household) return [];
    const read = householdOf(given, page.engine);
    page.household = 'household' in read ? read.household : undefined;
    return 'problems' in read ? read.problems : [];
  },
};

/** Has the page do what an attribute says, or all of them. Rejects with an EngineError where it cannot be loaded. */
export async function arrange(element: OutpocketEstimator, page: EstimatorPage, name?: string): Promise<void> {
  for (const attribute of name === undefined ? Object.keys(take) : [name]) {
    const problems = (await take[attribute]?.(element, page)) ?? [];
    if (problems.length > 0) page.tell({ code: 'attribute-invalid', address: undefined, attribute, problems });
  }
}

/** What the page is told of those around it, of which `telling` hears. */
export function guestOf(wishes: Pick<Guest, 'brand' | 'languages'>, offer: Offer): Guest {
  return { ...wishes, actions: (page, plan) => planActions(page, plan, offer), disclaimers };
}

/** Tells a site of what was done, and what was chosen. */
export function tellsOf(element: EventTarget) {
  const activity = (detail: Activity): void => {
    element.dispatchEvent(new CustomEvent('activity', { detail, composed: true }));
  };
  const chosen = (detail: PlanChosenDetail, event: Event): void => {
    activity({ what: 'plan-chosen', plan: detail.id, rank: detail.rank });
    const follow = element.dispatchEvent(new CustomEvent('plan-chosen', { detail, composed: true, cancelable: true }));
    if (!follow) event.preventDefault();
  };
  return { activity, chosen };
}

/** What the element's children are for is for the page in it: each gets there by a slot of the same name. */
export function forwardSlots(element: Element, page: Element): void {
  const forward = () => {
    const wanted = new Set([...element.children].map(({ slot }) => slot).filter(Boolean));
    for (const slot of page.querySelectorAll('slot')) if (!wanted.delete(slot.name)) slot.remove();
    for (const name of wanted) {
      const slot = document.createElement('slot');
      slot.name = slot.slot = name;
      page.append(slot);
    }
  };
  forward();
  new MutationObserver(forward).observe(element, { childList: true, subtree: true, attributeFilter: ['slot'] });
}

/** Headings get their levels from that of the title; none is deeper than HTML has. Regions of ours are groups there. */
export function seat(root: ParentNode, level: number, titled: boolean): void {
  root.querySelector('.title')?.setAttribute('aria-level', String(level));
  for (const heading of root.querySelectorAll('h2, h3, h4, h5, h6')) {
    const own = level + Number(heading.localName[1]) - (titled ? 1 : 2);
    heading.setAttribute('aria-level', String(Math.min(own, 6)));
  }
  for (const part of root.querySelectorAll('section, nav, aside, form[aria-label], form[aria-labelledby]'))
    if (part.hasAttribute('aria-label') || part.hasAttribute('aria-labelledby')) part.setAttribute('role', 'group');
}
