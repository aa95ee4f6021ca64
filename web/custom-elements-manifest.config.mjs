import { readdirSync } from 'node:fs';

// What is told of the element (scripts/element.mjs takes it from here).
const languages = readdirSync(new URL('locales', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.stringify(name.replace('.json', '')))
  .toSorted();

export default {
  globs: ['src/element/outpocket-estimator.ts'],
  outdir: '../build',
  packagejson: false,
  plugins: [
    {
      name: 'public-only',
      packageLinkPhase({ customElementsManifest }) {
        for (const module of customElementsManifest.modules) {
          module.path = 'outpocket.js';
          for (const one of module.declarations) {
            const told = ({ name, privacy, description }) => privacy === undefined && !name.startsWith('#') && description;
            // Who reads the manifest need not know our types.
            for (const { type } of one.attributes) if (type?.text === 'Language') type.text = languages.join(' | ');
            one.members = one.members?.filter(told);
            one.events = one.events?.filter(({ description }) => description);
          }
          module.exports = [...module.exports, { kind: 'custom-element-definition', name: 'outpocket-estimator', declaration: { name: 'OutpocketEstimator', module: 'outpocket.js' } }];
          for (const one of module.exports) one.declaration.module = 'outpocket.js';
        }
      },
    },
  ],
};
