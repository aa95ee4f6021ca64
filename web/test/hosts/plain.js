const estimator = document.querySelector('outpocket-estimator');
window.heard = [];
for (const type of ['ready', 'result', 'error', 'language']) {
  estimator.addEventListener(type, (event) => window.heard.push({ type, detail: event.detail }));
  // What would reach the site's own error reporting.
  window.addEventListener(type, (event) => window.heard.push({ type: `window ${type}`, detail: event.detail ?? event.message }));
}
