import { field, type Target } from '../target.ts'

const of = (key: string, kind: Parameters<typeof field>[2], synonyms: string, required = false) =>
  field('applications', key, kind, synonyms, required)

/** Registers of applications as offices keep them in spreadsheets. */
export const APPLICATIONS_TARGET: Target = {
  kind: 'applications',
  requireAny: [],
  detail: [],
  substance: ['applicant', 'title'],
  loneTextIsNote: true,
  standIns: {},
  fields: [
    of(
      'referenceNo',
      'code',
      'reference | reference no | reference number | ref no | ref | application no | application number | application id | application code | id | no | nr | nr i aplikimit | numri i aplikimit | numri rendor | nr rendor | kodi | број | шифра | broj | šifra | редни број | redni broj',
    ),
    of(
      'applicant',
      'text',
      'applicant | applicant name | name of applicant | name of the applicant | lead applicant | organisation | organization | organisation name | organization name | grantee | grantee name | recipient | recipient name | beneficiary | aplikuesi | emri i aplikuesit | organizata | emri i organizatës | ojq | përfituesi | апликант | подносител | организација | подносилац | podnosilac | aplikant | organizacija',
      true,
    ),
    of(
      'registrationNo',
      'code',
      'registration no | registration number | reg no | nui | nipt | nr i regjistrimit | numri i regjistrimit | матичен број | матични број | matični broj',
    ),
    of('country', 'text', 'country | country code | shteti | земја | држава | država'),
    of(
      'title',
      'text',
      'title | project | project title | title of project | title of the project | project name | grant title | titulli | titulli i projektit | projekti | emri i projektit | наслов | наслов на проект | naziv projekta | naslov | назив пројекта | проект',
    ),
    of(
      'lot',
      'code',
      'lot | lot no | lot number | category | loti | kategoria | лот | категорија | lot broj',
    ),
    of(
      'requested',
      'amount',
      'requested | amount requested | requested amount | grant requested | amount | grant amount | award amount | grant value | shuma e kërkuar | shuma | kërkuar | granti i kërkuar | барана сума | износ | traženi iznos | iznos | тражени износ',
    ),
    of(
      'total',
      'amount',
      'total | total cost | total budget | project budget | total project cost | budget | buxheti | kostoja totale | shuma totale | vlera totale | вкупно | вкупен буџет | ukupno | ukupan budžet | укупно | budžet',
    ),
    of(
      'duration',
      'decimal',
      'duration | duration months | duration in months | months | kohëzgjatja | muaj | kohëzgjatja në muaj | времетраење | месеци | trajanje | mjeseci | meseci | трајање',
    ),
    of(
      'location',
      'text',
      'location | place | municipality | city | region | county | area | vendi | komuna | qyteti | rajoni | општина | место | opština | općina | mjesto | mesto',
    ),
    of(
      'summary',
      'text',
      'summary | project summary | description | abstract | short description | përmbledhja | përshkrimi | përshkrimi i projektit | опис | резиме | opis | sažetak | rezime',
    ),
  ],
}
