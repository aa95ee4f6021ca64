package county

import "strings"

var lastNames = strings.Fields(`Smith Johnson Williams Brown Jones García Miller Davis Rodríguez Martínez Hernández López González
Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Pérez Thompson White Harris Sánchez Clark Ramírez Lewis Robinson Walker Young
Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gómez Phillips
Evans Turner Díaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutiérrez Ortiz Morgan Cooper Peterson
Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chávez Wood James Bennett Gray Mendoza Ruiz Hughes Price Álvarez
Castillo Sanders Patel Myers Long Ross Foster Jiménez Powell Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes
Gonzales Fisher Vásquez Simmons Romero Jordan Patterson Alexander Hamilton Graham Reynolds Griffin Wallace Moreno West Cole Hayes
Bryant Herrera Gibson Ellis Tran Medina Aguilar Stevens Murray Ford Castro Marshall Owens Harrison Fernández McDonald Woods Washington
Kennedy Wells Vargas Henry Chen Freeman Webb Tucker Guzmán Burns Crawford Olson Simpson Porter Hunter Gordon Méndez Silva Shaw Snyder
Mason Dixon Muñoz Hunt Hicks Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox Warren Mills Meyer Rice Schmidt Garza
Daniels Ferguson Nichols Stephens Soto Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer Hawkins Singh Shah Khan Ali Wang Liu Zhang
O'Brien O'Connor Núñez Peña Björk Müller`)

var firstNames = strings.Fields(`James Mary Michael Patricia Robert Jennifer John Linda David Elizabeth William Barbara Richard Susan
Joseph Jessica Thomas Karen Christopher Sarah Charles Lisa Daniel Nancy Matthew Sandra Anthony Betty Mark Ashley Donald Emily Steven
Kimberly Andrew Margaret Paul Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Melissa Timothy Deborah Ronald Stephanie George
Rebecca Jason Sharon Edward Laura Jeffrey Cynthia Ryan Dorothy Jacob Amy Nicholas Kathleen Gary Angela Eric Shirley Jonathan Emma
Stephen Brenda Larry Pamela Justin Nicole Scott Anna Brandon Samantha Benjamin Katherine Samuel Christine Gregory Helen Alexander
Debra Patrick Rachel Frank Carolyn Raymond Janet Jack Maria Dennis Catherine Jerry Heather Tyler Diane Aaron Olivia José Julie Adam
Joyce Nathan Victoria Henry Ruth Zachary Virginia Douglas Lauren Peter Kelly Kyle Christina Noah Joan Ethan Evelyn Jeremy Judith
Christian Andrea Walter Hannah Keith Megan Austin Cheryl Roger Jacqueline Terry Martha Sean Madison Gerald Teresa Carl Gloria Dylan
Sara Harold Janice Jordan Ann Jesse Kathryn Bryan Abigail Lawrence Sophia Arthur Frances Gabriel Jean Bruce Alice Logan Judy Billy
Isabella Joe Julia Alan Grace Juan Amber Elijah Denise Willie Danielle Albert Marilyn Wayne Beverly Randy Charlotte Mason Natalie
Vincent Theresa Liam Diana Roy Brittany Bobby Doris Caleb Kayla Bradley Alexis Russell Lori Lucas Marie Sofía Zoë René Mei Wei Priya
Anil Fatima Omar Thanh Linh Min-Jun Ji-Woo`)

var specialties = strings.Split(`Family Medicine|Internal Medicine|Nurse Practitioner|Physician Assistant|Pediatrics|Obstetrics & Gynecology|`+
	`Physical Therapy|Clinical Social Work|Psychiatry|Emergency Medicine|Anesthesiology|Diagnostic Radiology|Cardiology|General Surgery|`+
	`Orthopedic Surgery|Licensed Professional Counselor|Psychology|Dermatology|Neurology|Gastroenterology|Ophthalmology|Optometry|Hospitalist|`+
	`Pulmonary Disease|Nephrology|Urology|Hematology & Oncology|Endocrinology|Otolaryngology|Podiatry|Chiropractic|Occupational Therapy|`+
	`Speech-Language Pathology|Pathology|Infectious Disease|Rheumatology|Allergy & Immunology|Physical Medicine & Rehabilitation|`+
	`Plastic Surgery|Neurosurgery|Vascular Surgery|Radiation Oncology|Pain Medicine|Audiology|Registered Dietitian|Certified Nurse Midwife|`+
	`Geriatric Medicine|Sports Medicine|Thoracic Surgery|Colon & Rectal Surgery|Child & Adolescent Psychiatry|Neonatology|`+
	`Interventional Cardiology|Maternal & Fetal Medicine|Gynecologic Oncology|Medical Genetics|Sleep Medicine|Hospice & Palliative Medicine|`+
	`Addiction Medicine|Preventive Medicine`, "|")

