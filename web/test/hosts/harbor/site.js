// What the team's analytics gets, and only that.
window.analytics = [];
window.heard = [];
const estimator = document.querySelector('outpocket-estimator');
estimator.addEventListener('activity', ({ detail }) => window.analytics.push(detail));
for (const type of ['ready', 'result', 'plan-chosen', 'error', 'language'])
  estimator.addEventListener(type, ({ detail }) => window.heard.push({ type, detail }));
