// Where the focus goes: to a field that somebody is led to, once it is there, and back to what
// had it before plans changed their places.
import type { ReactiveController } from 'lit';
import { parent } from '../draft/pointer';
import { stepOf } from './inputs';
import type { OutpocketPage } from './outpocket-page';
import type { Step, Tab } from './page';

export class Going implements ReactiveController {
  readonly #page: OutpocketPage;
  #to: string | undefined;
  #held: HTMLElement | undefined;

  constructor(page: OutpocketPage) {
    this.#page = page;
    page.addController(this);
  }

  /** Remembers what has the focus: what is moved loses it. */
  hold(): void {
    this.#held = (this.#focused as HTMLElement | null) ?? undefined;
  }

  /** Opens what is around the field with a pointer, and goes there. */
  async go(pointer: string): Promise<void> {
    const page = this.#page;
    const [, list, index, field] = pointer.split('/');
    // A person's conditions are shown while care is added for them.
    if (list === 'members' && field === 'conditions') page.careFor = page.draft.members[Number(index)]?.id;
    const step = stepOf(page.draft, pointer);
    if (step) page.show(step);
    // What opens has its place once it is here with its words. Who has gone elsewhere by then stays there.
    const before = this.#focused;
    await page.completeWords();
    page.openAround(pointer);
    if (this.#focused && this.#focused !== before) return;
    this.#to = pointer;
    page.requestUpdate();
  }

  hostUpdated(): void {
    if (this.#held?.isConnected && this.#focused !== this.#held) this.#held.focus({ preventScroll: true });
    this.#held = undefined;
    const pointer = this.#to;
    if (pointer === undefined) return;
    const page = this.#page;
    const target = this.nearest(pointer);
    this.#to = undefined;
    if (!target) return;
    // Where it stands in a step or tab that is not shown, that comes first.
    const step = target.closest<HTMLElement>('[data-step]')?.dataset['step'] as Step | undefined;
    const tab = target.closest<HTMLElement>('[data-tab]')?.dataset['tab'] as Tab | undefined;
    if ((step && step !== page.step) || (tab && tab !== page.tab)) {
      if (step) page.show(step);
      if (tab) page.showTab(tab);
      this.#to = pointer;
      return;
    }
    for (let around = target.closest('details'); around; around = around.parentElement?.closest('details') ?? null)
      around.open = true;
    target.focus();
  }

  get #root(): ShadowRoot {
    return this.#page.renderRoot as ShadowRoot;
  }

  get #focused(): Element | null {
    return this.#root.activeElement;
  }

  /** The field with a pointer, or else the nearest group around that is there, or the answer. */
  nearest(pointer: string): HTMLElement | undefined {
    for (let id = pointer; id !== ''; id = id.includes('/') ? parent(id) : '') {
      const element = this.#root.getElementById(id);
      if (element) return element;
    }
    return this.#root.getElementById('answer') ?? undefined;
  }
}
