// Each language is named as its file in locales/, which has all that is
// particular to it (vite.languages.ts).

/** The languages that the estimator speaks. */
export type Language = 'en' | 'es' | 'sv';
