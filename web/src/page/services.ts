// The services that care consists of, in the groups in which the page shows
// them. The engine knows the same ids (estimator/service).

export type Unit =
  'visit' | 'trip' | 'test' | 'scan' | 'procedure' | 'stay' | 'delivery' | 'fill' | 'dose' | 'session' | 'item' | 'day';

export const serviceGroups = {
  office: ['preventive', 'primaryCare', 'specialist', 'obgyn', 'mentalHealthVisit', 'eyeExam'],
  urgent: ['urgentCare', 'emergencyRoom', 'ambulance', 'airAmbulance'],
  tests: ['lab', 'xray', 'imaging'],
  drugs: ['genericDrug', 'preferredBrandDrug', 'nonPreferredBrandDrug', 'specialtyDrug', 'infusedDrug'],
  hospital: [
    'outpatientFacility',
    'outpatientSurgeon',
    'hospitalStay',
    'hospitalPhysician',
    'mentalHealthStay',
    'skilledNursing',
  ],
  birth: ['prenatalVisit', 'deliveryFacility', 'deliveryPhysician'],
  therapy: ['rehabilitation', 'habilitation', 'chiropractic'],
  more: ['dialysis', 'durableEquipment', 'homeHealth', 'hospice', 'other'],
} as const;

export type ServiceGroup = keyof typeof serviceGroups;
export type Service = (typeof serviceGroups)[ServiceGroup][number];

export const groupNames = Object.keys(serviceGroups) as ServiceGroup[];
export const services: readonly Service[] = Object.values(serviceGroups).flat();

const units: Partial<Record<Service, Unit>> = {
  ambulance: 'trip',
  airAmbulance: 'trip',
  lab: 'test',
  xray: 'test',
  imaging: 'scan',
  outpatientSurgeon: 'procedure',
  hospitalStay: 'stay',
  hospitalPhysician: 'stay',
  deliveryFacility: 'stay',
  deliveryPhysician: 'delivery',
  mentalHealthStay: 'stay',
  genericDrug: 'fill',
  preferredBrandDrug: 'fill',
  nonPreferredBrandDrug: 'fill',
  specialtyDrug: 'fill',
  infusedDrug: 'dose',
  dialysis: 'session',
  durableEquipment: 'item',
  skilledNursing: 'stay',
  hospice: 'day',
  other: 'item',
};

/** What one unit of a service is. */
export const unitOf = (service: Service): Unit => units[service] ?? 'visit';

const stays: readonly Service[] = ['hospitalStay', 'deliveryFacility', 'mentalHealthStay', 'skilledNursing'];

/** Tells whether one unit of a service is a stay that lasts days. */
export const hasDays = (service: string): boolean => (stays as readonly string[]).includes(service);

/** Tells whether `id` names a service. */
export const isService = (id: string): id is Service => (services as readonly string[]).includes(id);
