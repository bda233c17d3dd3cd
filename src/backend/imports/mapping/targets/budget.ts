import { field, type Target } from '../target.ts'
import { FUNDING_COLUMN_KINDS, FUNDING_FIELDS, OTHER_FUNDER_KEYS } from './budget-funding.ts'

const of = (key: string, kind: Parameters<typeof field>[2], synonyms: string, required = false) =>
  field('budget', key, kind, synonyms, required)

/** Budget lines and headings; `budgetTree` finds who stands under whom. */
export const BUDGET_TARGET: Target = {
  kind: 'budget',
  requireAny: [],
  detail: ['quantity', 'unitValue', 'unit'],
  substance: ['code', 'label', 'amount'],
  loneTextIsNote: false,
  standIns: {},
  rowCode: 'code',
  parts: { whole: 'amount', known: Object.keys(FUNDING_COLUMN_KINDS), spare: OTHER_FUNDER_KEYS },
  fields: [
    of(
      'code',
      'code',
      'code | no | nr | number | line | line no | budget line | budget line code | budget code | bl | item no | ref | kodi | numri | nr rendor | linja buxhetore | kodi i linjës | шифра | код | бр | број | реден број | буџетска линија | šifra | kod | br | broj | redni broj | r br | budžetska linija | ред бр',
    ),
    of(
      'label',
      'text',
      'label | description | budget item | item | cost | costs | cost item | cost category | category | heading | budget heading | name | title | budget line | expenses | expenditure | activity | përshkrimi | zëri | zëri i buxhetit | shpenzimet | kategoria | kategoria e shpenzimit | emërtimi | titulli | опис | ставка | назив | трошоци | категорија | категорија на трошок | opis | stavka | naziv | troškovi | kategorija | vrsta troška | трошкови | категорија трошкова | budget line description',
      true,
    ),
    of(
      'unit',
      'text',
      'unit | units type | unit type | unit of measure | measure | njësia | njësia matëse | единица | единица мерка | мерна единица | jedinica | jedinica mjere | јединица | јединица мере | jed mjere',
    ),
    of(
      'quantity',
      'decimal',
      'quantity | qty | units | no of units | number of units | number | unit no | sasia | nr i njësive | numri i njësive | количина | број на единици | količina | broj jedinica | kol | кол | број јединица',
    ),
    of(
      'unitValue',
      'decimal',
      'unit value | unit rate | unit cost | unit price | unit value in eur | unit rate in eur | unit cost eur | price per unit | cost per unit | rate | vlera për njësi | kosto për njësi | çmimi për njësi | çmimi njësi | единечна цена | цена по единица | вредност по единица | jedinična cijena | jedinična cena | cijena po jedinici | cena po jedinici | јединична цена | vrijednost po jedinici',
    ),
    of(
      'amount',
      'amount',
      'amount | total | total cost | total costs | total amount | costs in eur | cost in eur | total eur | total in eur | amount eur | amount in eur | budget | budget eur | approved budget | total budget | value | shuma | shuma totale | kosto totale | totali | vlera | vlera totale | buxheti | shuma në euro | износ | вкупно | вкупен износ | вкупни трошоци | буџет | износ во евра | iznos | ukupno | ukupan iznos | ukupni troškovi | budžet | iznos u eur | износ у еврима | укупан износ | укупно',
    ),
    of(
      'fundingSource',
      'text',
      'funding source | source of funding | source of funds | source | donor | funder | funded by | burimi i financimit | financuesi | donatori | извор на финансирање | донатор | izvor finansiranja | izvor financiranja | donator | извор финансирања',
    ),
    of(
      'clarification',
      'text',
      'clarification | clarification of the budget items | clarification of budget item | specification | sqarim | sqarime | specifikimi | појаснување | објаснување | pojašnjenje | објашњење | objašnjenje | specifikacija',
    ),
    of(
      'justification',
      'text',
      'justification | justification of the estimated costs | explanation | basis of calculation | remarks | notes | comment | comments | arsyetim | arsyetimi | shënime | образложение | оправдување | забелешка | obrazloženje | opravdanje | napomena | образложење | напомена',
    ),
    of(
      'parentCode',
      'code',
      'parent | parent code | heading code | under | belongs to | kodi i titullit | припаѓа на | nadređena šifra | pripada | надређена шифра',
    ),
    ...FUNDING_FIELDS,
  ],
}
