// What is told of the element (scripts/element.mjs takes it from here).
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
