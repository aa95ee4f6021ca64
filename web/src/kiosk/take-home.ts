// The answer as a code for the camera of a phone.
import { html, type TemplateResult } from 'lit';
import { correction, generate } from 'lean-qr/nano';
import { toSvgPath } from 'lean-qr/extras/svg';

/** The white around a code without which no camera finds it, in its own squares. */
const margin = 4;

/** A link as a QR code: black on white, whatever the colors around it. */
export function qrCode(link: string, label: string): TemplateResult {
  const code = generate(link, { minCorrectionLevel: correction.L });
  const side = code.size + 2 * margin;
  // Whole pixels, so that all squares are alike: of some 0.28 mm on a large panel.
  const size = side * (side > 72 ? 3 : 4);
  return html`<svg class="qr" role="img" aria-label=${label} width=${size} height=${size} viewBox="${-margin} ${-margin} ${side} ${side}" shape-rendering="crispEdges">
    <rect class="light" x=${-margin} y=${-margin} width=${side} height=${side}></rect>
    <path class="dark" d=${toSvgPath(code)}></path>
  </svg>`;
}
