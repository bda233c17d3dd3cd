import { field, type Target } from '../target.ts'

const of = (key: string, kind: Parameters<typeof field>[2], synonyms: string, required = false) =>
  field('perDiems', key, kind, synonyms, required)

/** Per diems, a row for each journey of a person. Synonyms: en, sq, de, mk, sr, bs. */
export const PER_DIEMS_TARGET: Target = {
  kind: 'perDiems',
  requireAny: [],
  detail: ['startDate', 'endDate'],
  substance: ['person', 'startDate'],
  loneTextIsNote: true,
  standIns: {},
  fields: [
    of(
      'person',
      'text',
      'person | name | traveller | traveler | payee | employee | participant | emri | emri dhe mbiemri | udhëtari | pjesëmarrësi | përfituesi | punonjësi | reisender | патник | име и презиме | учесник | putnik | ime i prezime | učesnik | путник',
      true,
    ),
    of(
      'country',
      'text',
      'country | country of stay | shteti | vendi | land | земја | држава | država | zemlja | држава боравка',
      true,
    ),
    of(
      'place',
      'text',
      'place | city | town | destination | qyteti | destinacioni | ort | град | место | дестинација | grad | mjesto | mesto | destinacija',
    ),
    of(
      'purpose',
      'text',
      'purpose | reason | event | mission | description | qëllimi | arsyeja | misioni | ngjarja | përshkrimi | zweck | цел | намена | svrha | povod | misija | сврха',
    ),
    of(
      'startDate',
      'date',
      'from | start | start date | departure | departure date | date from | nga | nga data | nisja | data e nisjes | fillimi | von | abreise | од | поаѓање | од датум | od | polazak | datum polaska | од датума',
      true,
    ),
    of(
      'endDate',
      'date',
      'to | until | end | end date | return | return date | date to | deri | deri më | kthimi | data e kthimit | mbarimi | bis | rückkehr | до | враќање | до датум | do | povratak | datum povratka | до датума',
      true,
    ),
    of(
      'nights',
      'decimal',
      'nights | overnights | number of nights | per diems | units | days | netë | nete | numri i netëve | bujtje | ditë | mëditje numri | nächte | übernachtungen | ноќевања | број на ноќевања | noćenja | broj noćenja | dnevnica broj | ноћења',
    ),
    of(
      'rate',
      'amount',
      'rate | per diem rate | daily rate | per diem | unit rate | mëditja | tarifa | çmimi për natë | mëditje | tagessatz | tagegeld | дневница | стапка | dnevnica | iznos dnevnice | стопа дневнице',
      true,
    ),
    of(
      'amount',
      'amount',
      'amount | total | sum | total amount | shuma | vlera | gjithsej | betrag | износ | вкупно | iznos | ukupno | укупно',
    ),
    of('currency', 'currency', 'currency | curr | ccy | monedha | valuta | валута | währung'),
    of(
      'entryDate',
      'date',
      'entry date | booking date | payment date | paid on | data e regjistrimit | data e pagesës | paguar më | buchungsdatum | датум на книжење | датум на исплата | datum knjiženja | datum isplate | датум исплате',
    ),
    of(
      'documentNo',
      'code',
      'document no | mission order | travel order | order no | document | voucher | nr i dokumentit | urdhëri i udhëtimit | urdhërudhëtimi | nr i urdhrit | reiseauftrag | патен налог | број на налог | putni nalog | broj naloga | путни налог',
    ),
    of(
      'lineCode',
      'code',
      'budget line | line | bl | budget line code | budget code | line code | linja buxhetore | kodi i linjës buxhetore | linja | zëri i buxhetit | буџетска линија | budžetska linija | budžetska stavka',
    ),
    of(
      'workPackageCode',
      'code',
      'work package | wp | pp | paketa e punës | pakoja e punës | работен пакет | radni paket | радни пакет',
    ),
    of(
      'activityCode',
      'code',
      'activity | activity code | aktiviteti | kodi i aktivitetit | активност | aktivnost',
    ),
  ],
}
