// Made by make generate from the Go types and tables of estimator/. Edit those.

/** The services in the groups in which a reader looks for them. */
export const serviceGroups = {
  office: ['preventive', 'primaryCare', 'virtualVisit', 'specialist', 'obgyn', 'mentalHealthVisit', 'substanceUseVisit', 'eyeExam', 'childEyeExam', 'childDentalCheckup'],
  urgent: ['urgentCare', 'emergencyRoom', 'ambulance', 'airAmbulance'],
  tests: ['lab', 'xray', 'imaging'],
  drugs: ['preventiveDrug', 'preferredGenericDrug', 'genericDrug', 'preferredBrandDrug', 'nonPreferredBrandDrug', 'specialtyDrug', 'nonPreferredSpecialtyDrug', 'infusedDrug'],
  hospital: ['outpatientFacility', 'outpatientSurgeon', 'hospitalStay', 'hospitalPhysician', 'mentalHealthStay', 'substanceUseStay', 'skilledNursing'],
  birth: ['prenatalVisit', 'deliveryFacility', 'deliveryPhysician'],
  therapy: ['rehabilitation', 'habilitation', 'chiropractic', 'acupuncture'],
  more: ['childGlasses', 'dialysis', 'durableEquipment', 'homeHealth', 'hospice', 'other'],
} as const;

/** What a unit of a service is, where it is no visit. */
export const units = {
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
  substanceUseStay: 'stay',
  childGlasses: 'item',
  preventiveDrug: 'fill',
  preferredGenericDrug: 'fill',
  genericDrug: 'fill',
  preferredBrandDrug: 'fill',
  nonPreferredBrandDrug: 'fill',
  specialtyDrug: 'fill',
  nonPreferredSpecialtyDrug: 'fill',
  infusedDrug: 'dose',
  dialysis: 'session',
  durableEquipment: 'item',
  skilledNursing: 'stay',
  hospice: 'day',
  other: 'item',
} as const;

/** The services of which a unit is a stay that lasts days. */
export const stays = ['hospitalStay', 'deliveryFacility', 'mentalHealthStay', 'substanceUseStay', 'skilledNursing'] as const;

/** The services without a reference price, of which an item states its own. */
export const unpriced = ['childGlasses', 'childDentalCheckup'] as const;

/** The services that can be in no list of what needs a referral or an approval. */
export const never = {
  referralServices: ['preventive', 'primaryCare', 'virtualVisit', 'obgyn', 'urgentCare', 'emergencyRoom', 'ambulance', 'airAmbulance'],
  authorizationServices: ['obgyn', 'emergencyRoom', 'airAmbulance'],
} as const;

/** The last year that the law's limits are known for. */
export const lastYear = 2027;
