import { field, type Target } from '../target.ts'

const of = (key: string, kind: Parameters<typeof field>[2], synonyms: string, required = false) =>
  field('salaries', key, kind, synonyms, required)

/**
 * Salaries, a row for each person, month and project that pays: amounts stand in the person's first row of the month,
 * or in each. Synonyms: en, sq, de, mk, sr, bs.
 */
export const SALARIES_TARGET: Target = {
  kind: 'salaries',
  requireAny: [],
  detail: ['person'],
  substance: ['person'],
  loneTextIsNote: true,
  standIns: {},
  fields: [
    of(
      'person',
      'text',
      'person | name | employee | staff | staff member | full name | name and surname | emri | emri dhe mbiemri | emri mbiemri | punonjësi | punonjësja | i punësuari | i punësuar | stafi | mitarbeiter | name des mitarbeiters | вработен | име и презиме | лице | zaposleni | zaposlenik | ime i prezime | запослени | особа',
      true,
    ),
    of(
      'position',
      'text',
      'position | function | job title | role | pozita | pozicioni | funksioni | vendi i punës | funktion | позиција | работно место | pozicija | radno mjesto | radno mesto | funkcija | позиција запосленог',
    ),
    of(
      'month',
      'code',
      'month | period | salary month | muaji | muaji i pagës | periudha | monat | месец | mjesec | mesec | период',
    ),
    of(
      'net',
      'amount',
      'net | net pay | net salary | paga neto | neto | pagë neto | netto | nettogehalt | нето | нето плата | neto plata | neto plaća | neto iznos',
    ),
    of(
      'tax',
      'amount',
      'tax | income tax | tax on pay | wage tax | tatimi | tatimi në pagë | tatimi mbi pagën | tap | tatimi në të ardhura | lohnsteuer | steuer | данок | персонален данок | porez | porez na platu | porez na dohodak | порез',
    ),
    of(
      'social',
      'amount',
      'social security | social | contributions | pension | social contributions | pension contribution | kontributet | kontributi | kontributet shoqërore | sigurimet | sigurimet shoqërore | kontributi pensional | trusti | sozialversicherung | придонеси | социјално | doprinosi | doprinos | socijalno osiguranje | доприноси',
    ),
    of('currency', 'currency', 'currency | curr | ccy | monedha | valuta | валута | währung'),
    of(
      'project',
      'code',
      'project | project code | action | grant | donor project | projekti | kodi i projektit | projekt | проект | шифра на проект | projekat | пројекат',
    ),
    of(
      'lineCode',
      'code',
      'budget line | line | bl | budget line code | budget code | line code | linja buxhetore | kodi i linjës buxhetore | linja | zëri i buxhetit | budgetlinie | буџетска линија | budžetska linija | budžetska stavka',
    ),
    of(
      'workPackageCode',
      'code',
      'work package | wp | pp | paketa e punës | pakoja e punës | arbeitspaket | работен пакет | radni paket | радни пакет',
    ),
    of(
      'activityCode',
      'code',
      'activity | activity code | aktiviteti | kodi i aktivitetit | aktivität | активност | aktivnost',
    ),
    of(
      'share',
      'decimal',
      'share | share % | percent | percentage | % | allocation | allocation % | time % | effort | fte % | level of effort | loe | pjesa | përqindja | pjesa % | perqindja e kohës | angazhimi | anteil | prozent | процент | удел | учество | procenat | postotak | udio | udeo | проценат',
    ),
    of(
      'elsewhere',
      'text',
      'paid from elsewhere | other source | other funding | paguhet nga | burim tjetër | burimi tjetër | друг извор | drugi izvor | други извор',
    ),
  ],
}
