"""The federal template of the Summary of Benefits and Coverage, filled in by a design.

The words are those of the template that the Departments of Labor, Health and
Human Services, and the Treasury publish (OMB 1210-0147, 0938-1146, 1545-0047),
in English and in its Spanish translation.
"""

from html import escape

KEYS = """primaryCare specialist preventive test imaging genericDrug preferredBrandDrug nonPreferredBrandDrug specialtyDrug
outpatientFacility outpatientSurgeon emergencyRoom ambulance urgentCare hospitalStay hospitalPhysician mentalOutpatient
mentalInpatient prenatalVisit deliveryPhysician deliveryFacility homeHealth rehabilitation habilitation skilledNursing
durableEquipment hospice childEyeExam childGlasses childDentalCheckup""".split()

QUESTIONS = ["deductible", "before", "other", "maximum", "excluded", "network", "referral"]

ENGLISH = {
    "title": "Summary of Benefits and Coverage: What this Plan Covers & What You Pay For Covered Services",
    "period": "Coverage Period: ", "for": "Coverage for: ", "type": "Plan Type: ",
    "lead": "The Summary of Benefits and Coverage (SBC) document will help you choose a health plan. The SBC shows you how you and the plan "
            "would share the cost for covered health care services. NOTE: Information about the cost of this plan (called the premium) will "
            "be provided separately. This is only a summary. For general definitions of common terms, such as allowed amount, balance "
            "billing, coinsurance, copayment, deductible, provider, or other underlined terms see the Glossary.",
    "asked": ["Important Questions", "Answers", "Why This Matters:"],
    "questions": {
        "deductible": "What is the overall deductible?",
        "before": "Are there services covered before you meet your deductible?",
        "other": "Are there other deductibles for specific services?",
        "maximum": "What is the out-of-pocket limit for this plan?",
        "excluded": "What is not included in the out-of-pocket limit?",
        "network": "Will you pay less if you use a network provider?",
        "referral": "Do you need a referral to see a specialist?"},
    "why": {
        "before": "This plan covers some items and services even if you haven’t yet met the deductible amount. But a copayment or coinsurance "
                  "may apply. For example, this plan covers certain preventive services without cost sharing and before you meet your deductible.",
        "other": "You don’t have to meet deductibles for specific services.",
        "excluded": "Even though you pay these expenses, they don’t count toward the out-of-pocket limit.",
        "network": "This plan uses a provider network. You will pay less if you use a provider in the plan’s network. You will pay the most if "
                   "you use an out-of-network provider, and you might receive a bill from a provider for the difference between the "
                   "provider’s charge and what your plan pays (balance billing).",
        "referral": "You can see the specialist you choose without a referral."},
    "sentence": "All copayment and coinsurance costs shown in this chart are after your deductible has been met, if a deductible applies.",
    "heads": ["Common Medical Event", "Services You May Need", "What You Will Pay", "Limitations, Exceptions, & Other Important Information"],
    "labels": ["Primary care visit to treat an injury or illness", "Specialist visit", "Preventive care/screening/ immunization",
               "Diagnostic test (x-ray, blood work)", "Imaging (CT/PET scans, MRIs)", "Generic drugs", "Preferred brand drugs",
               "Non-preferred brand drugs", "Specialty drugs", "Facility fee (e.g., ambulatory surgery center)", "Physician/surgeon fees",
               "Emergency room care", "Emergency medical transportation", "Urgent care", "Facility fee (e.g., hospital room)",
               "Physician/surgeon fees", "Outpatient services", "Inpatient services", "Office visits",
               "Childbirth/delivery professional services", "Childbirth/delivery facility services", "Home health care",
               "Rehabilitation services", "Habilitation services", "Skilled nursing care", "Durable medical equipment", "Hospice services",
               "Children’s eye exam", "Children’s glasses", "Children’s dental check-up"],
    "events": [("If you visit a health care provider’s office or clinic", 3), ("If you have a test", 2),
               ("If you need drugs to treat your illness or condition", 4), ("If you have outpatient surgery", 2),
               ("If you need immediate medical attention", 3), ("If you have a hospital stay", 2),
               ("If you need mental health, behavioral health, or substance abuse services", 2), ("If you are pregnant", 3),
               ("If you need help recovering or have other special health needs", 6), ("If your child needs dental or eye care", 3)],
    "not": "Services Your Plan Generally Does NOT Cover (Check your policy or plan document for more information and a list of any other excluded services.)",
    "also": "Other Covered Services (Limitations may apply to these services. This isn’t a complete list. Please see your plan document.)",
    "rights": "Your Rights to Continue Coverage: There are agencies that can help if you want to continue your coverage after it ends.",
    "examples": ["Peg is Having a Baby", "Managing Joe’s Type 2 Diabetes", "Mia’s Simple Fracture"],
    "aboutExamples": "About these Coverage Examples: This is not a cost estimator.",
}