var facilities = strings.Split("Hospital|Imaging Center|Surgery Center|Pharmacy|Laboratory|Dialysis Center|Urgent Care|Home Health|"+
	"Skilled Nursing Facility|Rehabilitation Center|Medical Equipment|Hospice|Behavioral Health Center|Sleep Center", "|")

var cities = strings.Split("Northfield|Cedar Bend|Harbor City|Lake Ridge|Pinewood|San Marco|Mill Creek|Fairmont|Oak Hollow|Riverside|"+
	"Stone Bridge|Green Valley|Clear Spring|Westbrook|Maple Grove|Sunny Point|Elm Springs|Bay Shore|Prairie View|Willow Park|"+
	"Los Robles|Shady Grove|Copper Hill|Blue Ridge|Meadow Lake|Eagle Pass Creek|Fox Run|Silver Lake|Rose Hill|Sandy Fork", "|")

var streets = strings.Fields(`Main Oak Cedar Maple Elm Washington Lake Hill Walnut Spring North Ridge Church Willow Mill Sunset Park Railroad
Jackson West South Highland Johnson Forest Center Meadow Broadway Chestnut Valley Smith Lincoln Franklin Cherry Dogwood Hickory Pecan
Magnolia Bluebonnet Westheimer Bellaire Holcombe Kirby Shepherd Montrose Fannin Travis Milam Louisiana`)

var streetKinds = strings.Fields("St Ave Blvd Dr Rd Ln Pkwy Way Ct Fwy")

var (
	onsets = strings.Fields(`b br c ch d dr f fr g gr h j k kr l m n p pr qu r s sch sh st t tr v w wh y z al an ar el em er in is or os ul`)

	middles = strings.Fields(`abb ack ad ag al am an and ar as at av eck ed eg el em en er ess est ev ib ick id ig il im in iss iv ob ock od og ol om on
or oss ov ub uck ud ug ul um un ur uss ust`)

	endings = strings.Fields(`a ach am an ard as ault ell en enko er erman ero es ett evic ez feld ford i ich icz idis ik in ing ini is ito ko
lau ler ley ling low man mann ner o off on or osa ovic ow sen ski son ston ton ulu ur wood y`)

	softEndings = strings.Fields(`a ah alia amar an ana anda andra anne ara aya een el elia ella en ena era eth ia ian iana ica ie iel ila ilo
in ina inda ine io isa ita ito ius iya o on ona or ora ra us y yn`)

	drugEndings = strings.Fields(`afil amide ane apine arin asone astine ate azepam azine azole cillin cycline dipine dopa floxacin gliptin
gliflozin glutide idone ine iptan isone limus lukast mab micin mide mycin olol olone one oprazole oxetine parin phylline platin prazole pril
profen quine rubicin sartan semide setron statin sulfa terol thiazide tide tinib triptan vir zepam zolam`)

	units = strings.Fields("MG MG MG MG MG/ML MG/ML MCG UNT/ML MG/ACTUAT MG/HR")

	strengths = strings.Fields(`5 10 20 25 50 100 1 2 40 200 250 500 2.5 0.5 15 30 75 150 300 400 12.5 0.25 4 8 80 600 750 800 0.1 0.05 0.025 1.5
3 6 7.5 37.5 60 62.5 90 120 125 160 225 320 325 350 450 875 1000`)

	forms = strings.Split("Oral Tablet|Oral Capsule|Extended Release Oral Tablet|Oral Solution|Injectable Solution|Topical Cream|"+
		"Delayed Release Oral Capsule|Ophthalmic Solution|Topical Ointment|Metered Dose Inhaler|Pen Injector|Transdermal System", "|")
)
