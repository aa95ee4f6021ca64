// For the page around: gives every <iframe data-outpocket src="…/frame.html">
// the height that the page in it has.
import { askForHeight, heightMessage } from './messages';

/** A height that is less or more is a mistake or malice; CSS pixels. */
const least = 150;
const most = 30_000;

const frames = () => document.querySelectorAll<HTMLIFrameElement>('iframe[data-outpocket]');

/** The origin that the frame's own page has: none where the sandbox takes it away. */
function originOf(frame: HTMLIFrameElement): string {
  if (frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin')) return 'null';
  return new URL(frame.src, document.baseURI).origin;
}

addEventListener('message', ({ source, origin, data }: MessageEvent<{ type?: unknown; height?: unknown } | null>) => {
  if (data?.type !== heightMessage || typeof data.height !== 'number' || !Number.isFinite(data.height)) return;
  for (const frame of frames()) {
    if (frame.contentWindow !== source || origin !== originOf(frame)) continue;
    const border = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${Math.min(Math.max(Math.ceil(data.height), least), most) + border}px`;
  }
});

// One that was there first has told its height to nobody. It has no secret in
// it, so it may go to whatever page is in the frame.
for (const frame of frames()) frame.contentWindow?.postMessage({ type: askForHeight }, '*');