SPANISH = {
    "title": "Resumen de beneficios y cobertura: Lo que este plan cubre y lo que usted paga por los servicios cubiertos",
    "period": "Período de cobertura: ", "for": "Cobertura para: ", "type": "Tipo de plan: ",
    "lead": "El documento Resumen de beneficios y cobertura (SBC) le ayudará a elegir un plan de salud. El SBC le muestra cómo usted y el plan "
            "compartirían el costo de los servicios de atención médica cubiertos. Este es solo un resumen.",
    "asked": ["Preguntas importantes", "Respuestas", "Por qué es importante:"],
    "questions": {
        "deductible": "¿Cuál es el deducible total?",
        "before": "¿Hay servicios cubiertos antes de que alcance su deducible?",
        "other": "¿Hay otros deducibles para servicios específicos?",
        "maximum": "¿Cuál es el límite de gastos de bolsillo de este plan?",
        "excluded": "¿Qué no está incluido en el límite de gastos de bolsillo?",
        "network": "¿Pagará menos si usa un proveedor de la red?",
        "referral": "¿Necesita un referido para ver a un especialista?"},
    "why": {
        "before": "Este plan cubre algunos artículos y servicios incluso si todavía no ha alcanzado el monto del deducible.",
        "other": "No tiene que alcanzar deducibles para servicios específicos.",
        "excluded": "Aunque usted pague estos gastos, no se contabilizan para el límite de gastos de bolsillo.",
        "network": "Este plan usa una red de proveedores. Usted pagará menos si usa un proveedor de la red del plan.",
        "referral": "Puede consultar al especialista que elija sin un referido."},
    "sentence": "Todos los costos de copagos y coseguros que se muestran en esta tabla son posteriores a alcanzar su deducible, si corresponde un deducible.",
    "heads": ["Evento médico común", "Servicios que podría necesitar", "Lo que usted pagará", "Limitaciones, excepciones y otra información importante"],
    "labels": ["Visita de atención primaria para tratar una lesión o enfermedad", "Visita al especialista",
               "Atención preventiva/evaluaciones/ vacunas", "Pruebas de diagnóstico (radiografías, análisis de sangre)",
               "Imágenes (TC/PET, resonancias magnéticas)", "Medicamentos genéricos", "Medicamentos de marca preferidos",
               "Medicamentos de marca no preferidos", "Medicamentos especializados",
               "Tarifa del centro (p. ej., centro de cirugía ambulatoria)", "Honorarios del médico/cirujano",
               "Atención en la sala de emergencias", "Transporte médico de emergencia", "Atención de urgencia",
               "Tarifa del centro (p. ej., habitación del hospital)", "Honorarios del médico/cirujano",
               "Servicios para pacientes ambulatorios", "Servicios para pacientes hospitalizados", "Visitas al consultorio",
               "Servicios profesionales de parto", "Servicios del centro de parto", "Atención médica en el hogar",
               "Servicios de rehabilitación", "Servicios de habilitación", "Atención de enfermería especializada",
               "Equipo médico duradero", "Servicios de hospicio", "Examen de la vista para niños", "Anteojos para niños",
               "Control dental para niños"],
    "events": [("Si visita el consultorio o la clínica de un proveedor de atención médica", 3), ("Si se hace una prueba", 2),
               ("Si necesita medicamentos para tratar su enfermedad o condición", 4), ("Si se somete a una cirugía ambulatoria", 2),
               ("Si necesita atención médica inmediata", 3), ("Si es hospitalizado", 2),
               ("Si necesita servicios de salud mental, de salud conductual o de abuso de sustancias", 2), ("Si está embarazada", 3),
               ("Si necesita ayuda para recuperarse o tiene otras necesidades de salud especiales", 6),
               ("Si su hijo necesita atención dental o de la vista", 3)],
    "not": "Servicios que su plan, en general, NO cubre (Consulte su póliza o el documento del plan para obtener más información.)",
    "also": "Otros servicios cubiertos (Estos servicios pueden tener limitaciones. Esta no es una lista completa.)",
    "rights": "Sus derechos a continuar con la cobertura: Hay agencias que pueden ayudarle si quiere continuar con su cobertura.",
    "examples": [], "aboutExamples": "",
}


def words(design):
    return SPANISH if design.get("language") == "es" else ENGLISH


def rows(design, merged):
    """The chart's rows: event and its height or None, label, costs and limits, each with its rows and columns or None."""
    t = words(design)
    costs = len(design["columns"])
    # A row says its costs in network, outside and, behind its limits, in a second tier; other tiers are like the first.
    cells = [[row[0][0], *[(row[4] if len(row) > 4 and i == 0 else row[0])[0] for i in range(costs - 2)], row[1][0], row[2]]
             for row in (design["rows"][key] for key in KEYS)]
    spans = [[[1, 1] for _ in range(costs + 1)] for _ in KEYS]
    starts = []
    at = 0
    for _, n in t["events"]:
        starts.append(at)
        if merged:
            for column in range(costs + 1):
                first = at
                for i in range(at + 1, at + n):
                    # One cell for rows of one event that say the same, as many papers have it.
                    if cells[i][column] == cells[first][column] and column != 0:
                        spans[first][column][0] += 1
                        spans[i][column] = None
                    else:
                        first = i
        at += n
    if merged and costs == 2:
        for i in range(len(KEYS)):
            a, b = spans[i][0], spans[i][1]
            if a and b and a[0] == b[0] == 1 and cells[i][0] == cells[i][1]:
                spans[i][0], spans[i][1] = [1, 2], None
    out = []
    events = dict(zip(starts, t["events"]))
    for i in range(len(KEYS)):
        out.append((events.get(i), t["labels"][i], [(cells[i][c], spans[i][c]) for c in range(costs + 1)]))
    return out


