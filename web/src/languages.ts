/**
 * The languages that the estimator speaks, by the names of their files in
 * locales/, which have all that is particular to each (vite.languages.ts).
 */
export type Language = 'en' | 'es' | 'sv';
