// The first script of the kiosk file: unpacks the page's own script and runs
// it. The file's Content-Security-Policy knows its hash.
import { packed } from './packed';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScript(text: string): string }): { createScript(text: string): string };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy('outpocket-file', { createScript: (text) => text });

void new Response(packed('page')).text().then((text) => {
  const script = document.createElement('script');
  script.text = policy ? policy.createScript(text) : text;
  document.head.append(script);
});
