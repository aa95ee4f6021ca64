// Made by make generate from the Go types and tables of estimator/. Edit those.

/** What a household pays for care, by kind. */
export const careParts = ['deductible', 'copay', 'coinsurance', 'notCovered', 'balanceBill'] as const;

/** What a total adds up from, beside the money of accounts. */
export const parts = ['premium', ...careParts] as const;
