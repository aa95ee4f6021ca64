// For the page around: gives every <iframe data-outpocket src="…/frame.html">
// the height that the page in it has, and makes of what is told from there the
// events activity and plan-chosen of the iframe. Where a plan leads, its
// data-apply says: data-apply="/apply?plan={id}".
import { planLink } from '../page/plan-link';
import { askForHeight, heightMessage, type Told } from './messages';

/** A height that is less or more is a mistake or malice; CSS pixels. */
const least = 150;
const most = 30_000;

const frames = () => document.querySelectorAll<HTMLIFrameElement>('iframe[data-outpocket]');

/** The origin that the frame's own page has: none where the sandbox takes it away. */
function originOf(frame: HTMLIFrameElement): string {
  if (frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin')) return 'null';
  return new URL(frame.src, document.baseURI).origin;
}

interface Message {
  type?: unknown;
  height?: unknown;
  detail?: unknown;
}

addEventListener('message', ({ source, origin, data }: MessageEvent<Message | null>) => {
  for (const frame of frames()) {
    if (!data || frame.contentWindow !== source || origin !== originOf(frame)) continue;
    if (typeof data.detail === 'object' && data.detail) pass(frame, data as Told);
    if (data.type !== heightMessage || typeof data.height !== 'number' || !Number.isFinite(data.height)) continue;
    const border = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${Math.min(Math.max(Math.ceil(data.height), least), most) + border}px`;
  }
});

function pass(frame: HTMLIFrameElement, { type, detail }: Told): void {
  if (type === 'outpocket-activity') frame.dispatchEvent(new CustomEvent('activity', { detail }));
  if (type !== 'outpocket-plan-chosen' || typeof detail.id !== 'string') return;
  const follow = frame.dispatchEvent(new CustomEvent('plan-chosen', { detail, cancelable: true }));
  const { apply } = frame.dataset;
  const address = apply === undefined ? undefined : planLink(apply, detail.id, document.baseURI);
  if (follow && address !== undefined) location.assign(address);
}

// One that was there first has told its height to nobody. It has no secret in
// it, so it may go to whatever page is in the frame.
for (const frame of frames()) frame.contentWindow?.postMessage({ type: askForHeight }, '*');
