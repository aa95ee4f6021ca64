// As a framework does: made by a script, with properties, and a page of its own for whoever chose.
const estimator = document.createElement('outpocket-estimator');
window.heard = [];
for (const type of ['ready', 'plan-chosen', 'activity', 'error'])
  estimator.addEventListener(type, ({ detail }) => window.heard.push({ type, detail }));
estimator.addEventListener('plan-chosen', (event) => {
  event.preventDefault();
  document.querySelector('#compare').textContent = `Eligió ${event.detail.name}`;
});
Object.assign(estimator, {
  loading: 'eager',
  plans: 'plans.json',
  theme: 'dark',
  brand: 'Meridian Mutual',
  choose: true,
  headingLevel: 3,
  hide: 'title share prices',
  languages: 'es',
  household: { members: [{ id: 'yo', relationship: 'self', age: 31, sex: 'female', use: 'low' }], care: [{ id: 'x', member: 'yo', service: 'primaryCare', count: 2 }] },
});
document.getElementById('here').append(estimator);
