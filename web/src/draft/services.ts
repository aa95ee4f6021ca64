// What the page asks of the engine's table of services.
import type { Service } from '../engine/types';
import { never, serviceGroups, stays, units, unpriced } from '../engine/services';

export { serviceGroups };
export type ServiceGroup = keyof typeof serviceGroups;
export type { Service };

export const groupNames = Object.keys(serviceGroups) as ServiceGroup[];
export const services: readonly Service[] = Object.values(serviceGroups).flat();

export type Unit = 'visit' | (typeof units)[keyof typeof units];

/** What one unit of a service is. */
export const unitOf = (service: Service): Unit => (units as Partial<Record<Service, Unit>>)[service] ?? 'visit';

/** Tells whether one unit of a service is a stay that lasts days. */
export const hasDays = (service: string): boolean => (stays as readonly string[]).includes(service);

/** Tells whether a service is a drug that is filled, for 30 days or more. */
export const isFilled = (service: string): boolean => (units as Record<string, string>)[service] === 'fill';

/** The services that are tiers of drugs. */
export const drugTiers: readonly Service[] = serviceGroups.drugs.filter(isFilled);

/** Tells whether an item of a service has to state its price: there is no reference price. */
export const needsPrice = (service: string): boolean => (unpriced as readonly string[]).includes(service);

/** Tells whether a service can be in a plan's list of what needs a referral or an approval. */
export const canBeListed = (list: keyof typeof never, service: Service): boolean =>
  !(never[list] as readonly Service[]).includes(service);

/** Tells whether `id` names a service. */
export const isService = (id: string): id is Service => (services as readonly string[]).includes(id);