def content(design, merged=False):
    """What a design prints, for whoever sets it."""
    t = words(design)
    return {"t": t, "design": design, "rows": rows(design, merged),
            "answers": [(t["questions"][q], design["questions"][q][0],
                         design["questions"][q][1] if len(design["questions"][q]) > 1 else t["why"][q]) for q in QUESTIONS]}


def example_lines(design):
    e = design["examples"]
    return [("The plan’s overall deductible", e["deductible"]), (f"Specialist {e['specialist'][0]}", e["specialist"][1]),
            (f"Hospital (facility) {e['hospital'][0]}", e["hospital"][1]), (f"Other {e['other'][0]}", e["other"][1])]


def html(design, size, font="DejaVu Sans", points=8, merged=False, lines=True, heads=True, twice=False):
    c = content(design, merged)
    t = c["t"]
    e = escape
    glossary = lambda text: e(text).replace("deductible", "<u>deductible</u>").replace("coinsurance", "<u>coinsurance</u>")
    border = "border:0.75pt solid #333" if lines else "border:0"
    out = [f"""<!doctype html><html lang="{design.get('language', 'en')}"><meta charset="utf-8"><title>{e(design['title'])}</title><style>
@page {{ size: {size}; margin: 30pt }}
body {{ font: {points}pt '{font}'; margin: 0 }}
table {{ border-collapse: collapse; width: 100%; margin: 6pt 0 }}
td, th {{ {border}; padding: 2.5pt 4pt; vertical-align: middle; text-align: left; font-weight: normal }}
th {{ background: #d8e4ef; font-weight: bold; text-align: center }}
.c td:nth-last-child(3) {{ text-align: center }}
.top {{ display: flex; justify-content: space-between; font-weight: bold }}
ul {{ columns: 3; margin: 3pt }}
.ex td {{ border: 0; width: 16.6% }}
</style>
<div class="top"><span>{e(t['title'])}</span><span>{e(t['period'] + design['period'])}</span></div>
<div class="top"><span>{e(design['title'])}</span><span>{e(t['for'] + design['for'])} | {e(t['type'] + design['type'])}</span></div>
<p>{glossary(t['lead'])}</p>
<table><thead><tr>{''.join(f'<th>{e(h)}</th>' for h in t['asked'])}</tr></thead>"""]
    for q, a, w in c["answers"]:
        out.append(f"<tr><td style='width:18%'><b>{e(q)}</b></td><td style='width:34%'>{glossary(a)}</td><td>{glossary(w)}</td></tr>")
    out.append("</table>")
    for _ in range(2 if twice else 1):
        out.append(f"<p style='break-before:page'>{glossary(t['sentence'])}</p>")
        costs = design["columns"]
        head = (f"<tr><th rowspan=2 style='width:14%'>{e(t['heads'][0])}</th><th rowspan=2 style='width:16%'>{e(t['heads'][1])}</th>"
                f"<th colspan={len(costs)}>{e(t['heads'][2])}</th><th rowspan=2>{e(t['heads'][3])}</th></tr>"
                f"<tr>{''.join(f'<th>{e(h)}</th>' for h in costs)}</tr>")
        out.append(f"<table class=c>{'<thead>' if heads else '<tbody>'}{head}{'</thead>' if heads else ''}<tbody>")
        for event, label, cells in c["rows"]:
            out.append("<tr>")
            if event:
                out.append(f"<td rowspan={event[1]}><b>{e(event[0])}</b></td>")
            out.append(f"<td>{glossary(label)}</td>")
            for text, span in cells:
                if span:
                    out.append(f"<td rowspan={span[0]} colspan={span[1]}>{glossary(text)}</td>")
            out.append("</tr>")
        out.append("</tbody></table>")
    out.append(f"<table><tr><td><b>{e(t['not'])}</b></td></tr><tr><td><ul>{''.join(f'<li>{e(s)}</li>' for s in design['excluded'])}</ul></td></tr>"
               f"<tr><td><b>{e(t['also'])}</b></td></tr><tr><td><ul>{''.join(f'<li>{e(s)}</li>' for s in design['covered'])}</ul></td></tr></table>"
               f"<p>{e(t['rights'])}</p>")
    if design["examples"]:
        out.append(f"<p style='break-before:page'>{e(t['aboutExamples'])}</p><table class=ex><tr>{''.join(f'<td colspan=2><b>{e(n)}</b></td>' for n in t['examples'])}</tr>")
        for what, figure in example_lines(design):
            out.append("<tr>" + f"<td>■ {glossary(what)}</td><td>{e(figure)}</td>" * 3 + "</tr>")
        out.append("</table>")
    return "".join(out)
