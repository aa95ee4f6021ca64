// Made before the element is known, as frameworks do.
const estimator = document.createElement('outpocket-estimator');
estimator.plans = await (await fetch('./plans.json')).json();
estimator.theme = 'dark';
estimator.loading = 'eager';
window.heard = [];
for (const type of ['ready', 'result', 'error', 'language']) {
  estimator.addEventListener(type, (event) => window.heard.push({ type, detail: event.detail }));
}
document.getElementById('one').append(estimator);
