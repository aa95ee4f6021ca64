// Made by make generate from the Go types and tables of estimator/. Edit those.

/** The common medical events of a summary, in its order, each with the services of its rows; beyond is what it has no row for. */
export const summaryRows = {
  office: ['primaryCare', 'specialist', 'preventive'],
  test: ['xray', 'lab', 'imaging'],
  drugs: ['genericDrug', 'preferredBrandDrug', 'nonPreferredBrandDrug', 'specialtyDrug'],
  surgery: ['outpatientFacility', 'outpatientSurgeon'],
  urgent: ['emergencyRoom', 'ambulance', 'urgentCare'],
  hospital: ['hospitalStay', 'hospitalPhysician'],
  mental: ['mentalHealthVisit', 'mentalHealthStay', 'substanceUseVisit', 'substanceUseStay'],
  pregnant: ['prenatalVisit', 'deliveryPhysician', 'deliveryFacility'],
  recovery: ['homeHealth', 'rehabilitation', 'habilitation', 'skilledNursing', 'durableEquipment', 'hospice'],
  child: ['childEyeExam', 'childGlasses', 'childDentalCheckup'],
  beyond: ['other', 'virtualVisit', 'obgyn', 'eyeExam', 'airAmbulance', 'preventiveDrug', 'preferredGenericDrug', 'nonPreferredSpecialtyDrug', 'infusedDrug', 'chiropractic', 'acupuncture', 'dialysis'],
} as const;
