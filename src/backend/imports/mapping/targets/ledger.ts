import { field, type Target } from '../target.ts'

const of = (key: string, kind: Parameters<typeof field>[2], synonyms: string, required = false) =>
  field('ledger', key, kind, synonyms, required)

/** Spending records; keys are those of a ledger entry. Synonyms: en, sq, mk, sr, bs, and what accounting exports write. */
export const LEDGER_TARGET: Target = {
  kind: 'ledger',
  requireAny: [['amount', 'baseAmount']],
  detail: ['entryDate', 'documentNo', 'documentDate'],
  substance: ['entryDate', 'documentNo', 'amount', 'baseAmount'],
  loneTextIsNote: true,
  standIns: { entryDate: ['paymentDate', 'documentDate'], amount: ['baseAmount'] },
  fields: [
    of(
      'entryDate',
      'date',
      'date | entry date | booking date | posting date | transaction date | date of expenditure | data | data e regjistrimit | data e transaksionit | data e shpenzimit | датум | датум на книжење | датум на трансакција | datum | datum knjiženja | датум књижења | buchungsdatum | datum transakcije | datum troška',
      true,
    ),
    of(
      'documentNo',
      'code',
      'document no | document number | doc no | doc | document | invoice no | invoice number | invoice | voucher no | voucher | receipt no | receipt number | reference | ref | nr i dokumentit | numri i dokumentit | nr i faturës | numri i faturës | nr fature | fatura | nr dok | број на документ | бр на документ | број на фактура | фактура бр | broj dokumenta | br dokumenta | broj računa | broj fakture | br fakture | beleg | belegnummer | rechnungsnummer | faktura | број документа | број рачуна',
    ),
    of(
      'documentDate',
      'date',
      'document date | doc date | invoice date | receipt date | date of document | date of invoice | data e dokumentit | data e faturës | data fatures | датум на документ | датум на фактура | datum dokumenta | datum računa | datum fakture | датум документа | датум рачуна',
    ),
    of(
      'payee',
      'text',
      'payee | supplier | vendor | paid to | beneficiary | recipient | provider | contractor | company | furnitori | furnizuesi | përfituesi | pranuesi | paguar për | subjekti | operatori ekonomik | добавувач | примач | исплатено на | dobavljač | добављач | primalac | primatelj | прималац | isplaćeno | korisnik | empfänger | lieferant',
    ),
    of(
      'description',
      'text',
      'description | item | details | purpose | expenditure | expense | cost | cost item | text | description of expenditure | description of cost | përshkrimi | përshkrimi i shpenzimit | shpenzimi | qëllimi | arsyeja | опис | опис на трошок | трошок | намена | цел на дознака | opis | opis troška | trošak | svrha | namjena | опис трошка | сврха | beschreibung | buchungstext | verwendungszweck',
    ),
    of(
      'lineCode',
      'code',
      'budget line | budget line code | budget line no | line | line code | bl | bl code | budget code | budget item | account code | cost code | linja buxhetore | kodi i linjës buxhetore | linja e buxhetit | kodi buxhetor | zëri i buxhetit | буџетска линија | буџетска ставка | шифра на буџетска линија | budžetska linija | budžetska stavka | budžetska pozicija | буџетска линија | стaвка буџета | stavka budžeta',
    ),
    of(
      'workPackageCode',
      'code',
      'work package | work package code | wp | wp no | paketa e punës | pakoja e punës | pp | работен пакет | рп | radni paket | радни пакет',
    ),
    of(
      'activityCode',
      'code',
      'activity | activity code | activity no | act | aktiviteti | kodi i aktivitetit | активност | шифра на активност | aktivnost | aktivnost br | шифра активности',
    ),
    of(
      'currency',
      'currency',
      'currency | curr | ccy | currency code | local currency | monedha | valuta | валута | währung | buchungswährung | kod valute | валута код',
    ),
    of(
      'amount',
      'amount',
      'amount | value | total | sum | gross amount | amount paid | paid amount | amount in local currency | local amount | amount local currency | amount lc | amount national currency | cost amount | shuma | vlera | shuma e paguar | shuma në monedhë vendore | vlera në monedhë vendore | vlera totale | totali | износ | вкупно | сума | износ во денари | износ во локална валута | iznos | ukupno | suma | iznos u lokalnoj valuti | iznos u dinarima | iznos u km | укупно | износ у динарима | betrag',
    ),
    of(
      'rate',
      'decimal',
      'rate | exchange rate | fx rate | fx | exch rate | conversion rate | rate of exchange | kursi | kursi i këmbimit | kursi këmbimit | курс | девизен курс | kurs | devizni kurs | tečaj | девизни курс | wechselkurs | umrechnungsfaktor',
    ),
    of(
      'rateSource',
      'text',
      'rate source | source of rate | exchange rate source | fx source | burimi i kursit | извор на курс | izvor kursa | извор курса',
    ),
    of(
      'rateDate',
      'date',
      'rate date | date of rate | exchange rate date | fx date | data e kursit | датум на курс | datum kursa | датум курса',
    ),
    of(
      'baseAmount',
      'amount',
      'eur amount | amount eur | amount in eur | amount in euro | amount euro | eur | euro | value eur | value in eur | total eur | total in eur | equivalent eur | eur equivalent | amount in project currency | shuma në euro | shuma eur | shuma në eur | vlera në euro | vlera në eur | vlera eur | износ во евра | износ евра | износ во евро | евра | износ еур | iznos u eur | iznos eur | iznos u evrima | iznos u eurima | u eur | betrag in eur | betrag eur | износ у еврима | износ у евро',
    ),
    of(
      'quantity',
      'decimal',
      'quantity | qty | units | number of units | no of units | days | hours | sasia | njësi | nr i njësive | количина | број на единици | količina | količina jedinica | broj jedinica | kom | кол | количина јединица',
    ),
    of(
      'paymentDate',
      'date',
      'payment date | date of payment | paid on | date paid | value date | data e pagesës | data e pagimit | датум на плаќање | датум на исплата | datum plaćanja | datum isplate | датум плаћања | датум исплате | valuta datum',
    ),
    of(
      'documentType',
      'text',
      'document type | type of document | doc type | lloji i dokumentit | вид на документ | vrsta dokumenta | врста документа',
    ),
    of(
      'paymentReference',
      'text',
      'payment reference | payment ref | bank reference | bank statement | bank statement no | reference of payment | referenca e pagesës | nr i urdhërpagesës | извод | број на извод | izvod | broj izvoda | poziv na broj | број извода',
    ),
    of(
      'vatAmount',
      'amount',
      'vat | vat amount | of which vat | tvsh | shuma e tvsh | ддв | износ на ддв | pdv | iznos pdv | пдв | износ пдв',
    ),
    of(
      'subGrantNo',
      'code',
      'sub grant | sub grant no | subgrant | grant no | contract no | sub grant contract | nëngranti | nr i kontratës | подгрант | број на договор | podgrant | broj ugovora | број уговора',
    ),
    of(
      'beneficiary',
      'text',
      'paid by | partner | spending partner | implementing partner | partner organisation | organisation | beneficiary organisation | spent by | paguar nga | partneri | organizata | organizata partnere | платено од | партнер | организација | plaćeno od | organizacija | partnerska organizacija | платио',
    ),
    of(
      'account',
      'text',
      'paid from | paid from account | bank account | cash or bank | payment account | llogaria bankare | paguar nga llogaria | llogaria e pagesës | банкарска сметка | платено од сметка | bankovni račun | plaćeno s računa | банковни рачун',
    ),
    of(
      'interventionCode',
      'code',
      'intervention | intervention code | intervention no | ndërhyrja | kodi i ndërhyrjes | интервенција | intervencija | šifra intervencije | шифра интервенције',
    ),
    of(
      'remark',
      'text',
      'remark | remarks | note | notes | comment | comments | vërejtje | vërejtja | shënim | shënime | koment | забелешка | коментар | напомена | napomena | bemerkung | komentar | primjedba | примедба',
    ),
  ],
}
