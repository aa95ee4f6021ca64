import { html, svg, nothing, type TemplateResult } from 'lit';
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Words } from '../words/words';
import { place, type Amount, type PictureData, type PicturePlan } from './data';
import { block, figure, table, type Drawing } from './figure';
import { widthOf, wrapped } from './text-layout';
import { parts } from '../engine/parts';
import { accounts, filledWith, patterns, type Part } from './chart-style';
import type { Room } from './sized';

const none = '0.00';
const amountOf = (plan: PicturePlan, part: Part): Amount =>
  part === 'hsa' ? plan.hsaContribution : part === 'hra' ? plan.hraUsed : plan[part];

/** What the year is made of: a bar for each plan, its parts one after another, account money to the left of zero. */
export function yearPicture(words: Words, { plans, drawn, simulation }: PictureData): TemplateResult | typeof nothing {
  if (drawn && !simulation) return nothing;
  const { say, money, about, list } = words;
  const shown = (part: Part) => plans.some((plan) => amountOf(plan, part) !== none);
  const shownParts = parts.filter(shown);
  const shownAccounts = accounts.filter(shown);
  const said = (plan: PicturePlan, some: readonly Part[]) =>
    list(
      some
        .filter((part) => amountOf(plan, part) !== none)
        .map((part) => say(`picture.part.${part}`, { amount: about(amountOf(plan, part)) })),
    );
  const sentences = plans.map((plan) => {
    const paid = said(plan, parts);
    const received = said(plan, accounts);
    return [
      say(
        drawn
          ? paid
            ? 'picture.year.plan.mean'
            : 'picture.year.nothing.mean'
          : paid
            ? 'picture.year.plan'
            : 'picture.year.nothing',
        { plan: plan.name, total: about(plan.total), parts: paid },
      ),
      ...(received ? [say('picture.year.accounts', { parts: received })] : []),
    ].join(' ');
  });
  const legend = html`<ul class="legend">
    ${[...shownParts, ...shownAccounts].map(
      (part) => html`<li>
        <svg class="swatch" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true"><rect class="segment" width="24" height="16" fill=${filledWith(part)}></rect></svg>
        <span>${say(`row.${part}`)}</span>
      </li>`,
    )}
    ${
      shownAccounts.length > 0
        ? html`<li><svg class="swatch" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true"><path class="total-mark" d="M12 0V16"></path></svg> <span>${say('row.total')}</span></li>`
        : nothing
    }
  </ul>`;
  return figure(words, {
    id: 'picture-year',
    title: say('picture.year.title'),
    sentences,
    legend,
    draw: (room) => draw(words, plans, shownParts, shownAccounts, room),
    table: () =>
      table(
        say('picture.year.title'),
        [say('picture.part'), ...plans.map((plan) => plan.name)],
        [
          ...[...shownParts, ...shownAccounts].map((part) => [
            say(`row.${part}`),
            ...plans.map((plan) => {
              const amount = amountOf(plan, part);
              return money(part === 'hsa' || part === 'hra' ? (amount === none ? amount : `-${amount}`) : amount);
            }),
          ]),
          [say('row.total'), ...plans.map((plan) => money(plan.total))],
        ],
      ),
  });
}

function draw(
  words: Words,
  plans: readonly PicturePlan[],
  paid: readonly Part[],
  received: readonly Part[],
  { width, em }: Room,
): Drawing {
  const size = em * 0.8125;
  const sum = (plan: PicturePlan, some: readonly Part[]) =>
    some.reduce((all, part) => all + place(amountOf(plan, part)), 0);
  const most = max(plans, (plan) => sum(plan, paid)) || 1;
  const least = -(max(plans, (plan) => sum(plan, received)) ?? 0);
  // Half of the numbers at its ends stand beyond the scale.
  const edge = Math.max(...[least, most].map((amount) => widthOf(words.wholeDollars(Math.round(amount)), size) / 2));
  const x = scaleLinear([least, most], [least < 0 ? edge : 1, width - edge]);
  const ticks = x.ticks(Math.max(2, Math.floor(width / (edge * 3))));
  const bar = em * 2.125;
  let top = 0;
  const rows = plans.map((plan) => {
    const total = words.about(plan.total);
    const lines = wrapped(plan.name, width - widthOf(total, size) - em * 1.5, size);
    const start = top + lines.length * size * 1.25 + em * 0.375;
    top = start + bar + em * 1.25;
    const segments = (some: readonly Part[], direction: 1 | -1) => {
      let at = 0;
      return some.map((part) => {
        const amount = amountOf(plan, part);
        const from = at;
        at += direction * place(amount);
        const [left, right] = [x(Math.min(from, at)), x(Math.max(from, at))];
        return amount === none ? nothing : segment(words, part, amount, left, right, start, bar, size);
      });
    };
    return svg`${ticks.map((tick) => svg`<path class=${tick === 0 ? 'zero' : 'grid'} d="M${x(tick)} ${start - em * 0.25}V${start + bar + em * 0.25}"></path>`)}
      ${block(lines, 0, start - em * 0.375 - (lines.length * size * 1.25) / 2, size)}
      <text class="strong" x=${width} y=${start - em * 0.375 - size * 0.35} text-anchor="end">${total}</text>
      ${segments(paid, 1)} ${segments(received, -1)}
      ${sum(plan, received) > 0 ? svg`<path class="total-mark" d="M${x(sum(plan, paid) - sum(plan, received))} ${start - em * 0.25}v${bar + em * 0.5}"></path>` : nothing}`;
  });
  return {
    height: top + size,
    marks: svg`${patterns()}
      ${ticks.map(
        (tick) =>
          svg`<text class="soft" x=${x(tick)} y=${top + size * 0.5} text-anchor=${tick === 0 && least === 0 ? 'start' : 'middle'}>${words.wholeDollars(tick)}</text>`,
      )}
      ${rows}`,
  };
}

/** One part of a bar, with its name and amount where there is room for them. */
function segment(
  words: Words,
  part: Part,
  amount: Amount,
  left: number,
  right: number,
  top: number,
  height: number,
  size: number,
) {
  const figures = words.about(amount);
  const label = [`${words.say(`row.${part}`)} ${figures}`, figures].find(
    (text) => widthOf(text, size) + size * 1.5 < right - left,
  );
  const middle = (left + right) / 2;
  const plate = label ? widthOf(label, size) + size * 0.5 : 0;
  return svg`<rect class="segment" x=${left} y=${top} width=${Math.max(right - left, 1)} height=${height} fill=${filledWith(part)}></rect>
    ${
      label
        ? svg`<rect class="plate" x=${middle - plate / 2} y=${top + height / 2 - size * 0.75} width=${plate} height=${size * 1.5} rx="3"></rect>
          <text x=${middle} y=${top + height / 2} dy="0.35em" text-anchor="middle">${label}</text>`
        : nothing
    }`;
}
